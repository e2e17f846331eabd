"""Keeping the files: backup, restore, verify and repair, prune, load."""

from typing import TYPE_CHECKING

import click

from boardtui.cli.exporting import verify_file
from boardtui.cli.options import anywhere, json_option
from boardtui.cli.parts import Call
from boardtui.cli.speech import put, put_json, put_table, say
from boardtui.errors import RecordDamaged, UsageRefusal
from boardtui.model.counting import counted

if TYPE_CHECKING:
    from boardtui.model.archive import Backup, Finding

_board = click.option("--board", metavar="B", help="The board, by its id. The only one, if left out.")


@click.command()
@anywhere
@json_option
@click.pass_obj
def backup(call: Call, as_json: bool) -> int:
    """Back every board up now, durably and verified.

    BoardTUI also does so by itself before a board is written to, migrated, repaired or restored. Kept in
    backups/ beside data/: the last 20 of each board, and the first of each day for 30 days.
    """
    made = call.archive().back_up()
    if as_json:
        put_json([_plain(one) for one in made])
        return 0
    if not made:
        say("There is no board in this workspace yet.")
    for one in made:
        put(f"{one.board} {one.number}")
        say(f"Backup {one.number} of {one.board} is made: {counted(len(one.records), 'record')}, verified.")
    return 0


@click.command()
@anywhere
@click.argument("which", metavar="[WHICH]", required=False)
@_board
@json_option
@click.pass_obj
def restore(call: Call, which: str | None, board: str | None, as_json: bool) -> int:
    """List the backups, or put one in the place of a board.

    WHICH is a backup's number, a day with one backup, or latest (that is whole). It is verified first; the
    state before is kept as a backup, so the way back is one command too. A board that is open elsewhere is
    left alone.
    """
    archive = call.archive()
    if which is None:
        return _list(archive.backups(board), as_json)
    restored, before = archive.restore(which, board)
    say(f"{restored.board} is as it was on {_moment(restored)} (backup {restored.number}).")
    if before is not None:
        say(
            f"What was here before is backup {before.number}; the way back is: boardtui restore "
            f"{before.number} --board {before.board}"
        )
    if as_json:
        put_json(_plain(restored))
    return 0


@click.command()
@anywhere
@click.argument("file", metavar="[FILE.docx]", required=False)
@click.option("--repair", is_flag=True, help="Rebuild what is damaged; nothing is thrown away.")
@json_option
@click.pass_obj
def verify(call: Call, file: str | None, repair: bool, as_json: bool) -> int:
    """Check every record's journal and files against each other, the backups, and what else lies there.

    One row a record: how many journal lines agree, or what is wrong. Then files that are odd and harmless:
    conflict copies of synchronising programs, files set aside, temporary ones, what others may read. The
    exit code is 3 where anything is damaged.

    With FILE.docx: whether an issued document still matches its records, or else what differs; the exit code
    is 1 where it does not.

    --repair rebuilds a damaged record from its journal, its saved file and the backups, and says from
    which. What cannot be read is set aside beside the record.
    """
    if file is not None:
        if repair:
            raise UsageRefusal("--repair is for records; leave it out beside a document.")
        return verify_file(call, file, as_json)
    archive = call.archive()
    if repair:
        done = archive.repair()
        for sentence in done or ("There is nothing to repair.",):
            say(sentence)
    found = archive.examine()
    if as_json:
        put_json(
            [
                {"record": one.place, "lines": one.lines, "problem": one.problem, "notes": list(one.notes)}
                for one in found
            ]
        )
    else:
        put_table(("Record", "Lines", "Found"), [row for one in found for row in _rows(one)])
    return _summed_up(found)


@click.command()
@anywhere
@click.option("--yes", is_flag=True, help="Remove what is shown.")
@click.option(
    "--erase",
    is_flag=True,
    help="With --yes: also from the journals of the boards whose contacts go. Their history begins anew.",
)
@json_option
@click.pass_obj
def prune(call: Call, yes: bool, erase: bool, as_json: bool) -> int:
    """Show what retention would remove; with --yes remove it.

    Contacts of people whose last membership ended more than the board's number of months ago (12, unless
    its settings say otherwise); backups beyond their time; files set aside longer ago than that. Of a meeting
    whose note is approved, rough notes: what was being typed and never entered, and what was set aside, once
    the board's months for them are over (0 unless its settings say otherwise: from the day after approval).

    A contact is removed by an entry in the journal that names the person by id only. The journal keeps
    what it recorded before, and so do the backups until their time is up; --erase begins the board's
    journal anew, without what was before. Attendance, decisions and actions are kept: they are the minutes.
    So is each meeting's journal with its earlier wordings, the audit trail; and documents in exports/ are
    yours to remove.
    """
    if erase and not yes:
        raise UsageRefusal("--erase goes with --yes; without them prune only shows.")
    archive = call.archive()
    due = archive.due()
    if as_json:
        put_json([{"kind": one.kind, "board": one.board, "what": one.what, "why": one.why} for one in due])
    elif due:
        put_table(("Kind", "Board", "What", "Why"), [(one.kind, one.board, one.what, one.why) for one in due])
    if not due:
        say("Nothing has had its time.")
        return 0
    if not yes:
        say(f"{counted(len(due), 'thing')} would be removed; nothing was. Add --yes to remove.")
        return 0
    for sentence in archive.prune(due, erase=erase):
        say(sentence)
    say(f"{counted(len(due), 'thing')} removed.")
    return 0


@click.command()
@anywhere
@click.argument("file", metavar="FILE")
@click.pass_obj
def load(call: Call, file: str) -> int:
    """Take in the boards and meetings that dump wrote into FILE.

    Nothing is overwritten: where one of them is already here, nothing is loaded. A --workspace that does
    not exist, or is empty, is made. Dumping again gives the same file.
    """
    from boardtui.secretariat.load import load_together

    data = _bytes_of(file)
    call.make_if_missing()
    with call.open() as secretariat:
        records = load_together(secretariat, data)
    say(f"{counted(len(records), 'record')} loaded.")
    return 0


def _bytes_of(file: str) -> bytes:
    from pathlib import Path

    path = Path(file)
    if not path.exists():
        raise UsageRefusal(f"There is no file {path}.")
    if not path.is_file():
        raise UsageRefusal(f"{path} is not an ordinary file.")
    return path.read_bytes()


def _list(found: "tuple[Backup, ...]", as_json: bool) -> int:
    if as_json:
        put_json([_plain(one) for one in found])
        return 0
    if not found:
        say("There are no backups yet; boardtui backup makes one.")
        return 0
    rows = [
        (str(one.number), one.board, _moment(one), one.problem or one.why, str(len(one.records)),
         str(one.entries), f"{max(one.size // 1024, 1)} KB")
        for one in found
    ]  # fmt: skip
    put_table(("Backup", "Board", "Taken (UTC)", "Why", "Records", "Lines", "Size"), rows)
    return 0


def _plain(one: "Backup") -> dict[str, object]:
    return {
        "board": one.board,
        "backup": one.number,
        "taken": one.taken.isoformat(),
        "why": one.why,
        "user": one.user,
        "records": [{"record": name, "lines": last} for name, last in one.records],
        "bytes": one.size,
        "problem": one.problem,
    }


def _moment(one: "Backup") -> str:
    return f"{one.taken:%Y-%m-%d %H:%M:%S}"


def _rows(one: "Finding") -> list[tuple[str, str, str]]:
    notes = [(one.place, "", f"note: {note}") for note in one.notes]
    if one.problem:
        return [(one.place, "", one.problem), *notes]
    return [(one.place, str(one.lines), "whole"), *notes] if one.is_record and one.lines else notes


def _summed_up(found: "tuple[Finding, ...]") -> int:
    records = [one for one in found if one.is_record]
    damaged = [one for one in records if one.problem]
    others = [one for one in found if one.problem and not one.is_record]
    notes = sum(len(one.notes) for one in found)
    if damaged:
        names = ", ".join(one.place for one in damaged)
        say(f"{len(damaged)} of {len(records)} records are damaged: {names}. Try: boardtui verify --repair")
    else:
        say(f"{counted(len(records), 'record')} {'is' if len(records) == 1 else 'are'} whole.")
    if others:
        say(f"Damaged besides: {', '.join(one.place for one in others)}.")
    if notes:
        say(f"{counted(notes, 'note')} on files that are odd and harmless.")
    return RecordDamaged.exit_code if damaged or others else 0
