"""A session of plain mode: lines are read, answered, and the end is an exit code."""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from boardtui.cli.plain.dialogue import Dialogue
from boardtui.cli.plain.keyboard import Ended, Keyboard
from boardtui.cli.speech import put
from boardtui.errors import ReadOnly
from boardtui.model.text import clean

if TYPE_CHECKING:
    from boardtui.secretariat.secretariat import Secretariat

_DONE, _FAILED, _INTERRUPTED, _SIGNALLED = 0, 1, 130, 128
WELCOME = "BoardTUI in plain mode."


def converse(
    secretariat: "Secretariat", *, because: str = "", snippets: Mapping[str, str] | None = None
) -> int:
    """Hold the dialogue until the person leaves or the input ends; the exit code.

    ``because`` is why plain mode was chosen where nobody asked for it. At a terminal the code is 0, or 130
    after Ctrl+C twice; lines from a script that were refused make it 1, or 3 where this copy only reads.
    """
    with Keyboard() as keyboard:
        dialogue = Dialogue(secretariat, asks=keyboard.is_terminal, snippets=snippets)
        _tell([f"{WELCOME} {because}".strip(), *dialogue.begin()])
        keyboard.remember(dialogue.unsaved)
        try:
            return _talk(dialogue, keyboard)
        except Ended as ended:
            if ended.line.strip():
                dialogue.keep(ended.line)
            return _SIGNALLED + ended.number


def _talk(dialogue: Dialogue, keyboard: Keyboard) -> int:
    interrupted = False
    while not dialogue.left:
        try:
            line = keyboard.next()
        except KeyboardInterrupt:
            _tell([""])
            if interrupted:
                _tell(dialogue.leave())
                return _INTERRUPTED
            interrupted = True
            _tell([*dialogue.give_up(), "Ctrl+C again leaves."])
            continue
        interrupted = False
        if line is None:
            _tell([*([""] if keyboard.is_terminal else []), *dialogue.leave()])
        else:
            _answer(dialogue, keyboard, line)
    if keyboard.is_terminal or not dialogue.refusals:
        return _DONE
    return ReadOnly.exit_code if dialogue.only_reads else _FAILED


def _answer(dialogue: Dialogue, keyboard: Keyboard, line: str) -> None:
    skipped = not keyboard.is_terminal and (not line.strip() or line.lstrip().startswith("#"))
    if skipped and not dialogue.is_asking:
        return
    if not dialogue.is_asking:
        keyboard.remember(line)
    try:
        said = dialogue.say(line)
    except BaseException:
        dialogue.keep(line)
        raise
    _tell(said)


def _tell(sentences: Sequence[str]) -> None:
    """Say each sentence on a line of its own, at once, before anything else is asked."""
    for sentence in sentences:
        put(clean(sentence))
    if sys.stdout is not None:
        sys.stdout.flush()
