"""Documents: written from the records, and an issued one compared with them."""

from typing import TYPE_CHECKING, Any

import click

from boardtui.cli.options import anywhere, board_option, json_option, meeting_option
from boardtui.cli.parts import Call
from boardtui.cli.speech import is_at_terminal, put, put_json, put_table, say
from boardtui.errors import UsageRefusal

if TYPE_CHECKING:
    from pathlib import Path

    from boardtui.documents.lines_said import Difference
    from boardtui.secretariat.document_kinds import DocumentKind
    from boardtui.secretariat.export import Format
    from boardtui.secretariat.issued import Compared

_FORMS = ("docx", "txt", "md", "csv", "pdf", "ics")
_SHOWN = 10
"""How many differences are named; whoever wants all of them asks for JSON."""


@click.command()
@anywhere
@click.argument("kind", metavar="[KIND]", required=False)
@board_option
@meeting_option
@click.option("--item", metavar="N", help="The agenda item's number: of a cover sheet.")
@click.option("--year", metavar="Y", help="The board year, 2010/11; 'all' for every one. Of a register.")
@click.option("--on", metavar="DATE", help="As on this day; today, if left out. Of membership and actions.")
@click.option("--owner", metavar="NAME", help="Only the actions of an owner with this in the name.")
@click.option("--edition", type=click.Choice(("public", "exempt")), help="With exempt items, or for anybody.")
@click.option("--layout", type=click.Choice(("table", "linear")), help="Of the note; else the board's own.")
@click.option("--with-contacts", "contacts", is_flag=True, help="Telephone and e-mail: left out otherwise.")
@click.option("--template", metavar="FILE", help="A house style for this once, made by 'template new'.")
@click.option("--out", metavar="FILE", help="Where to write it; a folder keeps the usual name.")
@click.option(
    "--format", "form", type=click.Choice(_FORMS), help="What to write; else what FILE ends in, else docx."
)
@click.option("--list", "listing", is_flag=True, help="Only list the kinds, with a sentence each.")
@json_option
@click.pass_obj
def export(call: Call, /, kind: str | None, listing: bool, as_json: bool, **asked: Any) -> int:
    """Write a document and print its path.

    KIND is one of those that --list shows: notice, agenda, note, register … Without --meeting it is about the
    next meeting, or the last one held, as the kind has it. Nothing is ever overwritten: where the name is
    taken, the next free one is used and printed. boardtui help documents has all of it.
    """
    from boardtui.secretariat.document_kinds import kind_named

    if listing:
        return _list(as_json)
    if kind is None:
        raise UsageRefusal("Say what to export; boardtui export --list shows what there is.")
    return _write(call, kind_named(kind), as_json, **asked)


def _write(
    call: Call,
    kind: "DocumentKind",
    as_json: bool,
    *,
    board: str | None,
    out: str | None,
    form: str | None,
    template: str | None,
    **words: Any,
) -> int:
    from boardtui.secretariat.issuing import nobody_watches
    from boardtui.secretariat.wanted_documents import Words, find_document

    for option, given in (("--out", out), ("--template", template)):
        if given is not None and given.strip() in ("", "-"):
            raise UsageRefusal(f"{option} needs the name of a file.")
    path = _path(out)
    with call.open() as secretariat:
        found = secretariat.find_board(board)
        wanted = find_document(secretariat, kind, found, Words(**words))
        chosen = _form(kind, form, path)
        watching = _Steps() if is_at_terminal() else nobody_watches
        written = secretariat.exports.write(wanted, path, chosen, _path(template), watching)
    if as_json:
        put_json({"kind": kind.name, "path": str(written.path), "notes": list(written.notes)})
    else:
        put(str(written.path))
        for note in written.notes:
            say(note)
    return 0


class _Steps:
    """Says what is being done while a long document is made: a sentence for each step, once."""

    def __init__(self) -> None:
        self._said = ""

    def __call__(self, done: int, of: int, words: str) -> None:
        if words != self._said:
            self._said = words
            say(f"{words} …" if done < of else f"{words}.")


def _path(name: str | None) -> "Path | None":
    from pathlib import Path

    return None if name is None else Path(name)


def _form(kind: "DocumentKind", form: str | None, path: "Path | None") -> "Format | None":
    """The form that is asked for: by --format, else by the ending of --out; None for the kind's own."""
    from boardtui.secretariat.export import Format

    if form is not None:
        return Format(form)
    ending = path.suffix.removeprefix(".").casefold() if path is not None and not path.is_dir() else ""
    return Format(ending) if ending in kind.forms else None


def _list(as_json: bool) -> int:
    from boardtui.secretariat.document_kinds import KINDS

    if as_json:
        put_json(
            [
                {
                    "kind": one.name,
                    "sentence": one.sentence,
                    "meeting": one.about.value if one.about else None,
                    "takes": sorted(one.takes),
                    "formats": list(one.forms),
                }
                for one in KINDS
            ]
        )
    else:
        rows = [
            (one.name, one.sentence, one.about.value if one.about else "", _options(one)) for one in KINDS
        ]
        put_table(("Kind", "What it is", "Without --meeting", "Other options"), rows)
    return 0


def _options(kind: "DocumentKind") -> str:
    return " ".join(f"--{option}" for option in sorted(kind.takes) if option != "meeting")


def verify_file(call: Call, file: str, as_json: bool) -> int:
    """Say whether the issued document ``file`` still matches its records; the exit code is 1 where not."""
    from pathlib import Path

    from boardtui.secretariat.issued import Standing, compare_issued

    with call.open() as secretariat:
        found = compare_issued(secretariat, Path(file))
    if as_json:
        put_json(_plain(file, found))
    else:
        _tell(Path(file).name, found)
    return 0 if found.standing is Standing.MATCHES else 1


def _tell(name: str, found: "Compared") -> None:
    from boardtui.secretariat.issued import Standing

    about = f" ({found.wanted.kind}, {found.wanted.key})" if found.wanted else ""
    match found.standing:
        case Standing.MATCHES:
            put(f"{name}{about}: its records still say what it says.")
            return
        case Standing.NOT_OURS:
            put(f"{name} was not written by BoardTUI, or bears no fingerprint any more.")
            return
        case Standing.EDITED:
            also = "; its records have changed as well" if found.records_changed else ""
            put(f"{name}{about}: its words were edited since it was written{also}.")
        case Standing.RECORDS_CHANGED:
            by = f" (by BoardTUI {found.written_by}, which may word things otherwise)"
            put(
                f"{name}{about}: its records have changed since it was written{by if found.is_older else ''}."
            )
    for one in found.differences[:_SHOWN]:
        put(f"  {_difference(one)}")
    more = len(found.differences) - _SHOWN
    if more > 0:
        put(f"  and {more} more; --json lists all")


def _difference(one: "Difference") -> str:
    under = f"Under ‘{one.under}’" if one.under else "At the beginning"
    if not one.now:
        return f"{under}: only the file says ‘{one.was}’"
    if not one.was:
        return f"{under}: only the records say ‘{one.now}’"
    return f"{under}: the file says ‘{one.was}’, the records ‘{one.now}’"


def _plain(file: str, found: "Compared") -> dict[str, Any]:
    wanted = found.wanted
    return {
        "file": file,
        "verdict": found.standing.value,
        "records_changed": found.records_changed,
        "kind": wanted.kind if wanted else None,
        "board": wanted.board if wanted else None,
        "meeting": wanted.meeting if wanted else None,
        "written_by": found.written_by,
        "differences": [
            {"under": one.under, "file": one.was, "records": one.now} for one in found.differences
        ],
    }
