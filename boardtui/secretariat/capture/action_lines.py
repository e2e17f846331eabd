"""Actions in the capture line: what is to be done, by whom and by when."""

import re
from datetime import date

from boardtui.edits.minuting import Assign
from boardtui.secretariat.capture.dates import DATE_PATTERN, order_doubt, read_date, weekday_doubt
from boardtui.secretariat.capture.owners import take_owners, tidy
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding

_DUE = re.compile(rf"\b(?:by|due|before)\s+({DATE_PATTERN})", re.IGNORECASE)


def read_action(text: str, scene: Scene) -> Understanding:
    """An action with its owners (``@``) and its due date (``by``). Nothing is missing that refuses it."""
    text, due, next_meeting, warnings = _due(text, scene)
    text, owners, doubts = take_owners(text, scene)
    warnings += doubts
    if not owners:
        warnings += ("no owner",)
    ref = scene.reference()
    edit = Assign(text, scene.item, ref, owners, due, next_meeting) if text else None
    who = ", ".join(owner.name for owner in owners) or "nobody yet"
    when = f"due {due:%a} {due.day} {due:%b %Y}" if due else "no date"
    return Understanding(Kind.ACTION, f"ACTION · {who} · {when} · {ref}", edit, warnings)


def _due(text: str, scene: Scene) -> tuple[str, date | None, bool, tuple[str, ...]]:
    for found in reversed(list(_DUE.finditer(text))):
        due = read_date(found[1], scene.meeting.day, scene.next_meeting)
        next_meeting = "meeting" in found[1].casefold()
        if due is None and not next_meeting:
            continue
        warnings: tuple[str, ...] = ()
        if due is None:
            warnings = ("no next meeting is in the calendar",)
        elif due.weekday() >= 5:
            warnings = (f"the due date is a {due:%A}",)
        if due is not None and (doubt := weekday_doubt(found[1], due)):
            warnings = (doubt,)
        if due is not None and (doubt := order_doubt(found[1], due)):
            warnings = (doubt, *warnings)
        rest = f"{text[: found.start()]} {text[found.end() :]}"
        return tidy(rest), due, next_meeting, warnings
    none = tuple(f"'{found[1]}' is no day of the calendar" for found in _DUE.finditer(text))
    return tidy(text), None, False, none
