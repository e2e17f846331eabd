"""The questions that may be asked in plain mode, each told by its words."""

import re
from collections.abc import Callable

from boardtui.cli.plain import answers
from boardtui.cli.plain.carrying import Carrier
from boardtui.cli.plain.sentences import sentence
from boardtui.model.counting import counted
from boardtui.rules.folding import fold
from boardtui.rules.wording import long_date

Answerer = Callable[[Carrier, str], list[str]]


def answer(carrier: Carrier, asked: str) -> list[str] | None:
    """The answer to ``asked`` (without its question mark); None where it is no question known here."""
    words = " ".join(fold(asked.strip(" ?.")).split())
    for pattern, answerer in _QUESTIONS:
        found = re.fullmatch(pattern, words)
        if found is not None:
            return answerer(carrier, (found.groupdict().get("rest") or "").strip())
    return None


def is_question(text: str) -> bool:
    """True for words that are answered when a question mark stands before them."""
    words = " ".join(fold(text.strip(" ?.")).split())
    return any(re.fullmatch(pattern, words) for pattern, _ in _QUESTIONS)


def _where(carrier: Carrier, rest: str) -> list[str]:
    held = [f"This copy only reads: {sentence(carrier.held)}"] if carrier.held else []
    return [*answers.where(carrier.board, carrier.meeting), *held]


def _minutes(carrier: Carrier, rest: str) -> list[str]:
    meeting = carrier.meeting
    if rest == "all" or (not rest and meeting.item_in_hand is None):
        return answers.minuted(carrier.board, meeting, (None, *(item.id for item in meeting.agenda)))
    if not rest:
        return answers.minuted(carrier.board, meeting, (meeting.item_in_hand,))
    number = rest.removeprefix("item").strip()
    item = next((one for one in meeting.agenda if fold(one.number.rstrip(".")) == number), None)
    if item is None:
        return [f"There is no item {number} on this agenda."]
    return answers.minuted(carrier.board, meeting, (item.id,))


def _last(carrier: Carrier, rest: str) -> list[str]:
    past = next((one for one in carrier.secretariat.history(carrier.key)), None)
    if past is None:
        return ["Nothing is recorded yet."]
    return [f"Entry {past.sequence}, by {past.user}, {past.at:%H:%M}: {sentence(past.said)}"]


def _boards(carrier: Carrier, rest: str) -> list[str]:
    boards = carrier.secretariat.boards()
    named = [f"{one.name}, {one.prefix}, {one.year}." for one in boards]
    return [f"{counted(len(boards), 'board')}. ? board and a name chooses one.", *named]


def _meetings(carrier: Carrier, rest: str) -> list[str]:
    digests = carrier.secretariat.digests(carrier.board)
    said = [f"{long_date(one.day, weekday=True)}: {one.state.value}." for one in digests]
    count = counted(len(said), "meeting")
    return [f"{count} of the {carrier.board.name}. ? open and a date chooses one.", *said]


def _of_records(make: Callable[..., list[str]]) -> Answerer:
    return lambda carrier, rest: make(carrier.board, carrier.meeting)


_QUESTIONS: tuple[tuple[str, Answerer], ...] = (
    (r"who(?: is)? (?:here|present|in)|here|present", _of_records(answers.here)),
    (r"(?:who(?: is)? )?(?:missing|unmarked|not marked)", _of_records(answers.missing)),
    (r"who|everybody|register|attendance", _of_records(answers.everybody)),
    (r"quorum|quorate", _of_records(answers.quorum_answer)),
    (r"item", lambda carrier, rest: [answers.in_hand(carrier.meeting)]),
    (r"agenda|items", lambda carrier, rest: answers.agenda(carrier.meeting)),
    (r"where(?: are we| am i)?|status", _where),
    (r"minutes(?P<rest>(?: all| (?:item )?\S+)?)", _minutes),
    (r"decisions?", _of_records(answers.decisions)),
    (r"actions?", _of_records(answers.actions)),
    (r"check|checklist|(?:what is )?open", _of_records(answers.still_open)),
    (r"last", _last),
    (r"boards", _boards),
    (r"meetings", _meetings),
    (r"again", lambda carrier, rest: carrier.read_anew()),
)
