"""Which items are private, and which corrections may quote one (R27, R28)."""

from dataclasses import replace

from boardtui.edits.minuting import Decide, WriteMinute
from boardtui.model.agendas import AgendaItem
from boardtui.model.decisions import Outcome
from boardtui.model.meetings import Correction, Meeting
from boardtui.rules.digest import decided
from boardtui.rules.private_items import may_quote_private, private_items
from tests.builders import NEXT, after, meeting

AGENDA = (
    AgendaItem("i1", "1", "Open"),
    AgendaItem("i2", "2", "Closed", exempt=True),
    AgendaItem("i3", "2.1", "Part of it", depth=1),
    AgendaItem("i4", "3", "Open again"),
    AgendaItem("i5", "3.1", "Part of that", depth=1),
)


def held() -> Meeting:
    return after(
        WriteMinute("In public", "i1"),
        WriteMinute("In private", "i2"),
        Decide("Agreed in private", Outcome.AGREED, "i3"),
        Decide("Agreed in public", Outcome.AGREED, "i5"),
        start=replace(meeting(), agenda=AGENDA),
    )


def test_an_exempt_item_is_private_with_its_parts() -> None:
    assert private_items(held()) == {"i2", "i3"}
    assert private_items(meeting()) == frozenset()


def test_the_lists_know_it_too() -> None:
    assert [(one.text, one.exempt) for one in decided(held())] == [
        ("Agreed in private", True),
        ("Agreed in public", False),
    ]


def correction(entry: str | None, person: str | None = None) -> Correction:
    return Correction(NEXT, "priya", "private", "secret", entry, person)


def test_a_correction_is_as_private_as_the_item_it_puts_right() -> None:
    found = {entry: may_quote_private(held(), correction(entry)) for entry in ("m1", "m2", "d3", "d4")}
    assert found == {"m1": False, "m2": True, "d3": True, "d4": False}


def test_one_of_no_known_entry_may_quote_anything_that_is_private() -> None:
    assert may_quote_private(held(), correction(None))
    assert may_quote_private(held(), correction("gone"))
    assert not may_quote_private(meeting(), correction("gone"))


def test_one_of_an_attendance_quotes_no_item() -> None:
    assert not may_quote_private(held(), correction(None, "helen"))
