"""One typed line, understood: which kind it is, and who reads it.

    line = [prefix ":"] text, or a register mark (+ - =), or a command

In the app a command opens with "/"; a script for ``boardtui record`` may leave it out where the form of the
line tells it from a sentence.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from boardtui.edits.course import Reopen, TakeItem
from boardtui.edits.minuting import ReportProgress
from boardtui.edits.note_life import MoveNote
from boardtui.edits.timeline import Redo, Undo
from boardtui.model.text import clean
from boardtui.secretariat.capture import action_lines, commands, interests, marks, minuting, voting
from boardtui.secretariat.capture.bare_lines import read_bare
from boardtui.secretariat.capture.command_help import no_command
from boardtui.secretariat.capture.moments import break_doubts
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding, refused

_PREFIXES: dict[str, Callable[[str, Scene], Understanding]] = {
    "a": action_lines.read_action,
    "action": action_lines.read_action,
    "d": minuting.read_decision,
    "decision": minuting.read_decision,
    "r": minuting.read_resolution,
    "resolution": minuting.read_resolution,
    "v": voting.read_vote,
    "vote": voting.read_vote,
    "i": interests.read_interest,
    "interest": interests.read_interest,
    "n": minuting.read_note,
    "note": minuting.read_note,
    "q": minuting.read_question,
    "question": minuting.read_question,
}
_AFTERWARDS = (Reopen, ReportProgress, MoveNote, Undo, Redo)
_OF_THE_SITTING = (Kind.DECISION, Kind.RESOLUTION, Kind.VOTE)
CLOSED = "The meeting is closed. Type /reopen and a reason to change what was recorded."
_SNIPPET = re.compile(r"(?<!\S);(\w+)")
_PREFIX = re.compile(r"\s*([A-Za-z]+)\s*:\s*(.*)", re.DOTALL)


def understand(line: str, scene: Scene, *, bare_commands: bool = False) -> Understanding:
    """What ``line`` means in ``scene``. Never raises; a line that means nothing says so.

    ``bare_commands`` is True for scripts, where ``open 15:00`` needs no slash.
    """
    understood = _read(expand(clean(line).strip(), scene.snippets), scene, bare_commands)
    edit = understood.edit
    if scene.meeting.state.is_over and edit is not None and not isinstance(edit, _AFTERWARDS):
        return refused(understood.kind, CLOSED)
    if edit is not None and (understood.kind in _OF_THE_SITTING or isinstance(edit, TakeItem)):
        return replace(understood, warnings=(*understood.warnings, *break_doubts(scene)))
    return understood


def expand(text: str, snippets: Mapping[str, str]) -> str:
    """``text`` with every ``;word`` that the person's snippets know in full; any other stays as typed."""
    if not snippets or ";" not in text:
        return text
    return _SNIPPET.sub(
        lambda found: snippets.get(found[1], snippets.get(found[1].casefold(), found[0])), text
    )


def _read(text: str, scene: Scene, bare_commands: bool) -> Understanding:
    if not text:
        return Understanding(Kind.NOTHING, "")
    if text.startswith("/"):
        return commands.read_command(text[1:], scene) or refused(Kind.COURSE, no_command(text))
    if marks.looks_like_marks(text):
        return marks.read_marks(text, scene)
    spaced, doubt = marks.read_spaced(text, scene)
    if spaced is not None or doubt:
        note = minuting.read_note(text, scene)
        return spaced or replace(note, warnings=(doubt, *note.warnings))
    prefixed = _PREFIX.fullmatch(text)
    if prefixed is not None:
        reader = _PREFIXES.get(prefixed[1].casefold())
        if reader is not None:
            return reader(prefixed[2].strip(), scene)
    if not bare_commands:
        return minuting.read_note(text, scene)
    return read_bare(text, scene, is_over=scene.meeting.state.is_over)
