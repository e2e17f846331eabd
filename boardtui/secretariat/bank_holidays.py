"""Bank holidays of England and Wales, from the maintained package ``holidays``, loaded when first asked."""

import json
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from boardtui.rules.calendar import Holidays

Keeping = Callable[[str, str, Callable[[], str]], str]
"""Keeps what was worked out: a name, what it was worked out from, and how."""


def bank_holidays(first: date, last: date, keep: Keeping) -> Holidays:
    """The bank holidays of the years from ``first`` to ``last``, with their names.

    Good Friday and Christmas Day, which are no bank holidays by statute, are among them: nothing is
    delivered on them either. ``keep`` spares loading the package, whose every country comes with it.
    """
    years = f"{first.year}-{last.year}"

    def make() -> str:
        from holidays import country_holidays

        found = country_holidays("GB", subdiv="ENG", years=range(first.year, last.year + 1))
        return json.dumps({day.isoformat(): name for day, name in found.items()})

    kept = keep(f"bank-holidays-{years}", f"{years} {_edition()}", make)
    return {date.fromisoformat(day): name for day, name in json.loads(kept).items()}


def _edition() -> str:
    """What changes with each edition of the package; to ask for its version would load as much again."""
    spec = find_spec("holidays")
    assert spec is not None and spec.origin is not None
    return str(Path(spec.origin).stat().st_mtime_ns)
