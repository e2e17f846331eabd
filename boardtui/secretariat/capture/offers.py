"""What the capture line offers while it is typed: names, codes, snippets, commands, dates, and ghost text.

Pure functions of the text before the cursor and the scene, quick enough to be asked on every key.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from boardtui.rules.attendance import Mark
from boardtui.rules.folding import fold, fold_name
from boardtui.rules.identity import Known
from boardtui.rules.wording import as_sentence
from boardtui.secretariat.capture.command_help import COMMANDS
from boardtui.secretariat.capture.dates import date_words, read_date
from boardtui.secretariat.capture.scene import Scene

MOST = 5
"""How many rows a drop-down has at most."""
_BY_ROLE = 3
"""The rank of those whom the words mean by their role only; a collective owner is called by name."""
_LONGEST = 80
"""How much of the line before the cursor can matter to an offer."""
_STATUSES = (
    ("present", "in the room"),
    ("remote", "taking part remotely"),
    ("apologies", "apologies given"),
    ("absent", "without apology"),
    ("left", "has left"),
    ("unmarked", "take the mark back"),
)
_NAMING = re.compile(
    r"/(?:present|apologies(?: from)?|apology|absent|remote|left|sub|substitute|chair|presiding|standdown"
    r"|time|reword)\s+(?:.*(?:[,;]|\bfor|\band)\s+)?([^,;]*)",
    re.IGNORECASE,
)


class Offer(NamedTuple):
    """One row of a drop-down.

    ``text`` is the row, ``detail`` what stands dimmed behind it. Accepted, ``insert`` goes where the last
    ``replaces`` letters before the cursor stand.
    """

    text: str
    insert: str
    detail: str = ""
    replaces: int = 0


def offers(before: str, scene: Scene) -> tuple[Offer, ...]:
    """At most five offers for what is being typed; ``before`` is the text left of the cursor."""
    line = before[-_LONGEST:] if len(before) > _LONGEST else before
    line = line.rpartition("\n")[2]
    for read in (_commands, _items, _named, _marks, _at, _snippets, _dates):
        found = read(line, before, scene)
        if found is not None:
            return tuple(found)[:MOST]
    return ()


def ghost(before: str, scene: Scene) -> str:
    """What the right arrow would add: the recommendation of the item in hand after ``D:``; else nothing."""
    opened = re.fullmatch(r"\s*(?:d|decision)\s*:(\s*)", before, re.IGNORECASE)
    item = scene.meeting.item(scene.item)
    if opened is None or item is None or item.cover is None:
        return ""
    words = " ".join(as_sentence(" ".join(one.split())) for one in item.cover.recommendations)
    return f"{'' if opened[1] else ' '}{words}" if words else ""


def people_matching(query: str, scene: Scene) -> tuple[Known, ...]:
    """Everybody whom ``query`` could become: by code, then name, then role, the unmarked before the rest.

    Accents, apostrophes and case are folded; each word may begin any word of the name. Nothing typed
    yet means everybody.
    """
    wanted = fold_name(query)
    ranked = ((_rank(wanted, one, scene), one) for one in scene.people)
    found = [
        (rank, _is_marked(one, scene), place, one) for place, (rank, one) in enumerate(ranked) if rank >= 0
    ]
    return tuple(one for *_, one in sorted(found, key=lambda entry: entry[:3]))


def _rank(wanted: str, person: Known, scene: Scene) -> int:
    """0 for the whole code, 1 for its beginning, 2 for the name, 3 for the role; -1 for no match."""
    if not wanted:
        return 2
    code = person.code.casefold()
    if code.startswith(wanted):
        return 0 if code == wanted else 1
    if any(_begins_words(wanted, fold_name(name)) for name in (person.name, *person.aliases)):
        return 2
    return _BY_ROLE if _begins_words(wanted, fold_name(_role(person, scene))) else -1


def _begins_words(wanted: str, name: str) -> bool:
    words = iter(name.replace("-", " - ").split())
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


def _is_marked(person: Known, scene: Scene) -> bool:
    return scene.attendance.standing(person.id).mark is not Mark.UNMARKED


def _role(person: Known, scene: Scene) -> str:
    return scene.board.settings.titles.printed(person.role) if person.role else ""


def described(person: Known, scene: Scene) -> str:
    """What is said behind a name: the office, the group or the body, and the mark where there is one."""
    group = scene.board.group(person.group)
    standing = scene.attendance.standing(person.id)
    said = "" if standing.mark is Mark.UNMARKED else standing.mark.value
    parts = (_role(person, scene), group.name if group else person.body, said)
    return " · ".join(part for part in parts if part)


def _detail(person: Known, scene: Scene) -> str:
    return " · ".join(part for part in (person.code, described(person, scene)) if part)


def _people(
    query: str, scene: Scene, insert: Callable[[Known], str], replaces: int, sign: str = ""
) -> list[Offer]:
    """The people ``query`` could become; behind ``-`` only those who are here to leave."""
    found = people_matching(query, scene)
    if sign == "-":
        found = tuple(one for one in found if scene.attendance.standing(one.id).in_room)
    return [Offer(one.name, insert(one), _detail(one, scene), replaces) for one in found[:MOST]]


def _commands(line: str, before: str, _scene: Scene) -> Sequence[Offer] | None:
    typed = re.fullmatch(r"/(\w*)", line)
    if typed is None or before != line:
        return None
    wanted = fold(typed[1])
    found = [one for one in COMMANDS if one.word.startswith(wanted) and one.word != wanted]
    return [Offer(one.usage, f"/{one.word} ", one.help, len(line)) for one in found]


def _items(line: str, before: str, scene: Scene) -> Sequence[Offer] | None:
    typed = re.fullmatch(r"/(?:item|defer|withdraw)\s+(\S*)", line, re.IGNORECASE)
    if typed is None or before != line:
        return None
    wanted = fold(typed[1])
    numbers = [(one.number.rstrip("."), one.title) for one in scene.meeting.agenda]
    return [
        Offer(f"{number} {title}", number, "", len(typed[1]))
        for number, title in numbers
        if (fold(number).startswith(wanted) or _begins_words(wanted, fold(title))) and fold(number) != wanted
    ]


def _named(line: str, before: str, scene: Scene) -> Sequence[Offer] | None:
    """The people a command names: ``/sub sa`` and ``/sub sam for pr``."""
    typed = _NAMING.fullmatch(line)
    if typed is None or before != line:
        return None
    query = typed[1]
    if query != query.rstrip():  # the name is finished
        return []
    return _people(query, scene, lambda one: f"{one.code.casefold() or one.name} ", len(query))


def _marks(line: str, before: str, scene: Scene) -> Sequence[Offer] | None:
    """``+d`` offers codes, ``=dp `` statuses."""
    typed = re.fullmatch(r"(?:.*\s)?([+\-=])((?:[^\W\d_].*)?)", line)
    if typed is None or before != line or line[0] not in "+-=" or line[1:2].isspace():
        return None
    sign, body = typed[1], typed[2]
    if sign == "=" and " " in body:
        word = body.rpartition(" ")[2]
        return [
            Offer(status, status, help_, len(word))
            for status, help_ in _STATUSES
            if status.startswith(fold(word)) and status != word
        ]
    query = body.rpartition(" ")[2]
    if not query and body:
        return []
    found = _people(query, scene, lambda one: f"{one.code.casefold() or one.name} ", len(query), sign)
    return [] if any(fold(query) == one.insert.strip() for one in found) else found


def _at(line: str, _before: str, scene: Scene) -> Sequence[Offer] | None:
    """People and collective owners after ``@``."""
    typed = re.search(r"(?:^|\s)@([^@\n]{0,40})$", line)
    if typed is None:
        return None
    query = typed[1]
    if query[:1].isspace() or (query != query.rstrip() and _is_whole(query, scene)):
        return None
    found = _people(query, scene, lambda one: f"@{one.name} ", len(query) + 1)
    wanted = fold(query)
    together = [
        Offer(name, f"@{name} ", "together", len(query) + 1)
        for name in scene.board.settings.collective_owners
        if wanted and fold(name).startswith(wanted)
    ]
    by_name = sum(_rank(fold_name(query), one, scene) < _BY_ROLE for one in people_matching(query, scene))
    ahead = found[: min(by_name, MOST - len(together))]
    return [*ahead, *together, *found[by_name:]] or None


def _is_whole(query: str, scene: Scene) -> bool:
    wanted = fold(query)
    return wanted in {
        *(fold(one) for one in scene.board.settings.collective_owners),
        *(fold(one.name) for one in scene.people),
        *(one.code.casefold() for one in scene.people),
    }


def _snippets(line: str, _before: str, scene: Scene) -> Sequence[Offer] | None:
    typed = re.search(r"(?:^|\s);(\w*)$", line)
    if typed is None:
        return None
    wanted = typed[1].casefold()
    found = sorted(word for word in scene.snippets if word.casefold().startswith(wanted))
    return [Offer(f";{word}", scene.snippets[word], scene.snippets[word], len(wanted) + 1) for word in found]


def _dates(line: str, before: str, scene: Scene) -> Sequence[Offer] | None:
    """Days after ``by`` in an action."""
    if re.match(r"\s*(?:a|action)\s*:", before, re.IGNORECASE) is None:
        return None
    typed = re.search(r"\b(?:by|due|before)\s+([\w/+-]*(?: \w+){0,2})$", line, re.IGNORECASE)
    if typed is None:
        return None
    return list(_days(typed[1], scene))


def _days(typed: str, scene: Scene) -> Iterable[Offer]:
    """What ``typed`` could become; days of a month from the nearest on, the rest as they are usual."""
    wanted = fold(typed)
    read = ((words, read_date(words, scene.meeting.day, scene.next_meeting)) for words in date_words(wanted))
    found = [(words, day) for words, day in read if day is not None and words != wanted]
    if wanted[:1].isdigit():
        found.sort(key=lambda one: one[1])
    for words, day in found:
        yield Offer(words, f"{words} ", f"{day:%a} {day.day} {day:%b %Y}", len(typed))
