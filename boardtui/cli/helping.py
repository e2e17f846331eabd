"""The help pages: one for each place and each set of rules, printed as they are written."""

from pathlib import Path

import click

from boardtui.cli.options import anywhere
from boardtui.cli.speech import put, put_table
from boardtui.errors import UsageRefusal

_PAGES = Path(__file__).parents[1] / "help"


@click.command("help")
@click.argument("words", metavar="[PAGE]", nargs=-1)
@anywhere
def help_page(words: tuple[str, ...]) -> int:
    """Print a help page; without PAGE, list them.

    Part of a page's name will do where only one begins so.
    """
    pages = {path.stem: path for path in sorted(_PAGES.glob("*.md"))}
    if words:
        put(pages[_chosen("-".join(words).casefold(), list(pages))].read_text("utf-8").rstrip("\n"))
    else:
        put_table(("Page", "What it is about"), [(name, _title(path)) for name, path in pages.items()])
    return 0


def _chosen(wanted: str, pages: list[str]) -> str:
    """The page called ``wanted``, or the only one whose name begins so; refuses any other, naming all."""
    found = [wanted] if wanted in pages else [name for name in pages if name.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    root = click.get_current_context().find_root().command
    if isinstance(root, click.Group) and wanted in root.commands:
        raise UsageRefusal(f"'{wanted}' is a command; boardtui {wanted} --help tells of it.")
    raise UsageRefusal(f"There is no help page '{wanted}' (pages: {', '.join(pages)}).")


def _title(path: Path) -> str:
    with path.open(encoding="utf-8") as page:
        return page.readline().lstrip("# ").strip()
