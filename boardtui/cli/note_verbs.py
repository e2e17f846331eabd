"""The life of the note: checked, circulated, approved, signed, corrected."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import click

from boardtui.cli.one_meeting import Sitting
from boardtui.cli.options import anywhere, board_option, json_option, meeting_option
from boardtui.cli.parts import Call
from boardtui.cli.speech import put, put_json, say
from boardtui.errors import NotFound, UsageRefusal

if TYPE_CHECKING:
    from boardtui.secretariat.secretariat import Secretariat

_on = click.option("--on", "day", metavar="DATE", help="The day of it; today, if left out.")
_moved_by = click.option("--moved-by", default="", metavar="WHO", help="Who moved it.")
_why = click.option("--reason", required=True, help="Why.")


@click.group("note")
def note() -> None:
    """The life of the note: draft, checked, circulated, approved, signed; and corrections to it."""


@note.command("show")
@anywhere
@board_option
@meeting_option
@json_option
@click.pass_obj
def show(call: Call, /, board: str | None, meeting: str | None, as_json: bool) -> int:
    """How far the note has got, and what was corrected in it."""
    from boardtui.rules.corrections import correction_sentence

    with _noting(call, board, meeting) as at:
        found, which = at.board, at.meeting
    life = which.note
    if not as_json:
        put(life.state.value)
        for one in life.corrections:
            put(correction_sentence(found, which, one))
        return 0
    put_json(
        {
            "board": found.id,
            "meeting": which.id,
            "status": life.state.value,
            "checked_on": _iso(life.checked_on),
            "circulated_on": _iso(life.circulated_on),
            "approved_on": _iso(life.approved_on),
            "approved_at": life.approved_at,
            "as_amended": bool(life.amendments),
            "signed_by": life.signed_by,
            "signed_on": _iso(life.signed_on),
            "corrections": [
                {
                    "date": one.day.isoformat(),
                    "moved_by": one.moved_by,
                    "was": one.was,
                    "now": one.now,
                    "person": one.person,
                    "at_approval": one.at_approval,
                    "reason": one.reason,
                }
                for one in life.corrections
            ],
        }
    )
    return 0


@note.command("checked")
@anywhere
@board_option
@meeting_option
@_on
@click.pass_obj
def checked(call: Call, /, board: str | None, meeting: str | None, day: str | None) -> int:
    """The chair has checked the draft."""
    return _move(call, board, meeting, day, "checked by the chair")


@note.command("circulated")
@anywhere
@board_option
@meeting_option
@_on
@click.pass_obj
def circulated(call: Call, /, board: str | None, meeting: str | None, day: str | None) -> int:
    """The draft went out to the members."""
    return _move(call, board, meeting, day, "circulated")


@note.command("approve")
@anywhere
@board_option
@meeting_option
@click.option(
    "--amend", "amendments", multiple=True, metavar="WAS->NOW", help="An amendment agreed; repeatable."
)
@click.pass_obj
def approve(call: Call, /, board: str | None, meeting: str | None, amendments: tuple[str, ...]) -> int:
    """A meeting approves the note of the one before it. --meeting is the one that approves."""
    from boardtui.errors import EditRefused
    from boardtui.model.keys import RecordKey
    from boardtui.model.meetings import Correction
    from boardtui.secretariat.capture.approving import read_amendments
    from boardtui.secretariat.year_round import approve_note, earlier_of

    read = read_amendments(";".join(amendments))
    if read is None:
        raise UsageRefusal("Write an amendment as --amend 'old words -> new words'.")
    with call.open() as secretariat:
        found = secretariat.find_board(board)
        later = secretariat.find_meeting(found, meeting)
        if not later.state.was_held:
            raise EditRefused(
                f"The meeting {later.id} is {later.state}: a note is approved where people met."
            )
        key = RecordKey(found.id, later.id)
        earlier = earlier_of(secretariat, key)
        corrections = tuple(Correction(later.day, "", was, now) for was, now in read)
        approve_note(secretariat, key, corrections)
    words = "as amended" if corrections else "as a correct record"
    say(f"The note of {earlier.id} was agreed {words} at {later.id}.")
    return 0


@note.command("sign")
@anywhere
@board_option
@meeting_option
@click.option("--by", "who", required=True, metavar="NAME", help="Who signed: the presiding member.")
@click.option("--pages", type=int, default=0, help="Loose pages, each numbered and initialled.")
@_on
@click.pass_obj
def sign(call: Call, /, board: str | None, meeting: str | None, who: str, pages: int, day: str | None) -> int:
    """The approved note was signed."""
    from boardtui.edits.note_life import MoveNote
    from boardtui.errors import EditRefused
    from boardtui.model.meetings import NoteState
    from boardtui.rules.identity import directory
    from boardtui.secretariat.capture.note_moves import not_to_be_signed, signatory, signed_too_early

    with _noting(call, board, meeting) as at:
        name, on = signatory(who, directory(at.board, at.meeting)), _day(at.secretariat, day)
        unready = not_to_be_signed(at.meeting) or signed_too_early(at.meeting, on)
        if unready:
            raise EditRefused(unready)
        at.do(MoveNote(NoteState.SIGNED, on, signed_by=name, loose_pages=pages))
    say(f"The note of {at.key} is signed by {name}.")
    return 0


@note.command("correct")
@anywhere
@board_option
@meeting_option
@click.option("--was", required=True, metavar="WORDS", help="The words as they stand.")
@click.option("--now", required=True, metavar="WORDS", help="The words as they are to be.")
@_moved_by
@click.option("--reason", default="", help="Why.")
@_on
@click.pass_obj
def correct(
    call: Call,
    /,
    board: str | None,
    meeting: str | None,
    was: str,
    now: str,
    moved_by: str,
    reason: str,
    day: str | None,
) -> int:
    """Put a dated correction to an approved note; the old words are kept."""
    from boardtui.edits.note_life import CorrectNote
    from boardtui.model.meetings import Correction
    from boardtui.rules.corrections import entry_with

    with _noting(call, board, meeting) as at:
        mover, on = _person(at, moved_by), _day(at.secretariat, day)
        entry = entry_with(at.meeting, was)
        at.do(CorrectNote(Correction(on, mover, was, now, entry, reason=reason)))
    say(f"The note of {at.meeting.id} is corrected; the old words are kept.")
    return 0


@note.command("attendance")
@anywhere
@board_option
@meeting_option
@click.argument("person")
@click.argument("mark", type=click.Choice(["present", "remote", "apologies", "absent"]))
@_why
@_moved_by
@_on
@click.pass_obj
def attendance(
    call: Call,
    /,
    board: str | None,
    meeting: str | None,
    person: str,
    mark: str,
    reason: str,
    moved_by: str,
    day: str | None,
) -> int:
    """Put the attendance of a meeting that is over right. The register follows; what it said is kept."""
    from boardtui.edits.corrections import CorrectAttendance
    from boardtui.edits.presence import Roll

    with _noting(call, board, meeting) as at:
        subject = _person(at, person)
        if not subject or (subject == person and at.board.person(person) is None):
            raise NotFound(f"There is nobody called '{person}' at the meeting {at.meeting.id}.")
        mover, on = _person(at, moved_by), _day(at.secretariat, day)
        at.do(CorrectAttendance(subject, Roll(mark), on, reason, mover))
    say(f"The attendance of {person} on {at.meeting.id} is corrected to {mark}.")
    return 0


@note.command("substitute")
@anywhere
@board_option
@meeting_option
@click.argument("member")
@click.argument("substitute", required=False)
@_why
@_moved_by
@_on
@click.pass_obj
def substitute(
    call: Call,
    /,
    board: str | None,
    meeting: str | None,
    member: str,
    substitute: str | None,
    reason: str,
    moved_by: str,
    day: str | None,
) -> int:
    """Say who stood in for MEMBER at a meeting that is over; without SUBSTITUTE, that nobody did."""
    from boardtui.secretariat.capture.stood_in import substitute_correction

    with _noting(call, board, meeting) as at:
        subject = _person(at, member)
        if at.board.person(subject) is None:
            raise NotFound(f"There is nobody called '{member}' on the {at.board.name}.")
        mover, on = _person(at, moved_by), _day(at.secretariat, day)
        now, name = at.secretariat.now(), substitute or ""
        edit = substitute_correction(at.board, at.meeting, subject, name, now, reason, day=on, moved_by=mover)
        at.do(edit)
    say(f"{edit.name or 'Nobody'} stood in for {member} on {at.meeting.id}: corrected.")
    return 0


def _move(call: Call, board: str | None, meeting: str | None, day: str | None, state: str) -> int:
    from boardtui.edits.note_life import MoveNote
    from boardtui.model.meetings import NoteState

    to = NoteState(state)
    with _noting(call, board, meeting) as at:
        at.do(MoveNote(to, _day(at.secretariat, day)))
    say(f"The note of {at.key} is {to.value}.")
    return 0


@contextmanager
def _noting(call: Call, board: str | None, meeting: str | None) -> Iterator[Sitting]:
    """The meeting whose note is meant: the one named, else the one in hand, else the last held."""
    from boardtui.model.keys import RecordKey
    from boardtui.secretariat.finding_records import find_meeting_to_note

    with call.open() as secretariat:
        found = secretariat.find_board(board)
        which = find_meeting_to_note(secretariat.digests(found), meeting, secretariat.now().date())
        key = RecordKey(found.id, which.id)
        yield Sitting(secretariat, found, secretariat.meeting(key), key)


def _person(at: Sitting, words: str) -> str:
    """The id of the person ``words`` name, or the words themselves."""
    from boardtui.rules.folding import fold
    from boardtui.rules.identity import directory

    wanted = fold(words)
    known = [
        one
        for one in directory(at.board, at.meeting)
        if wanted and wanted in (fold(one.code), fold(one.name), *map(fold, one.aliases))
    ]
    return known[0].id if len(known) == 1 else words


def _day(secretariat: "Secretariat", words: str | None) -> date:
    from boardtui.secretariat.finding_records import find_day

    today = secretariat.now().date()
    return today if words is None else find_day(words, today)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
