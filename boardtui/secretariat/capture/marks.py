"""Register marks in the capture line: ``+DP`` arrives, ``-JS 15:40`` leaves, ``=RC apologies``."""

import re
from datetime import datetime, timedelta

from boardtui.edits.base import MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.rules.identity import Known
from boardtui.rules.naming import match_person
from boardtui.secretariat.capture.dates import read_time
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding, refused

_SIGNS = {"+": Roll.PRESENT, "-": Roll.LEFT}
_STATUSES = {
    "present": Roll.PRESENT, "p": Roll.PRESENT, "here": Roll.PRESENT,
    "remote": Roll.REMOTE, "r": Roll.REMOTE, "online": Roll.REMOTE,
    "apologies": Roll.APOLOGIES, "apology": Roll.APOLOGIES, "a": Roll.APOLOGIES,
    "absent": Roll.ABSENT, "x": Roll.ABSENT,
    "left": Roll.LEFT, "l": Roll.LEFT,
    "unmarked": Roll.UNMARKED, "?": Roll.UNMARKED,
}  # fmt: skip
_WORDS = {
    Roll.PRESENT: "present",
    Roll.REMOTE: "present remotely",
    Roll.APOLOGIES: "apologies",
    Roll.ABSENT: "absent",
    Roll.LEFT: "left",
    Roll.UNMARKED: "not marked",
}


def looks_like_marks(text: str) -> bool:
    """True for a line that opens with a sign and a letter right behind it."""
    return re.match(r"[+\-=][^\W\d_]", text) is not None


def read_marks(text: str, scene: Scene) -> Understanding:
    """One or more marks on one line, as one edit."""
    edits: list[MeetingEdit] = []
    said: list[str] = []
    for part in re.split(r"\s+(?=[+\-=][^\W\d_])", text):
        sign, body = part[0], part[1:].strip()
        roll = _SIGNS.get(sign)
        if roll is None:
            body, _, word = body.rpartition(" ")
            roll = _STATUSES.get(word.casefold())
            if roll is None:
                return refused(
                    Kind.REGISTER,
                    f"'{part}' needs a status after the name: present, remote, apologies, absent or left.",
                )
        body, at = take_time(body, scene)
        person, why = find(body, scene)
        if person is None:
            return refused(Kind.REGISTER, why)
        edits.append(MarkPerson(person.id, roll, at, scene.item))
        said.append(f"{person.name} {_WORDS[roll]} {scene.local(at):%H:%M}")
    edit = edits[0] if len(edits) == 1 else Together(tuple(edits), "; ".join(said))
    return Understanding(Kind.REGISTER, " · ".join(said), edit)


def find(query: str, scene: Scene) -> tuple[Known | None, str]:
    """The one person ``query`` means, or None and the sentence that says why not."""
    match = match_person(query, scene.people)
    if match.one is not None:
        return match.one, ""
    if not match.found:
        return None, f"Nobody here is called '{query}'. Type a code, or more of the name."
    names = ", ".join(one.name for one in match.found[:4])
    return None, f"'{query}' could be {names}. Type a code, or more of the name."


def take_time(body: str, scene: Scene) -> tuple[str, datetime]:
    """A name with a time behind it, apart: ``15:40`` is that time, ``-5`` five minutes ago."""
    name, _, last = body.rpartition(" ")
    if name and re.fullmatch(r"-\d{1,3}", last):
        return name, scene.now - timedelta(minutes=int(last[1:]))
    clock = read_time(last) if name else None
    if clock is not None:
        return name, scene.moment(clock)
    return body, scene.now
