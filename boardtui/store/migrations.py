"""Old shapes brought forward: numbered steps on plain data, for saved records and for journal lines.

A step takes dictionaries as an older version wrote them and gives them as the next version writes them;
step N leads from schema N to N+1. Steps are never changed once they were published: what an old journal
says must always come out the same. The samples in ``tests/store/old_shapes`` hold each of them to that.

Which schema a journal line is in: the founding line says ``"schema": N`` (left out where it is 1, the
first published one), and a ``migrated`` line says from where on another one holds. **Whoever adds, drops
or renames a stored field counts SCHEMA up and adds a step**, an empty one too: an older program would
otherwise drop the new field without a word.

- schema 0, before the first publication: a meeting's times in one text, ``"times": "15:00-16:30"``; the
  presence log without ``order``, which the entry's id told; a board's contacts as ``"phone"`` and
  ``"email"`` of the person.
- schema 1: ``start`` and ``finish``; ``order``; ``contact``.
- schema 2: only more: votes by general assent, back-dated and reworded presence, roll taken again, former
  codes, the highest reference given, the agenda's issue, the forward plan, dated allocations.
- schema 3: only more: how documents are written, reports behind cover sheets, groups merged, substitutes
  put right, decisions that replace others and actions that carry them out.
- schema 4: only more: how long rough notes are kept.
"""

import copy
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from boardtui.errors import FromNewerVersion, RecordDamaged

SCHEMA = 4
"""The schema this version writes."""
FIRST = 1
"""The schema of a journal whose founding line names none."""

Plain = dict[str, Any]


class Step(NamedTuple):
    """One step: what it does to a board, to a meeting, and to any other edit of a journal."""

    board: Callable[[Plain], Plain]
    meeting: Callable[[Plain], Plain]
    edit: Callable[[Plain], Plain]


def bring_forward(kind: str, plain: Plain, schema: int) -> Plain:
    """A board or meeting of ``schema`` as this version says it. ``plain`` is not changed.

    Raises FromNewerVersion for a schema this version does not know.
    """
    return _walk(schema, plain, lambda step: step.board if kind == "board" else step.meeting)


def bring_edit_forward(plain: Plain, schema: int) -> Plain:
    """A journal line's edit of ``schema`` as this version says it; the parts of a batch as well."""
    if schema == SCHEMA:
        return plain
    if isinstance(plain.get("edits"), list):
        return plain | {"edits": [bring_edit_forward(one, schema) for one in plain["edits"]]}
    for verb, kind in (("found-board", "board"), ("convene", "meeting")):
        if plain.get("verb") == verb and isinstance(plain.get(kind), dict):
            return plain | {kind: bring_forward(kind, plain[kind], schema)}
    return _walk(schema, plain, lambda step: step.edit)


def schema_after(plain: Plain, before: int) -> int:
    """The schema that holds from this journal line on: it names one, or the one before goes on."""
    if plain.get("verb") not in ("found-board", "convene", "migrated"):
        return before
    named = plain.get("schema", before)
    if not isinstance(named, int) or named < 0:
        raise RecordDamaged(f"A journal line names the schema '{named}', which is none.")
    return named


def _walk(schema: int, plain: Plain, pick: Callable[[Step], Callable[[Plain], Plain]]) -> Plain:
    if schema > SCHEMA:
        raise FromNewerVersion(f"It is written in schema {schema}; this version knows schema {SCHEMA}.")
    plain = copy.deepcopy(plain) if schema < SCHEMA else plain
    for number in range(schema, SCHEMA):
        try:
            plain = pick(STEPS[number])(plain)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise RecordDamaged(
                f"A record of schema {number} cannot be brought forward: {error!r}."
            ) from error
    return plain


def _same(plain: Plain) -> Plain:
    return plain


def _board_0(board: Plain) -> Plain:
    for person in [*board.get("people", ()), *([board["contact"]] if board.get("contact") else ())]:
        told = {name: person.pop(name) for name in ("phone", "email") if name in person}
        if told:
            person["contact"] = told
    return board


def _meeting_0(meeting: Plain) -> Plain:
    times = meeting.pop("times", "")
    start, _, finish = times.partition("-")
    for name, clock in (("start", start.strip()), ("finish", finish.strip())):
        if clock:
            meeting[name] = f"{clock}:00" if clock.count(":") == 1 else clock
    for place, event in enumerate(meeting.get("presence", ()), start=1):
        made_by = re.search(r"\d+", event["id"])
        event.setdefault("order", int(made_by[0]) if made_by else place)
    return meeting


def _edit_0(edit: Plain) -> Plain:
    if edit.get("verb") == "add-person":
        person = edit["person"]
        told = {name: person.pop(name) for name in ("phone", "email") if name in person}
        if told:
            person["contact"] = told
    return edit


_MORE_ONLY = Step(_same, _same, _same)
STEPS: dict[int, Step] = {0: Step(_board_0, _meeting_0, _edit_0), 1: _MORE_ONLY, 2: _MORE_ONLY, 3: _MORE_ONLY}
assert set(STEPS) == set(range(SCHEMA)), "each schema before the present one has its step"
