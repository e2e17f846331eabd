"""Commands about one item: into private and back, deferred, withdrawn (R24, R27, R32)."""

import re
from datetime import date

from boardtui.edits.batch import Together
from boardtui.edits.course import DisposeOfItem, SetExempt
from boardtui.edits.minuting import Decide
from boardtui.model.agendas import AgendaItem, ItemState
from boardtui.model.decisions import Outcome
from boardtui.model.meetings import Meeting
from boardtui.rules.forward_plan import day_in_words
from boardtui.rules.wording import as_sentence
from boardtui.secretariat.capture.dates import DATE_PATTERN, read_date
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding, refused

_EXEMPT = re.compile(
    r"(?:item\s+(?P<item>\S+))?\s*(?:(?:para(?:graph)?\.?\s+)?(?P<paragraph>[^\s:]+))?\s*(?::\s*(?P<words>.*))?",
    re.IGNORECASE | re.DOTALL,
)
NUMBER = r"\d+(?:\.\d+)*[A-Za-z]?\.?"
"""What an item's number is made of, whether or not the agenda has it."""
_NO_ITEM = "No item is in hand; name one, for example /{command} item 3."


def item_numbered(meeting: Meeting, number: str) -> AgendaItem | None:
    """The item with that printed number, whatever the case and the full stop behind it."""
    wanted = number.rstrip(".").casefold()
    return next((one for one in meeting.agenda if one.number.rstrip(".").casefold() == wanted), None)


def exempt_command(found: re.Match[str], scene: Scene) -> Understanding:
    """``/exempt 3`` puts the item in hand into Part 2 under paragraph 3; ``/exempt item 5 para 3: words``."""
    parts = _EXEMPT.fullmatch((found[1] or "").strip())
    if parts is None:
        return refused(Kind.COURSE, "Type /exempt and the paragraph relied on, for example /exempt 3.")
    item, why = _item(parts["item"], scene, "exempt")
    if item is None:
        return refused(Kind.COURSE, why)
    paragraph = parts["paragraph"] or ""
    words = (parts["words"] or "").strip() or _resolution(item, paragraph, scene)
    warnings = () if paragraph else ("no paragraph is named: type /exempt and its number",)
    edit = SetExempt(item.id, True, paragraph, words)
    return Understanding(Kind.COURSE, f"Item {item.number} in private · {words}", edit, warnings)


def public_command(found: re.Match[str], scene: Scene) -> Understanding:
    """``/public`` puts an item back into Part 1: exclusion was not needed."""
    item, why = _item(found[1], scene, "public")
    if item is None:
        return refused(Kind.COURSE, why)
    return Understanding(Kind.COURSE, f"Item {item.number} in public", SetExempt(item.id, False))


def dispose_command(found: re.Match[str], scene: Scene) -> Understanding:
    """``/defer 4 to the next meeting``, ``/withdraw``: the item keeps its number, and this is its outcome."""
    command = found[1].casefold()
    state, outcome, word = {
        "defer": (ItemState.DEFERRED, Outcome.DEFERRED, "deferred"),
        "withdraw": (ItemState.WITHDRAWN, Outcome.WITHDRAWN, "withdrawn"),
    }[command]
    number, words = _split(found[2] or "", scene.meeting)
    item, why = _item(number, scene, command)
    if item is None:
        return refused(Kind.COURSE, why)
    more = words.lstrip(":, ")
    text = as_sentence(more if word in more.casefold() else f"The item was {word} {more}".strip())
    to = _put_to(more, scene) if command == "defer" else None
    edit = Together(
        (DisposeOfItem(item.id, state, to), Decide(text, outcome, item.id, scene.reference())),
        f"Item {item.number} {word}",
    )
    again = f"item {item.number} is {item.state.value} already: this decides it again"
    return Understanding(
        Kind.DECISION,
        f"Item {item.number} {word} · {text} · {scene.reference()}",
        edit,
        () if item.state is ItemState.LISTED else (again,),
    )


def _put_to(words: str, scene: Scene) -> date | None:
    """The day that ``to 18 January`` or ``to the March meeting`` puts an item to; None: the next meeting."""
    found = re.match(rf"to\s+(?:the\s+)?({DATE_PATTERN})", words, re.IGNORECASE)
    day = scene.meeting.day
    named = read_date(found[1], day, scene.next_meeting) if found is not None else None
    to = named or day_in_words(scene.board, day, words)
    return to if to is not None and to > day and to != scene.next_meeting else None


def _split(text: str, meeting: Meeting) -> tuple[str | None, str]:
    """The item's number, where the words open with one, and the rest."""
    words = re.sub(r"^\s*item\s+", "", text, flags=re.IGNORECASE).strip()
    first, _, rest = words.partition(" ")
    named = first.rstrip(":,")
    is_number = re.fullmatch(NUMBER, named) is not None
    if is_number or re.match(r"\s*item\s", text, re.IGNORECASE) or item_numbered(meeting, named) is not None:
        return named, rest
    return None, words


def _item(number: str | None, scene: Scene, command: str) -> tuple[AgendaItem | None, str]:
    if number is None:
        item = scene.meeting.item(scene.item)
        return item, "" if item else _NO_ITEM.format(command=command)
    item = item_numbered(scene.meeting, number)
    listed = ", ".join(one.number for one in scene.meeting.agenda) or "none"
    return item, "" if item else f"There is no item {number} on this agenda (items: {listed})."


def _resolution(item: AgendaItem, paragraph: str, scene: Scene) -> str:
    words = scene.board.settings.exclusion_words
    return words.replace("{number}", item.number.rstrip(".")).replace("{paragraph}", paragraph or "…")
