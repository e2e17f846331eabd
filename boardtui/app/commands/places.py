"""Every place there is, with its commands: what the table of keys and the check of remapped keys go by."""

from boardtui.app.commands.actions import ACTIONS
from boardtui.app.commands.agenda import AGENDA, IN_THE_TEXT
from boardtui.app.commands.attendance import ATTENDANCE
from boardtui.app.commands.board import BOARD
from boardtui.app.commands.command import Command
from boardtui.app.commands.decisions import DECISIONS
from boardtui.app.commands.details import DETAILS
from boardtui.app.commands.door import DOOR
from boardtui.app.commands.everywhere import EVERYWHERE
from boardtui.app.commands.export import EXPORT, ExportRegister, ExportView
from boardtui.app.commands.finding import FINDING
from boardtui.app.commands.home import HOME
from boardtui.app.commands.line import IN_THE_EDITOR, IN_THE_MINUTES, LINE_EXTRA
from boardtui.app.commands.lists import EVERYWHERE_ELSE, FILTERING, MOVING
from boardtui.app.commands.live import LIVE, RedoLast, UndoLast
from boardtui.app.commands.saving import SAVING
from boardtui.app.commands.voting import VOTING

Commands = tuple[type[Command], ...]

_LIST = (*MOVING, *DETAILS, *FILTERING, UndoLast, RedoLast)
_MEETING = (*LIVE, *LINE_EXTRA, *FINDING, *VOTING, *SAVING)

PLACES: tuple[tuple[str, Commands], ...] = (
    ("Everywhere", EVERYWHERE),
    ("Home", HOME),
    ("Live", _MEETING),
    ("the minutes", IN_THE_MINUTES),
    ("the door", DOOR),
    ("the editor", IN_THE_EDITOR),
    ("Agenda", AGENDA),
    ("the cover sheet", IN_THE_TEXT),
    ("the lists", (*MOVING, *DETAILS, *FILTERING)),
    ("Board", BOARD),
    ("Attendance", ATTENDANCE),
    ("Decisions", DECISIONS),
    ("Actions", ACTIONS),
    ("Export", (*EXPORT, ExportView)),
)
"""Every command once, under the place it belongs to."""

CHAINS: tuple[tuple[str, Commands], ...] = (
    ("Home", (*HOME, *EVERYWHERE)),
    ("Live", (*_MEETING, *EVERYWHERE)),
    ("the minutes", (*IN_THE_MINUTES, *_MEETING, *EVERYWHERE)),
    ("the door", (*DOOR, *_MEETING, *EVERYWHERE)),
    ("the editor", IN_THE_EDITOR),
    ("Board", (*BOARD, ExportView, *MOVING, *DETAILS, UndoLast, RedoLast, *EVERYWHERE)),
    ("Agenda", (*AGENDA, *DETAILS, ExportView, UndoLast, RedoLast, *SAVING, *EVERYWHERE)),
    ("the cover sheet", IN_THE_TEXT),
    ("Attendance", (*ATTENDANCE, ExportRegister, *MOVING, UndoLast, RedoLast, *EVERYWHERE)),
    ("Decisions", (*DECISIONS, ExportView, *_LIST, *EVERYWHERE_ELSE)),
    ("Actions", (*ACTIONS, ExportView, *_LIST, *EVERYWHERE_ELSE)),
    ("Export", (*EXPORT, *EVERYWHERE)),
)
"""The commands among which a key is looked for, wherever the keys may be: none is to be found twice."""
