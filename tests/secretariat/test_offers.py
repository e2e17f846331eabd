"""Drop-downs and ghost text: what the line offers while it is typed (ux §4.2)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardtui.edits.course import TakeItem
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.agendas import CoverSheet
from boardtui.model.meetings import Meeting
from boardtui.secretariat.capture.command_help import COMMANDS
from boardtui.secretariat.capture.commands import read_command
from boardtui.secretariat.capture.line import understand
from boardtui.secretariat.capture.offers import MOST, ghost, offers, people_matching
from boardtui.secretariat.capture.scene import Scene
from tests.builders import after, at, scene

SNIPPETS = {"noted": "The Board noted the report.", "next": "Date of next meeting", "née": "née"}


def snippy(of: Meeting | None = None) -> Scene:
    return replace(scene(of), snippets=SNIPPETS)


def texts(before: str, of: Meeting | None = None) -> list[str]:
    return [one.text for one in offers(before, snippy(of))]


def accepted(before: str, of: Meeting | None = None) -> str:
    """The line after the first offer is taken."""
    first = offers(before, snippy(of))[0]
    return before[: len(before) - first.replaces] + first.insert


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("A: chase @hel", ["Helen Platts"]),
        ("A: chase @HP", ["Helen Platts"]),
        ("A: chase @elo", ["Élodie Marchand"]),
        ("A: chase @o'n", ["Tom O'Neil"]),
        ("A: chase @o’n", ["Tom O'Neil"]),
        ("A: chase @ian", ["Ian Clark", "Ian Nash"]),
        ("A: chase @ian n", ["Ian Nash"]),
        ("@chairm", ["Chairman", "Helen Platts"]),
        ("A: chase @offi", ["Officers", "Olga Ford"]),
        ("A: chase @vice", ["Ian Clark"]),
        ("A: chase @zed", []),
        ("A: chase @ ", []),
        ("A: mail clerk@board", []),
        ("A: chase @Helen Platts ", []),
        ("A: chase @Helen Platts by", []),
        ("A: chase @Officers ", []),
        ("D: moved @nas", ["Ian Nash"]),
        ("first line\n@nas", ["Ian Nash"]),
    ],
)
def test_people_after_an_at_sign(before: str, found: list[str]) -> None:
    assert texts(before) == found


def test_what_is_taken_is_understood() -> None:
    line = accepted("A: chase @elo")
    assert line == "A: chase @Élodie Marchand "
    edit = understand(line, scene()).edit
    assert edit is not None
    assert [one.person for one in edit.owners] == ["elodie"]  # type: ignore[attr-defined]


def test_an_offer_says_code_role_and_group() -> None:
    one = offers("@hel", scene())[0]
    assert (one.detail, one.replaces) == ("HP · Chairman · Red", 4)
    assert offers("@hel", scene(after(MarkPerson("helen", Roll.PRESENT, at("10:00")))))[0].detail.endswith(
        "· present"
    )


def test_never_more_than_five() -> None:
    assert len(texts("@")) == len(texts("/")) == MOST == 5


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("/n", ["/next"]),
        ("/ex", ["/exempt 3", "/export"]),
        ("/next", []),
        ("/zz", []),
        ("/item ", ["1 Apologies", "2 Gates and fences", "3A Any other business"]),
        ("/item 3", ["3A Any other business"]),
        ("/item gat", ["2 Gates and fences"]),
        ("/item 2", []),
        ("/sub sa", ["Sam Wu"]),
        ("/sub sw for pri", ["Priya Nair"]),
        ("/apologies from hp, pri", ["Priya Nair"]),
        ("/apologies hp ", []),
        ("N: said /n", []),
        ("one\n/n", []),
    ],
)
def test_commands_and_what_they_name(before: str, found: list[str]) -> None:
    assert texts(before) == found


def test_a_command_is_put_in_whole_with_its_help_beside() -> None:
    assert offers("/brea", scene())[0] == ("/break 10:40: tea", "/break ", "adjourn, with the reason", 5)
    assert accepted("/item gat") == "/item 2"
    assert accepted("/sub sw for pri") == "/sub sw for pn "


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.word)
def test_each_command_that_is_offered_is_read_as_its_example_is_written(
    command: tuple[str, str, str],
) -> None:
    word, usage, help_ = command
    assert usage.startswith(f"/{word}") and help_
    assert read_command(usage[1:], scene()) is not None


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("+h", ["Helen Platts"]),
        ("+hp", []),
        ("+hp pri", ["Priya Nair"]),
        ("+hp -p", []),
        ("=h", ["Helen Platts"]),
        ("=hp ", ["present", "remote", "apologies", "absent", "left"]),
        ("=hp a", ["apologies", "absent"]),
        ("=hp absent", []),
        ("+ hp", []),
        ("- a point", []),
        ("+hp ", []),
        ("said -h", []),
    ],
)
def test_codes_and_statuses_after_a_sign(before: str, found: list[str]) -> None:
    assert texts(before) == found


def test_only_who_is_here_is_offered_to_leave() -> None:
    assert texts("-") == []
    here = after(MarkPerson("priya", Roll.PRESENT, at("10:00")))
    assert texts("-", here) == ["Priya Nair"]
    assert accepted("-", here) == "-pn "


@pytest.mark.parametrize(
    ("before", "found"),
    [(";n", [";next", ";noted", ";née"]), ("D: ;no", [";noted"]), ("a;no", []), (";zz", []), ("; n", [])],
)
def test_snippets_after_a_semicolon(before: str, found: list[str]) -> None:
    assert texts(before) == found


def test_a_snippet_is_put_in_in_full() -> None:
    assert accepted("N: ;no") == "N: The Board noted the report."


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("A: tidy up by ", ["next meeting", "fri", "+2w", "eom", "+1m"]),
        ("A: tidy up by n", ["next meeting", "next mon", "next tue", "next wed", "next thu"]),
        ("A: tidy up by 18", ["18 dec", "18 jan", "18 feb", "18 mar", "18 apr"]),
        ("A: tidy up by 18 j", ["18 jan", "18 jun", "18 jul"]),
        ("A: tidy up by 18 jan", []),
        ("A: tidy up due +", ["+2w", "+1m", "+14d"]),
        ("A: tidy up due +3", ["+3w", "+3m", "+3d"]),
        ("A: tidy up by 31 f", []),
        ("A: send it by post", []),
        ("N: said by ", []),
        ("by ", []),
    ],
)
def test_days_after_by_in_an_action(before: str, found: list[str]) -> None:
    assert texts(before) == found


def test_a_day_is_offered_with_its_date() -> None:
    assert offers("A: x by n", scene())[0] == ("next meeting", "next meeting ", "Mon 18 Jan 2027", 1)


@pytest.mark.parametrize("query", ["", "  "])
def test_nothing_typed_is_everybody_the_unmarked_first(query: str) -> None:
    held = after(MarkPerson("helen", Roll.PRESENT, at("10:00")))
    found = [one.id for one in people_matching(query, scene(held))]
    assert len(found) == 8
    assert found[-1] == "helen"


def test_a_code_comes_before_a_name_and_a_name_before_a_role() -> None:
    assert [one.id for one in people_matching("in", scene())] == ["ian-n"]
    assert [one.id for one in people_matching("o", scene())] == ["olga", "tom"]
    assert [one.id for one in people_matching("i", scene())] == ["ian-c", "ian-n"]
    assert [one.id for one in people_matching("m", scene())] == ["elodie", "priya", "ian-n"]


def recommending(*words: str) -> Scene:
    held = after(TakeItem("i2", at("10:10")))
    agenda = tuple(
        replace(one, cover=CoverSheet(recommendations=words)) if one.id == "i2" else one
        for one in held.agenda
    )
    return scene(replace(held, agenda=agenda))


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("D:", " That the gates be mended. That fences wait."),
        ("D: ", "That the gates be mended. That fences wait."),
        ("decision: ", "That the gates be mended. That fences wait."),
        ("D: T", ""),
        ("A:", ""),
        ("", ""),
    ],
)
def test_the_recommendation_is_the_ghost_of_a_decision(before: str, words: str) -> None:
    assert ghost(before, recommending("That the gates\n be mended", "That fences wait.")) == words


def test_without_a_recommendation_there_is_no_ghost() -> None:
    assert ghost("D:", recommending()) == ""
    assert ghost("D:", scene()) == ""
    assert ghost("D:", scene(after(TakeItem("i2", at("10:10"))))) == ""


@given(st.text(max_size=60))
def test_whatever_is_typed_the_offers_fit_the_line(before: str) -> None:
    for one in offers(before, snippy()):
        assert 0 <= one.replaces <= len(before)
        assert one.text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (";noted", "The Board noted the report."),
        ("N: ;noted ;next", "The Board noted the report. Date of next meeting"),
        (";unknown word", ";unknown word"),
        ("a;noted", "a;noted"),
        ("so; noted", "so; noted"),
    ],
)
def test_a_snippet_left_in_the_line_is_written_out(line: str, said: str) -> None:
    edit = understand(line, snippy()).edit
    assert edit is not None
    assert edit.text == said  # type: ignore[attr-defined]


def test_a_snippet_may_hold_a_prefix() -> None:
    understood = understand(";d", replace(scene(), snippets={"d": "D: agreed"}))
    assert understood.kind == "decision"
