"""The scorer of the guide as a second opinion, where it lies beside the repository."""

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType

from boardtui.intake.accessibility.verdicts import PaperKind

SCORER = Path(__file__).parents[3] / "shared" / "tools" / "score_docx.py"
DIFFERENT = {"T05"}
"""The scorer asks openxml-audit where it is installed; ours looks at the order of the marks itself."""


@cache
def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_docx", SCORER)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.NORENDER, module.XSD = True, None  # type: ignore[attr-defined]
    return module


def scored(content: bytes, folder: Path, kind: PaperKind = PaperKind.NOTE) -> set[str]:
    """The codes the scorer fails; a check of its that breaks down counts as failed, as it does there."""
    path = folder / "scored.docx"
    path.write_bytes(content)
    document = _scorer().Doc(str(path))
    found = set()
    for code, _, kinds, look in _scorer().CHECKS:
        if kind in kinds and code not in DIFFERENT and not code.startswith("R"):
            try:
                passed = look(document)[0]
            except Exception:  # noqa: BLE001  whatever it stumbles over, it reports as a failure
                passed = False
            if passed is False:
                found.add(code)
    return found
