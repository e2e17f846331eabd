"""Lines of a script and of the plain dialogue, where a command needs no slash: which of them are sentences.

``Officers to report back in March`` opens with the word of a command and names nobody: it is a note, and what
else it might have been is said.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches
from itertools import accumulate
from operator import and_

from boardtui.rules.folding import fold
from boardtui.secretariat.capture import commands, minuting
from boardtui.secretariat.capture.command_help import COMMANDS
from boardtui.secretariat.capture.scene import Scene, Understanding

_OF_PEOPLE = re.compile(
    r"(?:apologies|apology|absent|remote|present|left|sub|substitute|standdown|attending|in attendance"
    r"|officers?|chair|presiding)\b:?\s*(?P<names>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN_NAMES = frozenset(
    ("and", "for", "from", "of", "the", "at", "de", "la", "van", "von", "der", "y", "item")
)
_MARKED = re.compile(r"(\w+)\s+(?:is\s+|was\s+)?(?:present|here|absent|remote|apologies|left)", re.IGNORECASE)
_ARGUMENT = re.compile(r"\d|\b[A-Z]")
"""What commands are about: a time, a number, somebody's name or code."""
_FEW_WORDS = 4
"""A slip of the finger in a command is short; a longer line is a sentence that happens to begin so."""
_ALIKE = 0.75


def read_bare(text: str, scene: Scene, *, is_over: bool) -> Understanding:
    """A line without prefix or slash: a command where it is written out as one, else a note.

    With ``is_over`` the meeting takes no note, so that nothing but a command can be meant.
    """
    command = commands.read_command(text, scene, slashed=is_over)
    if command is not None and (is_over or not _is_sentence(text, scene)):
        return command
    note = minuting.read_note(text, scene)
    doubt = _doubt(text, scene)
    return replace(note, warnings=(*note.warnings, doubt)) if doubt else note


def _is_sentence(text: str, scene: Scene) -> bool:
    """Whether the words behind a command of people are none that a name is made of.

    The second is looked at as well: a code may be a small word, as that of Teresa O'Neill is.
    """
    found = _OF_PEOPLE.fullmatch(text)
    known = _words_of_names(scene)
    first = found["names"].split()[:2] if found is not None else []
    small = [len(word) > 1 and word.isalpha() and word.islower() for word in first]
    strange = [fold(word) not in known for word in first]
    return any(at_start and new for at_start, new in zip(accumulate(small, and_), strange, strict=True))


def _words_of_names(scene: Scene) -> set[str]:
    names: Iterable[str] = (
        text for one in scene.people for text in (one.code, one.name, one.body, *one.aliases)
    )
    return {word for name in names for word in re.split(r"[^\w'’-]+", fold(name)) if word} | _BETWEEN_NAMES


def _doubt(text: str, scene: Scene) -> str:
    slashed = commands.read_command(text, scene)
    if slashed is not None and not slashed.refusal:
        return f"minuted as a note; with a slash before it: {slashed.preview}"
    words = text.casefold().split()
    if not any(letter.isalnum() for letter in text):
        return "minuted as a note; there is no word in it"
    marked = _MARKED.fullmatch(text.strip(" ."))
    if marked is not None and fold(marked[1]) in {fold(one.code) for one in scene.people}:
        return f"minuted as a note; +{marked[1]} marks somebody present, -{marked[1]} says that they left"
    if _is_sentence(text, scene):
        return f"minuted as a note; with a slash before it, '{words[0]}' is a command"
    if len(words) > _FEW_WORDS or (len(words) > 1 and not _ARGUMENT.search(text.split(maxsplit=1)[1])):
        return ""
    usages = {one.word: one.usage for one in COMMANDS}
    alike = get_close_matches(words[0].rstrip(":!?"), usages, 1, _ALIKE)
    usage = usages[alike[0]].removeprefix("/") if alike else ""
    return f"minuted as a note; a command is typed as in {usage}" if usage else ""
