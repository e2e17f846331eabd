"""The scorer of the documents guide, where it lies beside the repository."""

import subprocess
import sys
from pathlib import Path

import pytest

SCORER = Path(__file__).parents[3] / "shared" / "tools" / "score_docx.py"
needs_scorer = pytest.mark.skipif(
    not SCORER.exists(), reason="the scorer of the guide is not beside the repository"
)


def failed_checks(content: bytes, folder: Path, groups: str, kind: str = "any") -> list[str]:
    """The lines of its checks that failed, of the ``groups`` named by their letters (``TMS``)."""
    path = folder / "scored.docx"
    path.write_bytes(content)
    command = [sys.executable, str(SCORER), str(path), "--kind", kind, "--no-render"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    lines = result.stdout.splitlines()
    assert any(line.startswith("PASS") for line in lines), result.stderr
    return [line for line in lines if line.startswith("FAIL") and line.split()[1][0] in groups]
