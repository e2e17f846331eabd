"""House styles: ``template new`` and ``template check``."""

import click

from boardtui.cli.families import answer_findings
from boardtui.cli.options import anywhere, json_option
from boardtui.cli.speech import put, say
from boardtui.errors import UsageRefusal


@click.group("template")
def template() -> None:
    """House styles: the Word file that says how documents look."""


@template.command("new")
@anywhere
@click.argument("file", metavar="FILE")
def new(file: str) -> int:
    """Write our house style into FILE, with a page of samples to restyle in Word.

    FILE is a name of your own that ends in .docx or .dotx. Nothing is overwritten.
    """
    from pathlib import Path

    from boardtui.secretariat.house_templates import new_template

    path = new_template(Path(_named(file)))
    put(str(path))
    say(
        "Restyle it in Word, see what 'boardtui template check' says of it, then keep it in the workspace as"
        " data/house.docx, or as data/BOARD/house.docx for one board."
    )
    return 0


@template.command("check")
@anywhere
@click.argument("file", metavar="FILE")
@json_option
def check(file: str, as_json: bool) -> int:
    """Say what to know of the house style in FILE before documents are made with it.

    Its paper, language, missing styles and what is used instead, small or faint print, page numbers. It is
    only read. The exit code is 1 where something cannot be read by everybody.
    """
    from pathlib import Path

    from boardtui.secretariat.house_templates import check_template

    path = Path(_named(file))
    findings = check_template(path)
    return answer_findings(findings, as_json, f"{path.name} is ready for use.")


def _named(file: str) -> str:
    if not file.strip():
        raise UsageRefusal("FILE is empty; name a Word file.")
    return file
