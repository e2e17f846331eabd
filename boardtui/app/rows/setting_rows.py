"""The board's settings as lines."""

from datetime import date

from boardtui.app.rows.line import Line, Look, fit, list_date, shorten
from boardtui.secretariat.setting_rows import SettingRow

_LABEL = 39


def heading_line(section: str, width: int) -> Line:
    """The name of a section of settings."""
    return Line(((fit(f" {section.upper()}", width), Look.HEADING),), heading=True)


def setting_line(one: SettingRow, today: date, width: int) -> Line:
    """One setting: its name, its value on ``today``, and since when or until when that holds."""
    when = when_words(one)
    label = min(_LABEL, max(width // 2, 8))
    room = max(width - label - 3 - (len(when) + 2 if when else 0), 4)
    pieces = (
        (f"   {fit(one.label, label)}", Look.PLAIN),
        (f"{fit(shorten(one.words, room), room)}", Look.GOOD if one.words not in ("–", "no") else Look.DIM),
        (f"  {when}" if when else "", Look.DIM),
    )
    return Line(pieces, entry=one.name)


def when_words(one: SettingRow) -> str:
    """``since 1 May 11``; ``3 from 1 Sep 11`` where it is to change."""
    if one.later is not None:
        words, day = one.later
        return f"{shorten(words, 14)} from {list_date(day)}"
    return f"since {list_date(one.since)}" if one.since is not None else ""


def nothing_line(width: int) -> Line:
    """What is said where nothing matches."""
    return Line(((fit(" No setting is called so.", width), Look.DIM),))


def setting_hints(one: SettingRow) -> tuple[str, ...]:
    """What can be typed for a setting."""
    if one.name == "contact":
        return ("Ann Lee, Secretary, ann@example.org, 020 7946 0100", "- : nobody is named")
    kinds = {
        "quorum": "1/3 of the seats, or a number",
        "quorum.basis": "seats · filled-seats",
        "substitutes.policy": "substitute-steps-down · substitute-sits-to-the-end",
        "note_layout": "table · linear",
        "clock_form": "dot: 15.00 · colon: 15:00 · 12-hour: 3.00 pm",
        "date_form": "day: 17 November 2010 · weekday: with its weekday before",
        "year": "2011/12, from 1 sep 2011",
    }
    kind = kinds.get(one.name) or ("yes · no" if one.words in ("yes", "no") else "")
    when = "…, from 1 may 2011: earlier meetings keep what held then · …, always: it was entered wrongly"
    return tuple(part for part in (kind, when) if part)
