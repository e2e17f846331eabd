"""A board's settings as a person reads them: what each is called, what it is today, since when.

The names are those of ``setting_words``; what the board is called, its year and who answers for it stand
with them, since a secretary looks for them in the same place.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from boardtui.model.boards import Board, Earlier
from boardtui.secretariat.setting_words import listed

FACTS = ("name", "prefix", "year", "parent")
"""What holds of a board from a day on and is no setting of its rules."""
CONTACT = "contact"

_LABELS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "The board",
        (
            ("name", "Name"),
            ("prefix", "Prefix of its references"),
            ("year", "Board year"),
            ("parent", "Reports to"),
            (CONTACT, "Who answers for it"),
            ("timezone", "Time zone"),
        ),
    ),
    (
        "Quorum and votes",
        (
            ("quorum", "Quorum, rounded up"),
            ("quorum.minimum", "Never fewer than"),
            ("quorum.groups", "From so many groups at least"),
            ("quorum.basis", "A share of"),
            ("quorum.remote_counts", "Remote members count for it"),
            ("remote_may_vote", "Remote members may vote"),
            ("casting_vote", "Casting vote on a tie"),
        ),
    ),
    (
        "Substitutes",
        (
            ("substitutes.allowed", "Substitutes allowed"),
            ("substitutes.same_group", "Of the same group only"),
            ("substitutes.from_list", "Named beforehand only"),
            ("substitutes.most", "Most for one group (0: its seats)"),
            ("substitutes.single_item", "For one item only, too"),
            ("substitutes.policy", "When the member arrives after all"),
        ),
    ),
    (
        "Attendance",
        (
            ("substitutes_count", "A substitute counts for the member"),
            ("missed_in_a_row", "Say when missed in a row (0: never)"),
            ("apologies_excuse", "Missed with apologies is excused"),
            ("six_month_rule", "Six-month rule"),
            ("term_weeks", "Weeks ahead of a term's end (0: never)"),
        ),
    ),
    (
        "Notice and agenda",
        (
            ("clear_days", "Clear days before a meeting"),
            ("weekends_count", "Weekends are clear days"),
            ("bank_holidays_count", "Bank holidays are clear days"),
            ("agenda_sections", "Sections of a new agenda"),
            ("exclusion_words", "Resolution to exclude the public"),
        ),
    ),
    (
        "Note and papers",
        (
            ("note_title", "Title of the note"),
            ("note_layout", "Layout of the note"),
            ("draft_watermark", "DRAFT across the pages of a draft"),
            ("clock_form", "Clock times in documents"),
            ("date_form", "Dates in documents"),
            ("titles.chairman", "Title of the chairman"),
            ("titles.vice_chair", "Title of a vice-chair"),
            ("titles.deputy_chair", "Title of a deputy chair"),
            ("people_heading", "Heading over the people"),
            ("authority_heading", "Heading over where they come from"),
            ("collective_owners", "Owners that are no person"),
        ),
    ),
    (
        "Kept",
        (
            ("contact_months", "Months that contacts are kept"),
            ("rough_months", "Months for rough notes, once approved"),
        ),
    ),
)
_OTHERS = "Other settings"
_IN_OTHER_WORDS = {
    "filled-seats": "the seats that are filled",
    "seats": "all seats",
    "substitute-steps-down": "the substitute steps down",
    "substitute-sits-to-the-end": "the substitute sits to the end",
    "table": "in three columns",
    "linear": "with headings and paragraphs",
    "dot": "15.00",
    "colon": "15:00",
    "12-hour": "3.00 pm",
    "day": "17 November 2010",
    "weekday": "Wednesday 17 November 2010",
}
_FIXED = ", whatever the seats"
_OF_ONE_ROW = ("quorum.numerator", "quorum.denominator")


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting on one day. ``typed`` is its value as it would be typed, ``words`` as it is read.

    ``since`` is the day it began to hold, None where it always did; ``later`` what it will be, and from when.
    """

    name: str
    section: str
    label: str
    words: str
    typed: str
    since: date | None = None
    later: tuple[str, date] | None = None


def setting_rows(board: Board, day: date) -> tuple[SettingRow, ...]:
    """Every setting of ``board`` as it is on ``day``, in the order a person looks for them."""
    periods = board.periods
    at = next(place for place, one in enumerate(periods) if day <= one.until)
    values = [_values(one) for one in periods]
    return tuple(_rows(board, values, [one.until for one in periods], at))


def label_of(name: str) -> str:
    """What the setting called ``name`` is called in a sentence or a list."""
    known = {one: label for _, settings in _LABELS for one, label in settings}
    return known.get(name) or name.replace("_", " ").replace(".", ", ").capitalize()


def in_words(value: Any) -> str:
    """A value as it is read: ``yes``, ``5``, ``the seats that are filled``; a dash where there is none."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return _IN_OTHER_WORDS.get(value, value) or "–"
    return str(value) if isinstance(value, int) else ", ".join(value) or "–"


def _rows(board: Board, values: list[dict[str, Any]], ends: list[date], at: int) -> Iterator[SettingRow]:
    known = {name for _, settings in _LABELS for name, _ in settings}
    others = tuple((name, label_of(name)) for name in values[at] if name not in known)
    for section, settings in (*_LABELS, (_OTHERS, others)):
        for name, label in settings:
            if name == CONTACT:
                said = contact_words(board)
                yield SettingRow(name, section, label, said or "–", said)
                continue
            value = values[at][name]
            first = at
            while first > 0 and values[first - 1][name] == value:
                first -= 1
            changes = (place for place in range(at + 1, len(values)) if values[place][name] != value)
            then = next(changes, None)
            yield SettingRow(
                name,
                section,
                label,
                in_words(value),
                _typed(value),
                ends[first - 1] + timedelta(days=1) if first else None,
                None if then is None else (in_words(values[then][name]), ends[then - 1] + timedelta(days=1)),
            )


def contact_words(board: Board) -> str:
    """Who answers for the board, as it is typed: ``Ann Lee, Secretary, ann@example.org, 020 7946 0100``."""
    person = board.contact
    if person is None:
        return ""
    said = (person.names[-1].printed, person.post, person.contact.email, person.contact.phone)
    return ", ".join(one for one in said if one)


def _values(period: Earlier) -> dict[str, Any]:
    rule = period.settings.quorum
    quorum = (
        f"{rule.numerator}/{rule.denominator}" if rule.numerator else f"{rule.minimum}, whatever the seats"
    )
    facts = {name: getattr(period, name) for name in FACTS}
    rest = {name: one for name, one in listed(period.settings).items() if name not in _OF_ONE_ROW}
    return {**facts, "quorum": quorum, **rest}


def _typed(value: Any) -> str:
    if isinstance(value, str):
        return value.removesuffix(_FIXED)
    return in_words(value).replace("–", "")
