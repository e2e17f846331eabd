"""The outline of any document that is wanted: the records read, and handed to the one who words it.

Each builder is imported when its document is asked for.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from boardtui.errors import NotFound, UsageRefusal
from boardtui.model.document_forms import NoteLayout
from boardtui.model.keys import RecordKey
from boardtui.rules.register import ALL_YEARS
from boardtui.secretariat.wanted_documents import WantedDocument

if TYPE_CHECKING:
    from boardtui.documents.outline import Outline
    from boardtui.secretariat.secretariat import Secretariat


def outline_of(secretariat: "Secretariat", wanted: WantedDocument) -> "Outline":
    """What the document says, from the records as they are. Raises NotFound where one of them is gone."""
    return _MAKERS[wanted.kind](secretariat, wanted)


def _notice(secretariat: "Secretariat", wanted: WantedDocument) -> "Outline":
    from boardtui.documents.notice import notice_outline

    return notice_outline(secretariat.board(wanted.board), secretariat.meeting(wanted.key))


def _agenda(secretariat: "Secretariat", wanted: WantedDocument) -> "Outline":
    from boardtui.documents.agenda import agenda_outline

    board, meeting = secretariat.board(wanted.board), secretariat.meeting(wanted.key)
    return agenda_outline(board, meeting, wanted.edition)


def _membership(secretariat: "Secretariat", wanted: WantedDocument) -> "Outline":
    from boardtui.documents.membership import membership_outline

    assert wanted.on is not None
    board = secretariat.board(wanted.board)
    outline = membership_outline(board, wanted.on)
    if not wanted.contacts:
        return outline
    from boardtui.documents.contact_list import with_contacts

    return with_contacts(outline, board, wanted.on)


def _sign_in(secretariat: "Secretariat", wanted: WantedDocument) -> "Outline":
    from boardtui.documents.sign_in import sign_in_outline

    return sign_in_outline(secretariat.board(wanted.board), secretariat.meeting(wanted.key))


def _cover_sheet(secretariat: "Secretariat", wanted: WantedDocument) -> "Outline":
    from boardtui.documents.cover_sheet import cover_sheet_outline

    board, meeting = secretariat.board(wanted.board), secretariat.meeting(wanted.key)
    item = meeting.item(wanted.item)
    if item is None:
        raise NotFound(f"The item is no longer on the agenda of {wanted.key}.")
    return cover_sheet_outline(board, meeting, item, edition=wanted.edition)


def _brief(secretariat: "Secretariat", wanted: WantedDocument) -> "Outline":
    from boardtui.documents.chairs_brief import chairs_brief_outline

    board = secretariat.board(wanted.board)
    return chairs_brief_outline(board, secretariat.meeting(wanted.key), secretariat.meetings(board))


def _note(secretariat: "Secretariat", wanted: WantedDocument) -> "Outline":
    from boardtui.documents.note import note_outline

    board, meeting = secretariat.board(wanted.board), secretariat.meeting(wanted.key)
    approved = meeting.approvals[0].meeting if meeting.approvals else None
    earlier = secretariat.meeting(RecordKey(board.id, approved)) if approved else None
    layout = NoteLayout(wanted.layout) if wanted.layout else None
    return note_outline(board, meeting, wanted.edition, layout, earlier)


def _actions_arising(secretariat: "Secretariat", wanted: WantedDocument) -> "Outline":
    from boardtui.documents.actions_arising import actions_arising_outline
    from boardtui.secretariat.year_round import arising

    board, meeting = secretariat.board(wanted.board), secretariat.meeting(wanted.key)
    return actions_arising_outline(board, meeting, arising(secretariat, wanted.key), wanted.edition)


def _progress(secretariat: "Secretariat", wanted: WantedDocument) -> "Outline":
    from boardtui.documents.progress import progress_outline
    from boardtui.secretariat.year_round import arising

    board, meeting = secretariat.board(wanted.board), secretariat.meeting(wanted.key)
    return progress_outline(board, meeting, arising(secretariat, wanted.key), wanted.edition)


def _decisions(secretariat: "Secretariat", wanted: WantedDocument) -> "Outline":
    from boardtui.documents.decisions_register import decisions_outline
    from boardtui.secretariat.tracker import WantedDecisions

    year = None if wanted.year == ALL_YEARS else wanted.year
    rows = secretariat.track_decisions(WantedDecisions((wanted.board,), year))
    return decisions_outline(secretariat.board(wanted.board), rows, wanted.edition)


def _actions(secretariat: "Secretariat", wanted: WantedDocument) -> "Outline":
    from boardtui.documents.action_list import action_list_outline
    from boardtui.secretariat.tracker import Stage, WantedActions

    assert wanted.on is not None
    then = wanted.on if wanted.on != secretariat.now().date() else None  # today all counts, whatever its date
    shown = WantedActions((wanted.board,), stage=Stage.SHOWN, owner=wanted.owner, on=then)
    rows = secretariat.track_actions(shown)
    return action_list_outline(secretariat.board(wanted.board), rows, wanted.on, wanted.edition)


def _register(secretariat: "Secretariat", wanted: WantedDocument) -> "Outline":
    from boardtui.documents.register import register_outline

    board = secretariat.board(wanted.board)
    return register_outline(board, secretariat.register(board, wanted.year))


def _pack(secretariat: "Secretariat", wanted: WantedDocument) -> "Outline":
    from boardtui.secretariat.packing import pack_in_words

    return pack_in_words(secretariat, wanted.key, wanted.edition)


def _not_typeset(secretariat: "Secretariat", wanted: WantedDocument) -> "Outline":
    raise UsageRefusal(f"'{wanted.kind}' is not a document that can be shown or typeset.")


_MAKERS: "dict[str, Callable[[Secretariat, WantedDocument], Outline]]" = {
    "notice": _notice,
    "agenda": _agenda,
    "membership": _membership,
    "sign-in": _sign_in,
    "cover-sheet": _cover_sheet,
    "brief": _brief,
    "note": _note,
    "actions-arising": _actions_arising,
    "progress": _progress,
    "decisions": _decisions,
    "actions": _actions,
    "register": _register,
    "pack": _pack,
    "calendar": _not_typeset,
}
