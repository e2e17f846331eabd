"""Taking out what was minuted by mistake, with the reason: ``/void 07: typed twice`` (R45, R51)."""

import re

from boardtui.edits.minuting import AnnulVote, Strike
from boardtui.model.actions import ActionItem
from boardtui.model.decisions import Decision
from boardtui.rules.references import is_reference
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding, refused

VOID = r"(?:void|strike)(?:\s+(vote))?(?:\s+(?:on\s+)?([^\s:]+))?\s*:?\s*(.*)"
"""``/void 07: reason`` takes out a decision or action, ``/void vote 07: reason`` only the vote on it."""


def read_void(found: re.Match[str], scene: Scene) -> Understanding:
    """The decision, action or vote with that number taken out; its words stay in the history.

    Its number is not given again.
    """
    wanted, reason = found[2] or "", found[3].strip()
    entries: tuple[Decision | ActionItem, ...] = (*scene.meeting.decisions, *scene.meeting.actions)
    entry = next((one for one in entries if is_reference(wanted, one.ref)), None)
    if entry is None:
        said = f"There is no decision or action {wanted} in this meeting." if wanted else "Say which."
        return refused(Kind.COURSE, f"{said} Type its number and why, for example /void 07: typed twice.")
    number = entry.ref.rpartition("/")[2]
    if not reason:
        example = f"/void {'vote ' if found[1] else ''}{number}: typed twice"
        return refused(Kind.COURSE, f"Say why it is void, for example {example}.")
    if found[1] is None:
        word = "Decision" if isinstance(entry, Decision) else "Action"
        return Understanding(
            Kind.COURSE, f"{word} {number} is void: {reason}", Strike(entry.id, reason, entry.ref)
        )
    if not isinstance(entry, Decision) or entry.tally is None:
        return refused(Kind.COURSE, f"No vote is recorded on {number}.")
    return Understanding(Kind.COURSE, f"Vote on {number} is void: {reason}", AnnulVote(entry.id, reason))
