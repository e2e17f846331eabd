"""Every screen and dialog looks as its golden frame does; in ASCII, it is ASCII and nothing else."""

import shutil
from pathlib import Path

import pytest

from boardtui.assemble import make_workspace
from tests.app.framing import FRAMES, SIZES, Frame, difference, drawn, path_of
from tests.app.holding import Evening, eve_of_november
from tests.app.ux_rules import DIALOGS, SCREENS


@pytest.fixture(scope="module")
def eve(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample on the eve, made once."""
    return eve_of_november(tmp_path_factory.mktemp("frames")).workspace


@pytest.fixture
def evening(eve: Path, tmp_path: Path) -> Evening:
    """A copy of it, to change."""
    return Evening(Path(shutil.copytree(eve, tmp_path / "workspace")))


@pytest.fixture
def nothing(tmp_path: Path) -> Evening:
    """A workspace without a board, on the same day."""
    make_workspace(tmp_path / "empty")
    return Evening(tmp_path / "empty")


@pytest.mark.parametrize("ascii_only", [False, True], ids=["normal", "ascii"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
async def test_frame(
    evening: Evening, nothing: Evening, frame: Frame, size: tuple[int, int], ascii_only: bool
) -> None:
    found = await drawn(nothing if frame.empty else evening, frame, size, ascii_only=ascii_only)
    lines = found.split("\n")
    assert len(lines) == size[1] and max(map(len, lines)) <= size[0]
    if ascii_only:
        assert sorted({sign for sign in found if not sign.isascii()}) == []
    said = difference(found, path_of(frame, size, ascii_only=ascii_only))
    assert not said, f"\n{said}"


def test_every_screen_and_dialog_has_a_frame() -> None:
    bases = {"Dialog", "FilteredList"}
    there_are = {one.__name__ for one in (*SCREENS, *DIALOGS)} - bases
    assert there_are - {one.front for one in FRAMES} == set()


def test_a_frame_that_differs_is_said_line_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.app.framing.REGOLD", False)
    golden = tmp_path / "some.txt"
    assert "is missing" in difference("one\ntwo", golden)
    golden.write_text("one\ntwo\n", "utf-8")
    assert difference("one\ntwo", golden) == ""
    said = difference("one\nthree", golden)
    assert "-two" in said and "+three" in said
