"""Whole records: exported as a document, dumped."""

import click

from boardtui.cli.options import anywhere, board_option, meeting_option
from boardtui.cli.parts import Call
from boardtui.cli.speech import put
from boardtui.errors import UsageRefusal

_BUILT = ("note", "calendar")
_TO_COME = (
    "notice", "agenda", "membership", "sign-in", "register", "actions-arising", "progress", "cover-sheet",
    "pack", "decisions", "actions",
)  # fmt: skip
_FORMS = ("docx", "txt", "md")


@click.command()
@anywhere
@click.argument("kind", metavar="KIND")
@board_option
@meeting_option
@click.option("--out", metavar="FILE", help="Where to write it; a folder keeps the usual name.")
@click.option(
    "--format", "form", type=click.Choice(_FORMS), help="What to write; else what FILE ends in, else docx."
)
@click.pass_obj
def export(
    call: Call, kind: str, board: str | None, meeting: str | None, out: str | None, form: str | None
) -> int:
    """Write a document and print its path.

    KIND is: note; calendar, the board's dates as an .ics file for diaries.

    Without --meeting it is the note of the open meeting, or else of the last one held. Nothing is ever
    overwritten: where the name is taken, the next free one is used and printed.
    """
    from pathlib import Path

    from boardtui.model.keys import RecordKey
    from boardtui.secretariat.export import Format, note_file_name
    from boardtui.secretariat.finding_records import find_meeting_to_note

    _must_be_built(kind)
    if out is not None and out.strip() in ("", "-"):
        raise UsageRefusal("--out needs the name of a file or folder.")
    path = None if out is None else Path(out)
    if kind == "calendar":
        from boardtui.cli.calendar_verbs import write_calendar

        return write_calendar(call, board, out)
    ending = path.suffix.removeprefix(".").casefold() if path is not None else ""
    chosen = Format(form or (ending if ending in _FORMS else "docx"))
    with call.open() as secretariat:
        found = secretariat.find_board(board)
        noted = find_meeting_to_note(secretariat.digests(found), meeting, secretariat.now().date())
        which = secretariat.meeting(RecordKey(found.id, noted.id))
        if path is not None and path.is_dir():
            path = path / note_file_name(found, which, chosen)
        put(str(secretariat.export_note(found, which, path, chosen)))
    return 0


def _must_be_built(kind: str) -> None:
    built = ", ".join(_BUILT)
    if kind in _TO_COME:
        raise UsageRefusal(f"The export of '{kind}' is not built yet; what can be exported is: {built}.")
    if kind not in _BUILT:
        raise UsageRefusal(f"There is no document called '{kind}'; what can be exported is: {built}.")


@click.command()
@anywhere
@board_option
@meeting_option
@click.pass_obj
def dump(call: Call, board: str | None, meeting: str | None) -> int:
    """Whole records as JSON.

    Every board and meeting; with --board that board and its meetings; with --meeting that meeting only.
    """
    from boardtui.model.keys import RecordKey
    from boardtui.secretariat.dump import dump_together, keys_of

    with call.open() as secretariat:
        if meeting is not None:
            found = secretariat.find_board(board)
            keys = [RecordKey(found.id, secretariat.find_digest(found, meeting).id)]
        elif board is not None:
            keys = keys_of(secretariat, [secretariat.find_board(board).id])
        else:
            keys = keys_of(secretariat, [one.id for one in secretariat.boards()])
        put(dump_together(secretariat, keys).decode("utf-8"))
    return 0
