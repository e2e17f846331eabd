"""The house keeps its rooms apart, its files short, and its heavy libraries out of the way."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
PACKAGE = REPOSITORY / "boardtui"
LINES_OF_A_FILE, LINES_OF_A_FUNCTION = 400, 40
LONG_FILES: dict[str, str] = {}
"""Files over the guide's length, each with its reason."""
LONG_FUNCTIONS: dict[str, str] = {}
"""Functions over the guide's length, ``path:name``, each with its reason."""
BROKEN = {
    "The rooms stand in layers": ("model/text.py", "from boardtui.rules import folding"),
    "Only assemble hands out the store": ("cli/__init__.py", "from boardtui.store import codec"),
    "TinyDB stays in the store": ("secretariat/export.py", "import tinydb"),
    "Textual stays in the app": ("cli/__init__.py", "import textual"),
    "python-docx stays with the Word writer and reader": ("app/__init__.py", "import docx"),
    "The model needs nothing but the standard library": ("rules/folding.py", "import msgspec"),
    "Screens do not know each other": ("app/screens/one.py", "from boardtui.app.screens import two"),
    "The command line and the app do not know each other": ("app/__init__.py", "from boardtui.cli import x"),
}
"""For each contract a line that breaks it, and the file it is put into."""


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """import-linter on the package in ``folder`` by the contracts in the ``pyproject.toml`` beside it."""
    lint_imports = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [str(lint_imports), "--config", "pyproject.toml", "--no-cache"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(PACKAGE, folder / "boardtui", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "pyproject.toml", folder)
    (folder / "boardtui" / "cli" / "x.py").write_text('"""Another module."""\n')
    for name in ("one", "two"):
        (folder / "boardtui" / "app" / "screens" / f"{name}.py").write_text('"""A screen."""\n')
    return folder


def test_every_contract_is_kept() -> None:
    found = lint(REPOSITORY)
    assert found.returncode == 0, found.stdout + found.stderr
    assert "0 broken" in found.stdout


def test_each_contract_has_a_break_to_be_caught() -> None:
    found = lint(REPOSITORY).stdout
    kept = {line.removesuffix(" KEPT") for line in found.splitlines() if line.endswith(" KEPT")}
    assert kept == set(BROKEN)


@pytest.mark.parametrize("contract", BROKEN)
def test_a_broken_contract_is_caught(copy: Path, contract: str) -> None:
    name, line = BROKEN[contract]
    path = copy / "boardtui" / name
    whole = path.read_text("utf-8")
    path.write_text(f"{whole}\n{line}\n", "utf-8")
    try:
        found = lint(copy)
    finally:
        path.write_text(whole, "utf-8")
    assert found.returncode != 0
    assert f"{contract} BROKEN" in found.stdout


def test_a_room_that_is_on_no_plan_is_caught(copy: Path) -> None:
    drawer = copy / "boardtui" / "utils.py"
    drawer.write_text('"""A drawer."""\n')
    try:
        found = lint(copy)
    finally:
        drawer.unlink()
    assert found.returncode != 0
    assert "utils" in found.stdout + found.stderr


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def test_files_are_short() -> None:
    lengths = {str(one.relative_to(PACKAGE)): len(one.read_text("utf-8").splitlines()) for one in sources()}
    assert {name for name, lines in lengths.items() if lines > LINES_OF_A_FILE} == set(LONG_FILES)


def test_functions_are_short() -> None:
    long = set()
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LINES_OF_A_FUNCTION:
                    long.add(f"{path.relative_to(PACKAGE)}:{node.name}")
    assert long == set(LONG_FUNCTIONS)


def test_no_drawer_is_called_utils() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
    assert [one for one in PACKAGE.rglob("*") if one.stem in drawers] == []


def test_every_module_class_and_public_function_says_what_it_is() -> None:
    silent = []
    for path in sources():
        tree = ast.parse(path.read_text("utf-8"))
        named = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
        silent += [
            f"{path.relative_to(PACKAGE)}:{node.name}"
            for node in named
            if not node.name.startswith("_") and not ast.get_docstring(node)
        ]
        if tree.body and not ast.get_docstring(tree):
            silent.append(str(path.relative_to(PACKAGE)))
    assert silent == []


_HEADLESS = """
import sys, tempfile
from pathlib import Path
import boardtui.assemble as assemble
workspace = Path(tempfile.mkdtemp()) / "w"
assemble.make_sample(workspace)
secretariat = assemble.open_workspace(workspace, user="tester")
board = secretariat.boards()[0]
secretariat.register(board)
assert not any(one.problem for one in secretariat.verify())
secretariat.close()
print(sorted({name.partition(".")[0] for name in sys.modules} & {"textual", "docx", "lxml"}))
import textual, docx
print(sorted({name.partition(".")[0] for name in sys.modules} & {"textual", "docx", "lxml"}))
"""


def test_the_core_loads_neither_textual_nor_python_docx() -> None:
    found = subprocess.run(
        [sys.executable, "-c", _HEADLESS],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.splitlines() == ["[]", "['docx', 'lxml', 'textual']"]
