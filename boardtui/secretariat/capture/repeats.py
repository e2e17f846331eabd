"""Dates that repeat, as people say them: ``every third Tuesday``, ``every 2 months``, ``every 6 weeks``."""

import re
from datetime import date

from boardtui.errors import UsageRefusal
from boardtui.rules.calendar import Repeat, place_in_month

_NTH = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 5,
}  # fmt: skip
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?"
_WHICH = rf"(?P<nth>{'|'.join(_NTH)}) {_DAY}"
_OF_MONTH = r"(?: (?:of|in) (?:the|each|every) month)?"


def read_repeat(words: str, first: date) -> Repeat:
    """What ``words`` mean; refuses what is no rule.

    ``every 2 months`` alone keeps the weekday of the month of ``first``: its third Tuesday stays one.
    """
    said = " ".join(words.casefold().replace(",", " ").split()).removeprefix("every ").removeprefix("the ")
    found = re.fullmatch(rf"{_WHICH}{_OF_MONTH}", said)
    if found is not None:
        return Repeat(1, _weekday(found), _NTH[found["nth"]])
    found = re.fullmatch(r"(?:(\d{1,2}) )?weeks?", said)
    if found is not None and found[1] != "0":
        return Repeat(weeks=int(found[1] or 1))
    found = re.fullmatch(
        rf"(?:(?P<months>\d{{1,2}}) )?months?(?: on (?:the )?(?:{_WHICH}|day (?P<day>\d{{1,2}})))?", said
    )
    if found is None or found["months"] == "0" or (found["day"] and not 1 <= int(found["day"]) <= 31):
        raise UsageRefusal(
            f"'{words}' is no rule; type it as 'every third Tuesday', 'every 2 months', 'every 6 weeks' or "
            "'every month on day 15'."
        )
    months = int(found["months"] or 1)
    if found["day"]:
        return Repeat(months, day=int(found["day"]))
    if found["nth"]:
        return Repeat(months, _weekday(found), _NTH[found["nth"]])
    return Repeat(months, *place_in_month(first))


def _weekday(found: re.Match[str]) -> int:
    return _DAYS.index(found["weekday"][:3])
