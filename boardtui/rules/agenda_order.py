"""Where things stand on an agenda: an item with its parts, and the sections one behind the other."""

from collections.abc import Sequence

from boardtui.model.agendas import AgendaItem, AgendaSection, Standing

Agenda = tuple[AgendaItem, ...]
_CLOSING = (Standing.URGENT, Standing.NEXT_MEETING)


def place_of(agenda: Sequence[AgendaItem], item: str) -> int | None:
    """The place of that item in ``agenda``, or None."""
    return next((place for place, one in enumerate(agenda) if one.id == item), None)


def end_of_block(agenda: Sequence[AgendaItem], place: int) -> int:
    """The place behind the item at ``place`` and its parts (5 with 5.1 and 5.2)."""
    end = place + 1
    while not agenda[place].depth and end < len(agenda) and agenda[end].depth:
        end += 1
    return end


def start_of_block(agenda: Sequence[AgendaItem], place: int) -> int:
    """The place of the item that the one at ``place`` is a part of, or its own."""
    while place and agenda[place].depth:
        place -= 1
    return place


def end_of_section(
    agenda: Sequence[AgendaItem], sections: Sequence[AgendaSection], section: str | None
) -> int:
    """Where a new item of ``section`` goes: behind the last of its section, or of the sections before it.

    Without a section it goes behind everything but the items that close every meeting.
    """
    if section is None:
        end = len(agenda)
        while end and agenda[end - 1].standing in _CLOSING:
            end -= 1
        return end
    ranks = _ranks(sections)
    wanted = ranks.get(section, len(ranks))
    earlier = [
        place for place, one in enumerate(agenda) if one.section and ranks.get(one.section, -1) <= wanted
    ]
    if earlier:
        return earlier[-1] + 1
    opening = 0
    while (
        opening < len(agenda) and agenda[opening].section is None and agenda[opening].standing not in _CLOSING
    ):
        opening += 1
    return opening


def by_sections(agenda: Sequence[AgendaItem], sections: Sequence[AgendaSection]) -> Agenda:
    """``agenda`` with the items of each section together, the sections in their order.

    Items without a section stay at their places: they open and close the meeting.
    """
    ranks = _ranks(sections)
    places = [place for place, one in enumerate(agenda) if one.section in ranks]
    ordered = sorted((agenda[place] for place in places), key=lambda one: ranks[one.section or ""])
    found = list(agenda)
    for place, item in zip(places, ordered, strict=True):
        found[place] = item
    return tuple(found)


def _ranks(sections: Sequence[AgendaSection]) -> dict[str, int]:
    return {section.id: rank for rank, section in enumerate(sections)}
