"""A text handed to the person's own editor, and what comes back; where that fails, the text as it was."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from textual.app import SuspendNotSupported

_NO_EDITOR = "No editor is named: set EDITOR or VISUAL in the shell, as in EDITOR=nano."
_NOT_HERE = "This terminal cannot be handed to another program."


def editor_named(environment: Mapping[str, str]) -> list[str]:
    """The command of the person's editor; empty where none is named, or where it cannot be read."""
    try:
        return shlex.split(environment.get("VISUAL") or environment.get("EDITOR") or "")
    except ValueError:
        return []


def edited_elsewhere(
    text: str, suspend: Callable[[], AbstractContextManager[None]], environment: Mapping[str, str]
) -> tuple[str, str]:
    """The text as the person's editor left it, and what there is to say of that; empty where all went well.

    ``suspend`` gives the terminal away while it is held. An editor that was killed has saved what it could,
    and that is taken; one that ended with an error, as vi does with ``:cq``, gives the change up.
    """
    command = editor_named(environment)
    if not command:
        return text, _NO_EDITOR
    try:
        folder = Path(tempfile.mkdtemp(prefix="boardtui-"))  # for nobody else to look into
    except OSError as error:
        return text, f"The text could not be handed over: {error.strerror}. It is as it was."
    try:
        return _edited(text, folder / "text.txt", command, suspend)
    except SuspendNotSupported:
        return text, _NOT_HERE
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        return text, f"{command[0]} could not be used: {why}. The text is as it was."
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _edited(
    text: str, path: Path, command: list[str], suspend: Callable[[], AbstractContextManager[None]]
) -> tuple[str, str]:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    with suspend():
        code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603  their own editor
    if code > 0:
        return text, f"{command[0]} ended with an error ({code}). The text is as it was."
    found = path.read_text("utf-8").removesuffix("\n" if not text.endswith("\n") else "")
    return found, f"{command[0]} was killed. This is what it had saved." if code < 0 else ""
