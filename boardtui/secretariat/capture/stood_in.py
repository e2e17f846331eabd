"""Who really stood in at a meeting that is over: what a person chose or typed, as the edit that says so."""

from datetime import date, datetime

from boardtui.edits.base import Edit
from boardtui.edits.batch import Together
from boardtui.edits.corrections import CorrectSubstitute
from boardtui.edits.presence import PutOnMeeting, StandIn
from boardtui.errors import UsageRefusal
from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.attendance import follow
from boardtui.rules.identity import who
from boardtui.secretariat.capture.register_commands import stand_in
from boardtui.secretariat.capture.scene import make_scene


def substitute_correction(
    board: Board,
    meeting: Meeting,
    member: str,
    substitute: str,
    now: datetime,
    reason: str,
    *,
    day: date | None = None,
    moved_by: str = "",
) -> CorrectSubstitute:
    """The correction by which ``substitute`` (an id, a code, a name, or nothing: nobody) stood in for the
    member with the id ``member``; entered ``now`` (aware), dated ``day`` or that day.

    A name nobody bears is put on the meeting. Raises UsageRefusal where the words name nobody.
    """
    standing = follow(meeting.presence).get(member)
    earlier = standing.substitute if standing is not None else None
    was_name = who(board, meeting, earlier).name if earlier is not None else ""
    on = day or now.date()
    if not substitute.strip():
        return CorrectSubstitute(member, None, on, reason, was_name=was_name, moved_by=moved_by)
    understood = stand_in(make_scene(board, meeting, now), substitute, member)
    if understood.refusal:
        raise UsageRefusal(understood.refusal)
    edit = understood.edit
    edits: tuple[Edit | None, ...] = edit.edits if isinstance(edit, Together) else (edit,)
    (chosen,) = [one.substitute for one in edits if isinstance(one, StandIn)]
    guest = next((one.attendee for one in edits if isinstance(one, PutOnMeeting)), None)
    name = guest.name if guest is not None else who(board, meeting, chosen).name
    return CorrectSubstitute(member, chosen, on, reason, name, was_name, guest, moved_by)
