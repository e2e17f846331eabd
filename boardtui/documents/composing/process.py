"""Asking the composing process: papers into a pack, whatever becomes of the process."""

import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

import boardtui
from boardtui.documents.child_process import run_to_end
from boardtui.documents.composing.job import Composed, Job, PaperToCompose
from boardtui.errors import Refusal

SECONDS = 120
"""For all papers of a pack together; five of an ordinary length take one."""
Doing = Callable[[int], None]
"""Called with the number of papers that are done, again and again. What it raises ends the process."""


@dataclass(frozen=True, slots=True)
class GivenPaper:
    """A Word file to be put in the place of the paragraph that says ``marker``.

    ``instead`` is the sentence that stands there where it cannot be; ``{reason}`` in it is why.
    """

    marker: str
    data: bytes
    instead: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one paper: what was changed in it, or why it is not in, both in words."""

    warnings: tuple[str, ...] = ()
    refused: str = ""


class ComposingFailed(Refusal):
    """The composing process cannot be used at all."""


def compose_papers(
    base: bytes, papers: Sequence[GivenPaper], doing: Doing, *, seconds: float = SECONDS
) -> tuple[bytes, tuple[Outcome, ...]]:
    """The Word file ``base`` with every paper in its place, and what became of each.

    A paper that cannot be composed, that takes too long or ends the process is left out and said; the rest
    is composed all the same. Raises ComposingFailed where nothing can be composed.
    """
    if not papers:
        return base, ()
    with tempfile.TemporaryDirectory(prefix="boardtui-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "base.docx").write_bytes(base)
        wanted = []
        for number, paper in enumerate(papers):
            path = folder / f"paper{number}.docx"
            path.write_bytes(paper.data)
            wanted.append(PaperToCompose(paper.marker, str(path)))
        outcomes = [Outcome() for _ in papers]
        while True:
            done, failed = _attempt(folder, tuple(wanted), doing, seconds)
            for one in done:
                if not wanted[one.number].refused:
                    outcomes[one.number] = Outcome(one.warnings)
            if failed is None:
                return (folder / "pack.docx").read_bytes(), tuple(outcomes)
            if wanted[failed.number].refused:
                raise ComposingFailed(f"The papers cannot be put together: {failed.failed}.")
            outcomes[failed.number] = Outcome(refused=failed.failed)
            instead = papers[failed.number].instead.replace("{reason}", failed.failed)
            wanted[failed.number] = replace(wanted[failed.number], refused=instead)


def _attempt(
    folder: Path, papers: tuple[PaperToCompose, ...], doing: Doing, seconds: float
) -> tuple[list[Composed], Composed | None]:
    """One run of the process: the papers it did, and the one it failed at, None where it failed at none."""
    target = folder / "pack.docx"
    target.unlink(missing_ok=True)
    job = Job(str(folder / "base.docx"), str(target), papers)
    printed = folder / ".child.out"
    ended = run_to_end(
        [sys.executable, "-P", "-m", "boardtui.documents.composing"],
        folder,
        seconds=seconds,
        given=msgspec.json.encode(job),
        settings={"PYTHONPATH": str(Path(boardtui.__file__).parents[1])},
        alive=lambda: doing(len(_answers(printed.read_bytes()))),
    )
    answers = _answers(ended.printed)
    done = [one for one in answers if not one.failed]
    if ended.code == 0 and target.is_file():
        return done, None
    failed = next((one for one in answers if one.failed), None)
    suspects = [number for number, one in enumerate(papers) if not one.refused] or [0]
    suspect = next((number for number in suspects if number >= len(done)), suspects[-1])
    return done, failed or Composed(suspect, failed=_reason(ended.code, ended.complaint))


def _answers(printed: bytes) -> list[Composed]:
    whole = printed[: printed.rfind(b"\n") + 1].splitlines()
    return [msgspec.json.decode(line, type=Composed) for line in whole]


def _reason(code: int | None, complaint: str) -> str:
    if code is None:
        return "putting it in took too long"
    last = (complaint.strip().splitlines() or [""])[-1]
    missing = "No module named 'docxcompose'" in complaint
    if missing:
        raise ComposingFailed("The papers cannot be put together: the program docxcompose is not installed.")
    return f"putting it in failed ({last[:80] or f'code {code}'})"
