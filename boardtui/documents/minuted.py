"""What was minuted, item by item, in paragraphs: what both layouts of the note are made of."""

from collections.abc import Callable
from dataclasses import dataclass

from boardtui.documents.action_words import item_head
from boardtui.documents.decision_words import moved_and_seconded
from boardtui.documents.edition import Edition, left_out
from boardtui.documents.outline import Paragraph, Style
from boardtui.documents.private_items import exclusion
from boardtui.documents.typed_text import recorded as recorded_words
from boardtui.model.actions import ActionItem
from boardtui.model.agendas import AgendaItem, ItemState
from boardtui.model.boards import Board
from boardtui.model.counting import counted
from boardtui.model.decisions import Decision
from boardtui.model.meetings import Adjournment, Meeting, Minute, NoteApproval
from boardtui.model.presence import Declaration, InterestConduct
from boardtui.rules.adjournments import Told, told_off_the_agenda, with_adjournments
from boardtui.rules.corrections import amendment_sentence, corrected_text
from boardtui.rules.identity import who
from boardtui.rules.minutes_order import entries_by_item
from boardtui.rules.private_items import may_quote_private, private_items
from boardtui.rules.quorum_changes import QuorumChange, change_sentence, quorum_changes, with_quorum_changes
from boardtui.rules.voting import vote_words
from boardtui.rules.wording import adjourned_and_resumed, as_sentence, coming_or_going


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a note is made from: the board as on the meeting's day, the meeting, and for whom the note is.

    ``earlier`` is the meeting whose note was approved at this one, where it is known: without it the public
    edition cannot tell which amendments quote an exempt item.
    """

    board: Board
    meeting: Meeting
    edition: Edition
    earlier: Meeting | None = None

    @property
    def hidden(self) -> frozenset[str]:
        """The ids of the items of which this edition says no more than that they were taken in private."""
        return private_items(self.meeting) if self.edition is Edition.PUBLIC else frozenset()


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was minuted. ``action`` is set where it is one; ``is_story`` where nobody decided."""

    paragraphs: tuple[Paragraph, ...]
    is_story: bool = True
    action: ActionItem | None = None


@dataclass(frozen=True, slots=True)
class ItemSaid:
    """All that was minuted under one item, or under none, in order."""

    number: str
    title: str
    said: tuple[Said, ...]


def minuted(recorded: Recorded) -> tuple[ItemSaid, tuple[ItemSaid, ...]]:
    """What was minuted outside any item, and what under each item of the agenda.

    What was entered under an item that is not on the agenda, as it can be in a record put together by other
    hands, comes last: a note loses nothing.
    """
    told, off_the_agenda = _told_by_item(recorded)
    outside = ItemSaid("", "", tuple(_said(recorded, one) for one in told(None)))
    found = []
    hidden = recorded.hidden
    for item in recorded.meeting.agenda:
        if item.id in hidden:
            said = _in_private(recorded, item)
        else:
            entered = told(item.id)
            said = (*_excluded(recorded, item), *(_said(recorded, one) for one in entered))
            said = said if entered else (*said, _story(_nothing(item)))
        found.append(ItemSaid(item.number.rstrip("."), item.title, said))
    off_it = [_said(recorded, one) for item in off_the_agenda for one in told(item)]
    if off_it:
        found.append(ItemSaid("", item_head(None, None), tuple(off_it)))
    return outside, tuple(found)


def _told_by_item(recorded: Recorded) -> tuple[Callable[[str | None], tuple[Told, ...]], tuple[str, ...]]:
    """What was minuted under an item, with the changes of the quorum and the adjournments (R48).

    And the ids of the items that are not on the agenda, and under which something was.
    """
    meeting = recorded.meeting
    changes, entered = quorum_changes(recorded.board, meeting), entries_by_item(meeting)

    def told(item: str | None) -> tuple[Told, ...]:
        return with_adjournments(with_quorum_changes(entered.get(item, ()), changes, item), meeting, item)

    return told, told_off_the_agenda(meeting, changes)


def _in_private(recorded: Recorded, item: AgendaItem) -> tuple[Said, ...]:
    """All the public edition says: by what resolution the public was excluded, and that it was (R28)."""
    word = recorded.board.settings.note_word.lower()
    if item.state is not ItemState.LISTED:
        fact = _nothing(item)
    else:
        was = "was considered" if recorded.meeting.state.was_held else "is to be considered"
        fact = f"This item {was} in private; the discussion and any decision are not in the public {word}."
    return (*_excluded(recorded, item), _story(fact))


def _excluded(recorded: Recorded, item: AgendaItem) -> tuple[Said, ...]:
    words = exclusion(recorded.board, recorded.meeting, item) if item.exempt else ""
    return (Said(recorded_words(words, label="Resolved:")),) if words else ()


def _nothing(item: AgendaItem) -> str:
    listed = item.state is ItemState.LISTED
    unsaid = "No discussion or decision is recorded."
    return unsaid if listed else f"{item.state.value.capitalize()}."


def _story(text: str, style: Style = Style.BODY) -> Said:
    return Said(recorded_words(text, style))


def _said(recorded: Recorded, entry: Told) -> Said:
    board, meeting = recorded.board, recorded.meeting
    match entry:
        case Decision():
            return Said(tuple(_decision(recorded, entry)), is_story=False)
        case ActionItem():
            text = as_sentence(corrected_text(meeting, entry.id, entry.text))
            return Said(recorded_words(text, Style.ACTION, "Action:"), is_story=False, action=entry)
        case Minute():
            return _story(corrected_text(meeting, entry.id, entry.text))
        case Declaration():
            return _story(_interest(board, meeting, entry))
        case QuorumChange():
            return _story(change_sentence(board, meeting, entry), Style.EVENT)
        case Adjournment():
            return _story(adjourned_and_resumed(board, entry), Style.EVENT)
        case _:
            return _story(coming_or_going(board, meeting, entry), Style.EVENT)


def _interest(board: Board, meeting: Meeting, entry: Declaration) -> str:
    name = who(board, meeting, entry.person).name
    kind = f"an {entry.kind}" if entry.kind[0] in "aeiou" else f"a {entry.kind}"
    nature = f" ({entry.nature})" if entry.nature and not entry.sensitive else ""
    conduct = {
        InterestConduct.STAYED: " and stayed in the room",
        InterestConduct.SPOKE_THEN_LEFT: ", spoke on it and then left the room",
        InterestConduct.LEFT: " and left the room",
        InterestConduct.DISPENSATION: " and took part under a dispensation",
    }[entry.conduct]
    return f"{name} declared {kind} interest{nature}{conduct}."


def _decision(recorded: Recorded, entry: Decision) -> list[Paragraph]:
    board, meeting = recorded.board, recorded.meeting
    text = as_sentence(corrected_text(meeting, entry.id, entry.text))
    moved = moved_and_seconded(entry.mover, entry.seconder, lambda one: who(board, meeting, one).name)
    text += f" {moved}" if moved else ""
    said = [*recorded_words(text, Style.DECISION, "Decision:"), *_amendments(recorded, entry)]
    if entry.tally is not None:
        said.append(Paragraph(vote_words(board, meeting, entry.tally), Style.DECISION, "Vote:"))
    if entry.override_reason:
        by = f" on the ruling of {who(board, meeting, entry.override_by).name}" if entry.override_by else ""
        words = f"Taken{by} while the meeting was not quorate: {as_sentence(entry.override_reason)}"
        said.extend(recorded_words(words, Style.DECISION, "No quorum:"))
    return said


def _amendments(recorded: Recorded, entry: Decision) -> list[Paragraph]:
    """The amendments to earlier notes that were agreed with this decision (R40)."""
    approvals = (one for one in recorded.meeting.approvals if one.decision == entry.id and one.corrections)
    return [paragraph for one in approvals for paragraph in _amended(recorded, one)]


def _amended(recorded: Recorded, approval: NoteApproval) -> list[Paragraph]:
    given, told, earlier = approval.corrections, approval.corrections, recorded.earlier
    if recorded.edition is Edition.PUBLIC:
        if earlier is None or earlier.id != approval.meeting:
            return [Paragraph(f"That note lists {counted(len(given), 'amendment')}.", Style.DECISION)]
        told = tuple(one for one in given if not may_quote_private(earlier, one))
    said = [each for one in told for each in recorded_words(amendment_sentence(one), Style.DECISION)]
    withheld = len(given) - len(told)
    return [*said, Paragraph(left_out(withheld, "amendment"), Style.DECISION)] if withheld else said
