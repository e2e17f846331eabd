"""The names of places in a document that another place gives the page of."""

import re
from zlib import crc32

from boardtui.model.agendas import AgendaItem

_LONGEST = 24
"""Word allows 40 characters in a bookmark's name."""


def item_anchor(item: AgendaItem) -> str:
    """Where an item's paper begins: ``item_`` and its id, made of letters, digits and ``_``.

    Two ids that differ only in what had to be replaced keep different names.
    """
    safe = re.sub(r"[^A-Za-z0-9]", "_", item.id)
    if safe == item.id and len(safe) <= _LONGEST:
        return f"item_{safe}"
    return f"item_{safe[:_LONGEST]}_{crc32(item.id.encode('utf-8', 'surrogatepass')):08x}"
