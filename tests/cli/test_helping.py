"""boardtui help: the pages, and that what they say can be typed, pressed and set is so."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Shell

PAGES = ROOT / "boardtui" / "help"
README = ROOT / "README.md"


def blocks(page: str | Path, kind: str) -> list[str]:
    """The lines of every fenced block of that kind on a page; on any other file by its path."""
    path = page if isinstance(page, Path) else PAGES / f"{page}.md"
    found = re.findall(rf"^```{kind}\n(.*?)^```$", path.read_text("utf-8"), re.S | re.M)
    return [line for block in found for line in block.splitlines() if line.strip()]


def typed(line: str) -> str:
    """What is typed of an example: the words before the explanation, which two spaces or more set off."""
    return re.split(r"\s{2,}", line)[0]


def test_every_page_is_listed_by_its_title_and_printed_whole(inside: Shell) -> None:
    listed = inside("help").stdout
    pages = sorted(PAGES.glob("*.md"))
    assert {"live", "home", "keys", "plain", "capture-line", "interchange"} <= {one.stem for one in pages}
    for page in pages:
        text = page.read_text("utf-8")
        assert text.startswith("# ")
        assert re.search(rf"^{page.stem} +{re.escape(text.splitlines()[0][2:])}", listed, re.M)
        done = inside("help", page.stem)
        assert (done.returncode, done.stdout, done.stderr) == (0, text, "")


def test_a_page_is_found_by_part_of_its_name_and_with_a_space(inside: Shell) -> None:
    whole = inside("help", "capture-line").stdout
    assert whole == inside("help", "capt").stdout == inside("help", "Capture", "line").stdout


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("nonsense", "There is no help page 'nonsense' (pages: "),
        ("../secret", "There is no help page '../secret'"),
        ("verify", "'verify' is a command; boardtui verify --help tells of it."),
    ],
)
def test_what_is_no_page_is_refused_with_a_way_on(inside: Shell, wanted: str, said: str) -> None:
    done = inside("help", wanted)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(said)


def test_every_example_of_the_capture_line_is_carried_out(inside: Shell, eve: Path) -> None:
    script = [typed(line) for line in blocks("capture-line", "capture")]
    words = [word for line in script for word in ("-e", line)]
    done = inside("record", "--workspace", eve, "--meeting", "2010-11-17", *words)
    assert len(script) > 40
    assert (done.returncode, re.findall("line .*refused.*", done.stderr)) == (0, [])


def test_every_example_of_a_document_is_written(inside: Shell, workspace: Path) -> None:
    said = [typed(line) for line in blocks("documents", "export")]
    assert len(said) > 12
    for line in said:
        done = inside("--workspace", workspace, "export", *line.split())
        assert (done.returncode, line) == (0, line), done.stderr
        assert Path(done.stdout.removesuffix("\n")).is_file()


def test_every_example_of_plain_mode_is_carried_out(shell: Shell, eve: Path) -> None:
    script = "\n".join(["? open 17 November 2010", *blocks("plain", "plain")])
    done = shell("--plain", "--workspace", eve, stdin=script)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Saved, entry" in done.stdout


@pytest.mark.parametrize("page", ["home", "board", "agenda", "live", "attendance", "decisions", "actions"])
def test_every_key_on_a_page_is_a_key(inside: Shell, page: str) -> None:
    known = {key for one in json.loads(inside("keys", "--json").stdout) for key in one["keys"].split()}
    shown = [key for line in blocks(page, "keys") for key in typed(line).split()]
    assert len(shown) > 7
    assert [key for key in shown if key not in known] == []


@pytest.mark.parametrize("page", ["keys", README], ids=["keys", "README"])
def test_the_example_of_settings_can_be_used(inside: Shell, tmp_path: Path, page: str | Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("\n".join(blocks(page, "toml")), "utf-8")
    done = inside("keys", "--check", "--config", path)
    assert (done.returncode, done.stderr) == (0, "The keys can be used.\n")


def test_every_line_of_the_readmes_table_is_carried_out(inside: Shell, eve: Path) -> None:
    rows = re.search(r"^\| Typed \|.*?(?=^$)", README.read_text("utf-8"), re.S | re.M)
    assert rows is not None
    cells = [row.split(" | ")[0] for row in rows[0].splitlines()[2:]]
    lines = [line for cell in cells for line in re.findall("`([^`]+)`", cell)]
    assert len(lines) > 20
    before = ("/open 15:00", "+DP JS PF PG AP HH TC TM", "/item 2", "/time 15:10", "/item 1")
    words = [word for line in (*before, *lines) for word in ("-e", line)]
    done = inside("record", "--workspace", eve, "--meeting", "2010-11-17", *words)
    assert re.findall("line .*refused.*", done.stderr) == []


def test_every_command_in_the_readme_is_one(inside: Shell) -> None:
    named = set(re.findall(r"boardtui (?:--workspace DIR )?([a-z]+)\b", README.read_text("utf-8")))
    assert {"demo", "record", "backup", "restore", "verify", "prune", "help"} <= named
    assert [one for one in sorted(named) if inside(one, "--help").returncode != 0] == []
