"""The dialogue of plain mode: a line goes in, sentences come out, and a question may wait for the next."""

import re
from collections.abc import Mapping

from boardtui.cli.plain import answers, questions
from boardtui.cli.plain.asking import Asking, Reply, YesOrNo
from boardtui.cli.plain.carrying import Carrier
from boardtui.cli.plain.help_texts import help_on
from boardtui.cli.plain.roll import RollCall
from boardtui.cli.plain.sentences import sentence
from boardtui.errors import NotFound, Refusal
from boardtui.model.counting import counted
from boardtui.model.keys import RecordKey
from boardtui.model.meetings import MeetingState
from boardtui.model.text import clean_line
from boardtui.rules.folding import fold
from boardtui.secretariat.capture.commands import read_command
from boardtui.secretariat.capture.dates import read_date
from boardtui.secretariat.capture.scene import Kind
from boardtui.secretariat.finding_records import meeting_in_hand
from boardtui.secretariat.ports import Asked
from boardtui.secretariat.secretariat import Secretariat

_HELP = re.compile(r"[?/]?\s*help\b\s*(\w*)\W*|[?/]", re.IGNORECASE)
_LEAVE = re.compile(r"[?/]?\s*(?:quit|leave|exit|bye)[.!]?", re.IGNORECASE)
_ROLL = re.compile(r"[?/]?\s*(?:take\s+the\s+)?roll", re.IGNORECASE)
_OPEN = re.compile(r"([?/]?)\s*(?:open|meeting)\s+(.+)", re.IGNORECASE)
_AT_ONCE = re.compile(r"/(?:close|end)!", re.IGNORECASE)
_BOARD = re.compile(r"[?/]\s*board\s+(.+)", re.IGNORECASE)


class Dialogue:
    """One person's dialogue with the records of a workspace.

    ``asks`` is False where nobody can be asked: lines from a script. ``left`` is True once the person has
    left, ``refusals`` counts the lines that nothing came of.
    """

    def __init__(
        self, secretariat: Secretariat, *, asks: bool = True, snippets: Mapping[str, str] | None = None
    ) -> None:
        self._secretariat, self._asks, self._snippets = secretariat, asks, snippets or {}
        self.left = False
        self.refusals = 0
        self._asking: Asking | None = None
        self._carrier = self._on(_first_meeting(secretariat))

    @property
    def is_asking(self) -> bool:
        """True where the next line answers a question."""
        return self._asking is not None

    @property
    def unsaved(self) -> str:
        """The last line that was not saved."""
        return self._carrier.unsaved

    def begin(self) -> list[str]:
        """Where the person is, what was left over from the last time, and how to get help."""
        arrived = self._arrived()
        return self._close(Reply([*arrived.said, "Type help for what can be typed."], arrived.asking))

    def say(self, line: str) -> list[str]:
        """The answer to one line, with the question that the next line is to answer, if any."""
        reply = self._asking.take(line) if self._asking is not None else self._line(line)
        self.refusals += reply.refused
        return self._close(reply)

    def give_up(self) -> list[str]:
        """Give up the line being typed, and the question asked."""
        asked, self._asking = self._asking, None
        return ["The question is given up; nothing is saved of it." if asked else "The line is given up."]

    @property
    def only_reads(self) -> bool:
        """True where nothing can be changed here: another copy has the board, or it was asked for."""
        return bool(self._carrier.held)

    def leave(self) -> list[str]:
        """What is said on leaving; a line that was refused and given back is no draft any more."""
        self.left = True
        if self._carrier.held:
            return ["You have left; this copy only read."]
        failed = self._carrier.finish()
        last = f" Everything is saved, up to entry {self._carrier.last}." if self._carrier.last else ""
        return [*failed, f"You have left.{last}"]

    def keep(self, line: str) -> None:
        """Keep a line that could not be carried out, or was not finished, for the next start."""
        self._carrier.keep(clean_line(line))

    # -- inside --------------------------------------------------------------------------------------

    def _close(self, reply: Reply) -> list[str]:
        self._asking = None if self.left else reply.asking
        return [*reply.said, self._asking.question] if self._asking is not None else reply.said

    def _line(self, line: str) -> Reply:
        text = line.strip()
        if not text:
            return Reply(["Nothing is typed. Type help for what can be typed."])
        helped = _HELP.fullmatch(text)
        if helped is not None:
            return Reply(help_on(fold(helped[1] or "")))
        if _LEAVE.fullmatch(text):
            return Reply(self.leave())
        if _ROLL.fullmatch(text):
            return self._roll()
        return self._asked(text) or self._recorded(line)

    def _asked(self, text: str) -> Reply | None:
        """The answer to a question or a choice; None where the line is to be recorded."""
        for pattern, choose in ((_OPEN, self._open), (_BOARD, self._open_board)):
            found = pattern.fullmatch(text)
            chosen = choose(found) if found is not None else None
            if chosen is not None:
                return chosen
        if text[0] == "?":
            said = questions.answer(self._carrier, text[1:])
            return Reply(said) if said else Reply([_unknown(text)], refused=True)
        if text[0] != "/" or read_command(text[1:], self._carrier.scene()) is not None:
            return None
        said = questions.answer(self._carrier, text[1:])
        return Reply(said) if said else None

    def _recorded(self, line: str) -> Reply:
        carrier = self._carrier
        text = line.strip()
        known = text[0] != "/" or _AT_ONCE.match(text) or read_command(text[1:], carrier.scene()) is not None
        if not known:
            return Reply([_unknown(text)], refused=True)
        reply = carrier.line(line)
        if not reply.refused and questions.is_question(text):
            understood = carrier.secretariat.understand(carrier.key, text, bare_commands=True)
            if understood.kind is Kind.NOTE:
                hint = f"If you meant to ask, type undo, and then a question mark before it: ? {text}"
                return Reply([*reply.said, hint], reply.asking)
        return reply

    def _roll(self) -> Reply:
        if self._carrier.held:
            return Reply([f"This copy only reads: {sentence(self._carrier.held)}"], refused=True)
        return RollCall(self._carrier, self._line).begin()

    # -- choosing ------------------------------------------------------------------------------------

    def _open(self, found: re.Match[str]) -> Reply | None:
        """The meeting chosen by ``open 17 November``; None where that opens the meeting at a time."""
        opening, wanted = found[1], found[2].strip()
        if read_command(f"open {wanted}", self._carrier.scene()) is not None:
            return None
        if not opening and (found[0].casefold().startswith("meeting") or self._day(wanted) is None):
            return None
        try:
            digest = self._secretariat.find_digest(self._carrier.board, wanted)
        except Refusal as refusal:
            return Reply([f"{sentence(str(refusal))} You typed: {found[0]}"], refused=True)
        return self._change(RecordKey(self._carrier.board.id, digest.id))

    def _day(self, wanted: str) -> object:
        return read_date(wanted, self._carrier.meeting.day)

    def _open_board(self, found: re.Match[str]) -> Reply:
        try:
            board = self._secretariat.find_board(found[1].strip())
            digest = self._secretariat.find_digest(board, None)
        except Refusal as refusal:
            return Reply([sentence(str(refusal))], refused=True)
        return self._change(RecordKey(board.id, digest.id))

    def _change(self, key: RecordKey) -> Reply:
        said = self._carrier.finish()
        self._secretariat.fold()
        self._carrier = self._on(key)
        arrived = self._arrived()
        return Reply([*said, *arrived.said], arrived.asking)

    def _on(self, key: RecordKey) -> Carrier:
        return Carrier(self._secretariat, key, asks=self._asks, snippets=self._snippets)

    def _arrived(self) -> Reply:
        """What is said of the meeting chosen; and what waited there is asked about."""
        carrier = self._carrier
        said = answers.where(carrier.board, carrier.meeting)
        if carrier.held:
            said.append(f"This copy only reads: {sentence(carrier.held)}")
        if carrier.unsaved:
            said.append(f"When it last ended here, this line was not saved: {carrier.unsaved}")
        if not carrier.waiting:
            return Reply(said)
        count = counted(len(carrier.waiting), "entry was", "entries were")
        named = "; ".join(_named(one).rstrip(".") for one in carrier.waiting) + "."
        question = f"{count} not saved when BoardTUI last ended: {named} Save now? Answer y or n."
        if not self._asks:
            return Reply([*said, question.partition(" Save now?")[0]])
        return Reply(said, YesOrNo(question, carrier.save_what_waited, carrier.let_go_of_what_waited))


def _first_meeting(secretariat: Secretariat) -> RecordKey:
    """The meeting that is sitting, on whichever board; else the first board's next one."""
    today = secretariat.now().date()
    chosen = []
    for board in secretariat.boards():
        digests = secretariat.digests(board)
        if digests:
            digest = meeting_in_hand(digests, today)
            live = digest.state in (MeetingState.OPEN, MeetingState.ADJOURNED)
            chosen.append((not live, RecordKey(board.id, digest.id)))
    if not chosen:
        raise NotFound("No meeting is on record here yet. Try the sample: boardtui sample DIR.")
    return min(chosen, key=lambda one: one[0])[1]


def _named(asked: Asked) -> str:
    return asked if isinstance(asked, str) else str(getattr(asked, "verb", "a substitute"))


def _unknown(text: str) -> str:
    return f"That is not known here. Type help for what can be typed. You typed: {text}"
