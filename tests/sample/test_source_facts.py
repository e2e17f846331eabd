"""The facts stated in the tests are those of the source documents (skipped where these are absent)."""

import re

import pytest

from tests.sample import source

_PACK = source.pack()
pytestmark = pytest.mark.skipif(_PACK is None, reason="the source documents (../shared/seeds) are not here")
PACK = _PACK or ""


def between(start: str, end: str) -> str:
    return PACK[PACK.index(start) : PACK.index(end, PACK.index(start))]


def rows(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("\t")] for line in text.splitlines() if line.strip()]


def test_the_register_is_as_printed() -> None:
    printed: dict[str, tuple[str, str]] = {}
    for row in rows(between("Attendance 2010 -2011", "## Agenda")):
        name = re.sub(r"\s*[\[(].*", "", row[0])
        if any(cell in ("YES", "NO") for cell in row[1:]):
            cells = [*row[1:], "", ""]
            printed[name] = (cells[0], cells[1])
    assert printed == source.REGISTER


def test_the_dates_of_the_year_are_as_printed() -> None:
    header = next(
        row for row in rows(between("Attendance 2010 -2011", "## Agenda")) if row[0] == "Councillors"
    )
    assert tuple(f"20{one[6:]}-{one[3:5]}-{one[:2]}" for one in header[1:]) == source.DATES


def test_the_membership_is_as_printed() -> None:
    group, substitutes = "", False
    printed: dict[str, tuple[list[tuple[str, str, str]], list[tuple[str, str]]]] = {}
    for row in rows(between("Membership 2010/2011", "Attendance 2010 -2011"))[1:]:
        if heading := re.fullmatch(r"(.+) \((\d)\)", row[0]):
            group, substitutes = heading[1], False
            printed[group] = ([], [])
            assert int(heading[2]) == source.GROUPS[group][0]
        elif row[0].startswith("Substitute"):
            substitutes = True
        elif group and len(row) > 1 and row[1]:
            name, _, office = row[0].partition(" [")
            if substitutes:
                printed[group][1].append((name, row[1]))
            else:
                printed[group][0].append((name, office.strip(" ]"), row[1]))
    assert {name: (tuple(one), tuple(two)) for name, (one, two) in printed.items()} == {
        name: (members, named) for name, (_, members, named) in source.GROUPS.items()
    }


def test_the_items_of_the_note_and_of_january_are_as_printed() -> None:
    note = between("## Note of decisions", "## Actions arising from last meeting")
    assert tuple(re.findall(r"(?m)^(\d) (\S.+)$", note)) == source.ITEMS
    agenda = between("For discussion\n", "Date of next meeting")
    printed = [(row[0].strip("."), row[1], row[2]) for row in rows(agenda) if re.fullmatch(r"\d\.", row[0])]
    assert printed == [(one[0], one[1], one[3]) for one in source.JANUARY]


def test_who_was_there_is_as_printed() -> None:
    note = between("## Note of decisions", "Decisions and actions\t")
    for name, body in source.GUESTS.items():
        assert f"{name}\t{body}" in note
    for body, names in source.OFFICERS.items():
        assert f"{', '.join(names)} ({body})" in note
    apologies = [row[1] for row in rows(note[note.index("Apologies\t") : note.index("Officers:")])]
    assert [re.sub(r" \(.*", "", one) for one in apologies] == list(source.APOLOGIES)
