"""Approving the note of the last meeting, while this one sits (R40)."""

import re
from datetime import date

from boardtui.edits.note_life import ApproveEarlierNote
from boardtui.model.agendas import Standing
from boardtui.model.meetings import Correction
from boardtui.rules.wording import long_date
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding, refused

_AMENDMENT = re.compile(r"\s*(?P<was>.+?)\s*(?:->|→|\bto read\b)\s*(?P<now>.+?)\s*", re.DOTALL)
_QUOTES = "\"“”'‘’"


def approve_command(found: re.Match[str], scene: Scene) -> Understanding:
    """``/approve note``, or ``/approve note: old words -> new words; …``: approved as amended."""
    meeting = scene.meeting
    item = next((one for one in meeting.agenda if one.approves), None)
    standing = next((one for one in meeting.agenda if one.standing is Standing.LAST_NOTE), None)
    earlier = item.approves if item is not None else meeting.previous
    if earlier is None:
        return refused(
            Kind.DECISION, "This meeting does not say which note it approves; see boardtui note approve."
        )
    corrections = read_amendments(found[1] or "")
    if corrections is None:
        return refused(Kind.DECISION, "Type each amendment as: old words -> new words, with ; between them.")
    given = tuple(
        Correction(meeting.day, "", was, now, meeting=meeting.id, at_approval=True)
        for was, now in corrections
    )
    under, day = item or standing, scene.day_of(earlier)
    text = approval_words(day, amended=bool(given))
    edit = ApproveEarlierNote(earlier, text, under.id if under else scene.item, scene.reference(), given)
    words = "as amended" if given else "as a correct record"
    said = f"Note of {earlier if day is None else long_date(day)} agreed {words} · {scene.reference()}"
    return Understanding(Kind.DECISION, said, edit)


def approval_words(day: date | None, *, amended: bool) -> str:
    """The decision that approves the note of the meeting held on ``day``, as it is minuted."""
    which = "last meeting" if day is None else f"meeting held on {long_date(day)}"
    return f"The note of the {which} was agreed {'as amended' if amended else 'as a correct record'}."


def read_amendments(text: str) -> tuple[tuple[str, str], ...] | None:
    """The old and new words of each amendment in ``text``; None where one cannot be read."""
    found = []
    for part in filter(str.strip, text.split(";")):
        one = _AMENDMENT.fullmatch(part)
        if one is None:
            return None
        found.append((one["was"].strip(_QUOTES), one["now"].strip(_QUOTES)))
    return tuple(found)
