"""The short form of a meeting says what the whole record says, for any council and any course."""

import dataclasses
import random
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardtui.edits.base import MeetingEdit
from boardtui.errors import EditRefused
from boardtui.model.boards import Board, Membership, Role
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.rules.attendance import Mark, attendance
from boardtui.rules.digest import assigned, counts, decided, digest, name_on_the_day
from boardtui.rules.identity import who
from boardtui.rules.membership import member_ids_on, members_on
from boardtui.rules.references import highest_number, opening_of
from boardtui.rules.register import register
from boardtui.store import index, index_file, tables
from boardtui.store.projection import is_as_sealed, read_for_lists
from tests.builders import board, meeting, stamp
from tests.generator import Size, council, write_pair
from tests.strategies import meeting_edits, nouns

_LOGS = st.lists(meeting_edits, max_size=14)
_SIZES = st.builds(
    Size,
    boards=st.just(1),
    meetings=st.integers(1, 5),
    years=st.just(1),
    items=st.integers(1, 4),
    decisions=st.integers(0, 4),
    actions=st.integers(0, 4),
    minutes=st.integers(0, 2),
)


def course_of(edits: list[MeetingEdit]) -> tuple[list[MeetingEdit], Meeting]:
    kept: list[MeetingEdit] = []
    result = meeting()
    for edit in edits:
        try:
            result = edit.apply(result, stamp(len(kept) + 2))
        except EditRefused:
            continue
        kept.append(edit)
    return kept, result


def check(on: Board, held: Meeting) -> None:
    """Every derived figure of the short form, against the attendance derived from the whole record."""
    short, full = digest(held), attendance(on, held)
    assert member_ids_on(on, held.day) == [
        one.person for one in on.memberships if one.person in {seat.person.id for seat in full.members}
        and one.role.holds_seat and one.covers(held.day)
    ]  # fmt: skip
    assert sorted(member_ids_on(on, held.day)) == sorted(one.person.id for one in members_on(on, held.day))
    assert {mark: counts(on, short).get(mark, 0) for mark in Mark} == {
        mark: full.count(mark) for mark in Mark
    }
    assert tuple(short.stand_ins) == full.substitutes
    assert all(short.marks.get(one, Mark.UNMARKED) is found.mark for one, found in full.standings.items())
    found = register(on, (held,))
    if held.state.was_held:
        assert [row.cells[0] for row in found.rows if not row.is_substitute] == [
            full.standing(row.person).mark for row in found.rows if not row.is_substitute
        ]
        assert [row.person for row in found.rows if row.is_substitute] == list(full.substitutes)
        assert all(row.name == who(on, held, row.person).name for row in found.rows)
    else:
        assert all(row.cells == (None,) for row in found.rows)
    for decision, row in zip(sorted(held.decisions, key=lambda one: one.order), decided(held), strict=True):
        item = held.item(decision.item)
        assert (row.ref, row.text, row.item) == (decision.ref, decision.text, item.number if item else None)
        for person in (decision.mover, decision.seconder):
            assert person is None or name_on_the_day(on, short, person) == who(on, held, person).name
    assert int(short.numbers.get(opening_of(on), 0)) == highest_number(on, (held,))


@given(_SIZES, st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_a_generated_council_is_told_the_same_in_short(size: Size, seed: int) -> None:
    dice = random.Random(seed)
    for on, meetings in council(size, seed):
        for _, held in meetings:
            state = dice.choice([held.state, held.state, *MeetingState])
            check(on, dataclasses.replace(held, state=state))


@given(_LOGS, st.sampled_from(MeetingState), st.lists(st.sampled_from(list(Role)), max_size=3))
@settings(deadline=None)
def test_any_course_is_told_the_same_in_short(
    edits: list[MeetingEdit], state: MeetingState, roles: list[Role]
) -> None:
    parks = board()
    more = tuple(
        Membership(person, role) for person, role in zip(("helen", "olga", "nobody"), roles, strict=False)
    )
    check(
        dataclasses.replace(parks, memberships=(*parks.memberships, *more)),
        dataclasses.replace(course_of(edits)[1], state=state),
    )


@given(_LOGS)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_quick_reading_is_the_whole_reading(tmp_path_factory: object, edits: list[MeetingEdit]) -> None:
    from boardtui.edits.founding import Convene

    folder: Path = tmp_path_factory.mktemp("r")  # type: ignore[attr-defined]
    kept, held = course_of(edits)
    write_pair(folder / "m", [Convene(meeting()), *kept], held)
    quick = read_for_lists(folder / "m")
    assert quick is not None
    assert (digest(quick), decided(quick), assigned(quick)) == (digest(held), decided(held), assigned(held))


@given(nouns(Meeting))
@settings(max_examples=60, deadline=None)
def test_what_the_index_holds_comes_back_as_it_was(held: Meeting) -> None:
    short, decisions, actions = digest(held), decided(held), assigned(held)
    assert index._digest.decode(index_file.encode(short)) == short
    assert index._digests.decode(index_file.encode([short])) == [short]
    assert index._decided.decode(index_file.encode([decisions])) == [decisions]
    assert index._assigned.decode(index_file.encode([actions])) == [actions]


@given(nouns(Meeting), st.data())
@settings(max_examples=60, deadline=None)
def test_the_seal_is_checked_as_strictly_as_when_the_record_is_opened(
    held: Meeting, data: st.DataObject
) -> None:
    seal = tables.Seal("meeting", tables.SCHEMA, 1, 1, "0" * 32, "2026-01-01T00:00:00+00:00")
    whole = tables.encode(tables.sealed(held, seal))
    assert is_as_sealed(whole)
    place = data.draw(st.integers(0, len(whole) - 1))
    spoilt = bytearray(whole)
    spoilt[place] ^= 1 << data.draw(st.integers(0, 7))
    try:
        seen = is_as_sealed(bytes(spoilt))
    except ValueError:
        seen = False
    assert not seen
