"""Actions in the capture line: what is to be done, by whom and by when."""

from boardtui.edits.minuting import Assign
from boardtui.secretariat.capture.due_dates import take_due
from boardtui.secretariat.capture.owners import take_owners
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding


def read_action(text: str, scene: Scene) -> Understanding:
    """An action with its owners (``@``) and its due date (``by``). Nothing is missing that refuses it."""
    text, due, next_meeting, warnings = take_due(text, scene)
    text, owners, doubts = take_owners(text, scene)
    warnings += doubts
    if not owners:
        warnings += ("no owner",)
    ref = scene.reference()
    edit = Assign(text, scene.item, ref, owners, due, next_meeting) if text else None
    who = ", ".join(owner.name for owner in owners) or "nobody yet"
    when = f"due {due:%a} {due.day} {due:%b %Y}" if due else "no date"
    return Understanding(Kind.ACTION, f"ACTION · {who} · {when} · {ref}", edit, warnings)
