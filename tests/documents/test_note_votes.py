"""What the note says of votes, interests, overrides and the quorum (R23, R30, R33–R38)."""

from dataclasses import replace

from boardtui.documents.attendance_table import attendance_table
from boardtui.documents.note import note_outline
from boardtui.documents.outline import Outline, Table
from boardtui.model.meetings import Meeting
from boardtui.secretariat.capture.line import understand
from tests.builders import board, meeting, scene, stamp

ROLL = ("+hp +ic +pn +in", "/item 2")


def held(*lines: str) -> Meeting:
    """The meeting after those lines, each typed two minutes after the one before."""
    result = meeting()
    for number, line in enumerate(lines, start=1):
        edit = understand(line, scene(result, clock=f"10:{2 * number:02d}")).edit
        assert edit is not None, line
        result = edit.apply(result, stamp(number))  # type: ignore[attr-defined]
    return result


def said(*lines: str) -> list[str]:
    """The second column of the note's table of decisions, label and text, item 2 only."""
    return _said(note_outline(board(), held(*lines)))


def _said(outline: Outline) -> list[str]:
    (table,) = (one for one in outline.blocks if isinstance(one, Table) and one.title.startswith("Decisions"))
    return [
        f"{one.label} {one.text}".strip()
        for row in table.rows
        if row.cells[0][0].text == "2"
        for one in row.cells[1]
    ]


def test_a_recorded_vote_by_name() -> None:
    lines = ("D: Agreed the plan moved @hp seconded @pn", "V: for hp, against ic, abstain in")
    assert said(*ROLL, *lines) == [
        "Gates and fences",
        "Decision: Agreed the plan. Moved by Helen Platts, seconded by Priya Nair.",
        "Vote: Recorded vote: for 1, against 1, abstained 1. For: Helen Platts. Against: Ian Clark."
        " Abstained: Ian Nash. Did not vote: Priya Nair.",
    ]


def test_who_is_out_of_the_room_is_named() -> None:
    told = said(*ROLL, "I: @in dpi: owns the gate; left", "D: Agreed", "V: for rest")
    assert told == [
        "Gates and fences",
        "Ian Nash declared a disclosable pecuniary interest (owns the gate) and left the room.",
        "Ian Nash left the meeting at 10.06 during item 2.",
        "Decision: Agreed.",
        "Vote: Recorded vote: for 3, against 0, abstained 0. For: Priya Nair, Helen Platts and Ian Clark."
        " Out of the room: Ian Nash.",
    ]


def test_a_casting_vote_stands_apart_and_a_lone_mover_is_named() -> None:
    told = said(*ROLL, "D: Agreed", "V: 2-2 casting for moved @hp")
    assert told[1:] == [
        "Decision: Agreed. Moved by Helen Platts.",
        "Vote: For 2, against 2, abstained 0. The votes being equal, the presiding member, Helen Platts,"
        " gave a casting vote for.",
    ]


def test_a_lone_seconder_and_nem_con() -> None:
    assert said(*ROLL, "D: Agreed seconded @pn", "V: nem con")[1:] == [
        "Decision: Agreed. Seconded by Priya Nair.",
        "Vote: Carried nem con.",
    ]


def test_a_sensitive_interest_keeps_its_nature_to_itself() -> None:
    told = said(*ROLL, "I: @in ori sensitive: a secret; stayed", "I: @ic: a friend; spoke then left")
    assert told[1:3] == [
        "Ian Nash declared an other registrable interest and stayed in the room.",
        "Ian Clark declared a personal interest (a friend), spoke on it and then left the room.",
    ]
    assert not any("secret" in one for one in told)


def test_quorum_lost_and_had_again_is_told_where_it_happened() -> None:
    told = said(*ROLL, "-ic", "-in", "N: A discussion.", "+in", "D: Agreed")
    assert told == [
        "Gates and fences",
        "Ian Clark left the meeting at 10.06 during item 2.",
        "Ian Nash left the meeting at 10.08 during item 2.",
        "The meeting became inquorate at 10.08 when Ian Nash left.",
        "A discussion.",
        "Ian Nash returned to the meeting at 10.12 during item 2.",
        "A quorum was again present at 10.12.",
        "Decision: Agreed.",
    ]


def test_a_decision_without_a_quorum_says_who_ruled_so_and_why() -> None:
    told = said("+hp +pn", "/item 2", "D: Agreed to mend it, override: the roof leaks")
    assert told[1:] == [
        "Decision: Agreed to mend it.",
        "No quorum: Taken on the ruling of Helen Platts while the meeting was not quorate: the roof leaks.",
    ]
    nobody = held("+hp +pn", "/item 2", "D: Agreed, override: urgent")
    decisions = tuple(replace(one, override_by=None) for one in nobody.decisions)
    assert _said(note_outline(board(), replace(nobody, decisions=decisions)))[-1] == (
        "No quorum: Taken while the meeting was not quorate: urgent."
    )


def test_an_adjournment_is_told_under_the_item_it_broke_off() -> None:
    lines = (*ROLL, "N: Reported", "/adjourn: fire drill", "/resume", "D: Noted", "-in")
    assert said(*lines)[1:] == [
        "Reported",
        "The meeting adjourned at 10.08 (fire drill) and resumed at 10.10.",
        "Decision: Noted.",
        "Ian Nash left the meeting at 10.14 during item 2.",
    ]
    (broken,) = held(*lines).adjournments
    old = replace(held(*lines), adjournments=(replace(broken, order=0),))
    assert _said(note_outline(board(), old))[-1].startswith("The meeting adjourned")


def test_why_a_meeting_was_abandoned_is_printed_and_goes_where_it_is_opened_again() -> None:
    lines = ("+hp", "/abandon: only one of us came.")
    told = [getattr(one, "text", "") for one in note_outline(board(), held(*lines)).blocks]
    assert "The meeting was abandoned at 10.04 (only one of us came)." in told
    again = held(*lines, "/reopen: others came later", "/close")
    assert "The meeting closed at 10.08." in [
        getattr(one, "text", "") for one in note_outline(board(), again).blocks
    ]


def test_whoever_came_remotely_is_said_to_have() -> None:
    table = attendance_table(
        board(), held("/sub sw for em", "=sw remote", "/attending Jo Ray", "=jo ray remote")
    )
    names = [row.cells[1][0].text for row in table.rows]
    assert "Sam Wu (Red Group), for Élodie Marchand (remotely)" in names
    assert "Jo Ray (remotely)" in names


def test_a_void_decision_is_not_in_the_note() -> None:
    assert said(*ROLL, "D: Agreed", "/void 01: typed twice") == [
        "Gates and fences",
        "No discussion or decision is recorded.",
    ]
