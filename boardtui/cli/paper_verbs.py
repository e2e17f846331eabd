"""The verbs of ``agenda`` about papers: giving a file to an item, taking one off, and what is there."""

import click

from boardtui.cli.families import board_of_verb
from boardtui.cli.one_meeting import sitting
from boardtui.cli.options import anywhere, json_option, meeting_option
from boardtui.cli.parts import Call
from boardtui.cli.speech import put, put_json, put_table, say
from boardtui.errors import UsageRefusal


@click.command("paper")
@anywhere
@board_of_verb
@meeting_option
@click.argument("number")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--remove", metavar="NAME", help="Take that paper off the item; its file stays kept.")
@click.pass_obj
def paper(
    call: Call,
    /,
    board: str | None,
    meeting: str | None,
    number: str,
    files: tuple[str, ...],
    remove: str | None,
) -> int:
    """Keep FILE in the workspace as a paper of the item NUMBER, and print the name it was kept under.

    A Word file (.docx) becomes part of the pack; .doc, .odt and .rtf do where LibreOffice is installed; a
    PDF is kept and named in the pack. FILE itself stays as it is, and nothing that is kept is overwritten:
    where the name is taken, the next free one is used.
    """
    from pathlib import Path

    from boardtui.edits.agenda_items import GivePapers
    from boardtui.secretariat.papers import give_papers

    if bool(files) == (remove is not None):
        raise UsageRefusal("Name the files to give to the item, or the paper to take off it with --remove.")
    with sitting(call, board, meeting) as at:
        item = at.item(number)
        if remove is not None:
            if remove not in item.papers:
                listed = ", ".join(item.papers) or "none"
                raise UsageRefusal(f"Item {number} has no paper '{remove}' (papers: {listed}).")
            at.do(GivePapers(item.id, tuple(one for one in item.papers if one != remove)))
            say(f"{remove} is no paper of item {number} any more; the file stays in the workspace.")
            return 0
        names = give_papers(at.secretariat, at.key, item, tuple(Path(one) for one in files))
    for name in names:
        put(name)
        if name.endswith(".pdf"):
            say(f"{name} is a PDF: the pack names it and leaves it out; a Word file would be part of it.")
    say(f"Item {number} has {'its papers' if len(names) > 1 else 'its paper'}.")
    return 0


@click.command("papers")
@anywhere
@board_of_verb
@meeting_option
@json_option
@click.pass_obj
def papers(call: Call, /, board: str | None, meeting: str | None, as_json: bool) -> int:
    """Which papers the items have, and whether each is in the workspace; the exit code is 1 where not."""
    from boardtui.secretariat.papers import paper_findings

    with sitting(call, board, meeting) as at:
        kept = at.secretariat.papers.names(at.key)
        found = paper_findings(at.secretariat, at.board, at.meeting)
        rows = [(one.number, name, name in kept) for one in at.meeting.agenda for name in one.papers]
    if as_json:
        put_json([{"item": number, "paper": name, "kept": here} for number, name, here in rows])
    elif rows:
        put_table(
            ("Item", "Paper", "Found"),
            [(number, name, "kept" if here else "missing") for number, name, here in rows],
        )
    else:
        say("No item has a paper yet; give one with: boardtui agenda paper NUMBER FILE")
    for one in found:
        say(one.sentence)
    return 1 if found else 0


PAPER_VERBS = (paper, papers)
"""What can be done about the papers of an agenda."""
