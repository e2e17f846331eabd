"""How plain mode words what others word for the eye: sentences, and no signs between their parts."""

from collections.abc import Sequence

from boardtui.model.boards import Board
from boardtui.model.counting import counted
from boardtui.model.meetings import Meeting
from boardtui.rules.attendance import Attendance
from boardtui.rules.quorum import Quorum, margin_words, quorum, roll_begun
from boardtui.rules.wording import as_sentence


def spoken(preview: str) -> str:
    """A preview as a sentence: ``ACTION · Helen Platts · due 18 Jan`` is ``Action, Helen Platts, due …``."""
    parts = [part.strip() for part in preview.split("·")]
    first, *rest = parts[0].split(" ")
    if len(first) > 1 and first.isupper():
        parts[0] = " ".join([first.capitalize(), *rest])
    return sentence(", ".join(part for part in parts if part))


def sentence(text: str) -> str:
    """``text`` with a capital and a full stop."""
    text = text.strip()
    return as_sentence(text[:1].upper() + text[1:])


def doubts(warnings: Sequence[str]) -> list[str]:
    """Each doubt about a line as a sentence of its own."""
    return [f"Doubt: {sentence(one)}" for one in warnings]


def number_of(item_number: str) -> str:
    """An item's number without its full stop, which a screen reader would pause at."""
    return item_number.rstrip(".")


def quorum_sentence(board: Board, meeting: Meeting, result: Attendance) -> str:
    """Whether the meeting is quorate, in figures and with the margin (R22)."""
    count = quorum(board, meeting.day, result)
    if not roll_begun(result):
        return f"Nobody is marked yet; {count.needed} of {len(result.members)} are needed for a quorum."
    margin = margin_words(board, meeting, count)
    return f"{_standing(count)}. {sentence(margin)}" if margin else f"{_standing(count)}."


def quorum_news(before: Quorum, after: Quorum, board: Board, meeting: Meeting) -> list[str]:
    """What to say where a line has gained or lost the quorum; nothing where it did not."""
    if before.quorate == after.quorate:
        return []
    if after.quorate:
        return [f"There is a quorum now: {_figures(after)}."]
    return [f"The quorum is lost: {_figures(after)}; {margin_words(board, meeting, after)}."]


def _standing(count: Quorum) -> str:
    word = "quorate" if count.quorate else "not quorate"
    return f"The meeting is {word}: {_figures(count)}"


def _figures(count: Quorum) -> str:
    groups = ""
    if count.groups_needed > 1:
        groups = f", from {counted(count.groups, 'group')} where {count.groups_needed} are needed"
    return f"{count.counted} present, {count.needed} needed{groups}"
