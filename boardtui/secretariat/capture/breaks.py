"""Adjourning and going on: ``/break 10:40: tea``, ``/adjourn until 25 nov``, ``/resume 14:00 roll`` (R48)."""

import re
from datetime import date, datetime, timedelta

from boardtui.edits.course import Adjourn, Resume
from boardtui.rules.wording import long_date
from boardtui.secretariat.capture.dates import DATE_PATTERN, read_date, read_time
from boardtui.secretariat.capture.moments import course_doubts
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding, refused

_DAY = re.compile(rf"(?:\b(?:to|until|on)\s+)?\b({DATE_PATTERN})", re.IGNORECASE)
_YEARS = 3
"""So many years ahead four digits behind a day are its year, and not the time of day."""
_ROLL = re.compile(r"\b(?:with\s+(?:the\s+)?)?roll\b", re.IGNORECASE)


def adjourn_command(found: re.Match[str], scene: Scene) -> Understanding:
    """A break, or an adjournment to another day; the reason stands after a colon."""
    rest, until, at, why = _when(found[1] or "", scene)
    if why:
        return refused(Kind.COURSE, why)
    reason = ", ".join(part for part in (rest, (found[2] or "").strip(" :,")) if part)
    words = f"Adjourned {scene.local(at):%H:%M}" + (
        f" until {long_date(until, weekday=True)}" if until else ""
    )
    edit = Adjourn(at, reason, until, in_order=True)
    return Understanding(Kind.COURSE, words, edit, course_doubts(at, scene), clock=_said(at, scene))


def resume_command(found: re.Match[str], scene: Scene) -> Understanding:
    """Go on; with ``roll``, or on another day, the roll is taken again."""
    typed = found[1] or ""
    asked = _ROLL.search(typed) is not None
    rest, day, at, why = _when(_ROLL.sub(" ", typed), scene)
    if why or rest:
        return refused(Kind.COURSE, why or f"'{rest}' is not a time; type it as 15:00.")
    if day is not None:
        at += timedelta(days=(day - scene.local(at).date()).days)
    broken = scene.meeting.adjournments[-1].at if scene.meeting.adjournments else at
    other_day = scene.local(broken).date() != scene.local(at).date()
    roll = asked or other_day
    words = f"Meeting resumed {scene.local(at):%H:%M}" + ("; the roll is taken again" if roll else "")
    warnings = ("another day: everybody is to be marked again",) if other_day and not asked else ()
    doubts = (*course_doubts(at, scene), *warnings)
    return Understanding(Kind.COURSE, words, Resume(at, roll), doubts, clock=_said(at, scene))


def _said(at: datetime, scene: Scene) -> datetime | None:
    """The time that was typed; None where it is the present one."""
    return at if at != scene.now else None


def _when(typed: str, scene: Scene) -> tuple[str, date | None, datetime, str]:
    """What is left of ``typed``, the day and the moment it names, and why one of them cannot be."""
    words = [one for one in re.split(r"\s+", typed.strip()) if one]
    for place, length in ((place, length) for length in (2, 1) for place in range(len(words))):
        text = " ".join(words[place : place + length])
        clock = read_time(text)
        if clock is not None and not _is_year(words, place, scene):
            rest, day = _take_day(" ".join([*words[:place], *words[place + length :]]), scene)
            return rest, day, scene.moment(clock), _no_day(rest)
    rest, day = _take_day(" ".join(words), scene)
    bad = next((one for one in rest.split() if re.fullmatch(r"\d[\d:.]*", one)), None)
    why = f"'{bad}' is not a time; type it as 15:00." if bad else ""
    return rest, day, scene.now, _no_day(rest) or why


def _no_day(rest: str) -> str:
    """What is wrong with words that look like a day and could not be read as one."""
    found = _DAY.search(rest)
    looks = found is not None and any(letter.isdigit() for letter in found[1])
    return f"'{found[1]}' is no day of the calendar." if found is not None and looks else ""


def _is_year(words: list[str], place: int, scene: Scene) -> bool:
    """Whether the word there is the year of the day before it, this one or soon: ``25 nov 2012``."""
    word, year = words[place], scene.meeting.day.year
    dated = _DAY.fullmatch(" ".join(words[max(place - 2, 0) : place + 1])) is not None
    return re.fullmatch(r"\d{4}", word) is not None and year <= int(word) <= year + _YEARS and dated


def _take_day(text: str, scene: Scene) -> tuple[str, date | None]:
    found = _DAY.search(text)
    day = read_date(found[1], scene.meeting.day, scene.next_meeting) if found else None
    if found is None or day is None:
        return text, None
    return f"{text[: found.start()]} {text[found.end() :]}".strip(), day
