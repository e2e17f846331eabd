"""The sentences of the verbs that are seldom asked for, by the verb's name: of agendas, notes and boards.

They are told by name so that saying what was done loads none of the other edits.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from boardtui.model.boards import Board
from boardtui.model.meetings import Meeting
from boardtui.rules.identity import who
from boardtui.rules.minutes_order import entry_by_id
from boardtui.rules.wording import opening, short_date

Sayer = Callable[[Any, Board, Meeting], str]
"""Says an edit of its own verb."""


def _item(item: str | None, meeting: Meeting) -> str:
    found = meeting.item(item)
    return f"Item {found.number if found else item}"


def _of_item(words: str) -> Sayer:
    return lambda edit, _board, meeting: f"{_item(edit.item, meeting)}{words}"


def _of_person(words: str) -> Sayer:
    return lambda edit, board, meeting: f"{who(board, meeting, edit.person).name}{words}"


def _of_member(words: str) -> Sayer:
    return lambda edit, board, meeting: (
        f"{who(board, meeting, edit.membership.person).name}: {edit.membership.role.value}{words}"
    )


def _of_section(words: str) -> Sayer:
    def say(edit: Any, _board: Board, meeting: Meeting) -> str:
        title = next((one.title for one in meeting.sections if one.id == edit.section), edit.section)
        return f"Section {title}{words}"

    return say


def _of_date(words: str) -> Sayer:
    return lambda edit, _board, _meeting: f"The meeting of {short_date(edit.day)} is {words}"


def _plain(words: str) -> Sayer:
    return lambda _edit, _board, _meeting: words


def _why(reason: str) -> str:
    return f": {reason}" if reason else ""


def _annulled(edit: Any, _board: Board, meeting: Meeting) -> str:
    ref = next((one.ref for one in meeting.decisions if one.id == edit.decision and one.ref), "")
    return f"Vote on {f'decision {ref}' if ref else 'a decision'} annulled{_why(edit.reason)}"


def _ref(entry: str, meeting: Meeting) -> str:
    return getattr(entry_by_id(meeting, entry), "ref", "") or entry


def _reworded(edit: Any, _board: Board, meeting: Meeting) -> str:
    ref = getattr(entry_by_id(meeting, edit.entry), "ref", "")
    return f"{f'Entry {ref}' if ref else 'Entry'} reworded: {opening(edit.text)}"


def _note_moved(edit: Any, _board: Board, _meeting: Meeting) -> str:
    on = f" on {short_date(edit.day)}" if isinstance(edit.day, date) else ""
    return f"The note is {edit.state.value}{on}"


def _rescheduled(edit: Any, _board: Board, _meeting: Meeting) -> str:
    return f"The meeting is to be on {short_date(edit.day)}" if edit.day else "Time and place are changed"


def _moved(edit: Any, _board: Board, _meeting: Meeting) -> str:
    to = f"is moved to {short_date(edit.to)}" if edit.to else "has another time or place"
    return f"The meeting of {short_date(edit.day)} {to}"


_OF_THE_AGENDA: dict[str, Sayer] = {
    "action-on-agenda": _plain("An action of an earlier meeting is put on the agenda"),
    "move-item": _of_item(" is moved"),
    "indent-item": lambda edit, _board, meeting: (
        f"{_item(edit.item, meeting)} is {'moved out' if edit.out else 'put under the one before it'}"
    ),
    "item-section": _of_item(" is put in another section"),
    "remove-item": _plain("An item is taken off the agenda"),
    "draft-agenda": _plain("The agenda is drafted"),
    "retitle-item": lambda edit, _board, meeting: f"{_item(edit.item, meeting)} is now called {edit.title}",
    "item-purpose": _of_item(": purpose changed"),
    "item-minutes": _of_item(": planned time changed"),
    "item-presenter": _of_item(": presenter changed"),
    "item-cover": _of_item(": cover sheet written"),
    "item-papers": _of_item(": papers changed"),
    "item-page": _of_item(": page changed"),
    "item-urgent": _of_item(": reason for urgency given"),
    "answer-stub": _of_item(" is filled in"),
    "item-reports-on": _of_item(" reports on other actions"),
    "add-section": lambda edit, _board, _meeting: f"Section {edit.title} added",
    "rename-section": lambda edit, _board, _meeting: f"A section is now called {edit.title}",
    "move-section": _of_section(" moved"),
    "remove-section": _of_section(" removed"),
}
_OF_THE_MEETING: dict[str, Sayer] = {
    "reschedule": _rescheduled,
    "call-off": lambda edit, _board, _meeting: (
        f"The meeting is {'postponed' if edit.postponed else 'cancelled'}{_why(edit.reason)}"
    ),
    "correct-opening": _plain("The time of the meeting's opening is corrected"),
    "begin-afresh": lambda edit, _board, _meeting: f"Recorded again from the agenda{_why(edit.reason)}",
    "reword": _reworded,
    "annul-vote": _annulled,
    "replace-decision": lambda edit, _board, meeting: (
        f"{_ref(edit.decision, meeting)} "
        + (f"takes the place of {edit.replaces}" if edit.replaces else "takes the place of none")
    ),
    "carry-out": lambda edit, _board, meeting: (
        f"{_ref(edit.action, meeting)} "
        + (f"carries out {edit.decision}" if edit.decision else "carries out no decision")
    ),
    "correct-substitute": lambda edit, board, meeting: (
        f"{edit.name or 'Nobody'} stood in for {who(board, meeting, edit.member).name}: corrected"
    ),
    "move-note": _note_moved,
    "correct-note": lambda edit, _board, _meeting: f"Note corrected: {opening(edit.correction.now)}",
    "take-back-approval": _plain("The approval of an earlier note is taken back"),
    "convene": _plain("The record of the meeting was begun"),
    "migrated": _plain("Carried over into a newer form"),
    "undo": _plain("Undone"),
    "redo": _plain("Done again"),
}
_OF_THE_BOARD: dict[str, Sayer] = {
    "found-board": _plain("The record of the board was begun"),
    "rename-board": lambda edit, _board, _meeting: f"The board is now called {edit.name}",
    "begin-year": lambda edit, _board, _meeting: f"The board year {edit.year} is begun",
    "add-group": lambda edit, _board, _meeting: f"Group {edit.group.name} added",
    "change-group": lambda edit, board, _meeting: f"Group {_group(edit.group, board)} changed",
    "dissolve-group": lambda edit, board, _meeting: f"Group {_group(edit.group, board)} dissolved",
    "merge-groups": lambda edit, board, _meeting: (
        f"Group {_group(edit.group, board)} joins {_group(edit.into, board)}"
    ),
    "change-settings": _plain("The board's settings are changed"),
    "name-contact": _plain("The board's contact is named"),
    "board-notices": _plain("What every notice of a meeting tells besides is written"),
    "add-dates": lambda edit, _board, _meeting: (
        f"Dates added: {', '.join(short_date(one.day) for one in edit.dates)}"
    ),
    "move-date": _moved,
    "call-off-date": lambda edit, _board, _meeting: (
        f"The meeting of {short_date(edit.day)} is {'postponed' if edit.postponed else 'cancelled'}"
    ),
    "restore-date": _of_date("to be held after all"),
    "remove-date": _of_date("taken out of the calendar"),
    "promise": lambda edit, _board, _meeting: f"Promised: {edit.title}",
    "place-promise": _plain("A promised item is put on an agenda"),
    "move-promise": _plain("A promised item is due at another time"),
    "answer-promise": lambda edit, _board, _meeting: f"A promised item is answered: {opening(edit.words)}",
    "drop-promise": lambda edit, _board, _meeting: f"A promised item is given up{_why(edit.reason)}",
}


def _group(group: str, board: Board) -> str:
    found = board.group(group)
    return found.name if found else group


_OF_PEOPLE: dict[str, Sayer] = {
    "add-person": lambda edit, _board, _meeting: (
        f"{edit.person.names[-1].full if edit.person.names else edit.person.id or 'Somebody'} added"
    ),
    "appoint": _of_member(", appointed"),
    "enrol": _of_member(", added and appointed"),
    "end-membership": _of_person("'s membership ends"),
    "change-membership": _of_member(", membership changed"),
    "change-role": _of_member(", new role"),
    "rename-person": lambda edit, _board, _meeting: f"Now called {edit.name.full}",
    "change-code": lambda edit, board, meeting: (
        f"{who(board, meeting, edit.person).name}: code is now {edit.code}"
    ),
    "change-authority": _of_person(": council changed"),
    "remove-contact": _of_person(": contact removed"),
    "set-contact": _of_person(": contact changed"),
    "set-aliases": _of_person(": other names changed"),
    "set-post": _of_person(": post changed"),
    "correct-name": _of_person(": name corrected"),
    "correct-authority": _of_person(": council corrected"),
}

VERB_WORDS: dict[str, Sayer] = {**_OF_THE_AGENDA, **_OF_THE_MEETING, **_OF_THE_BOARD, **_OF_PEOPLE}
