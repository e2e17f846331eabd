"""What somebody was called, and where they came from, on a given day (R1)."""

from datetime import date

from boardtui.model.people import Authority, Name, Person

KIT = Person(
    "kit",
    "KB",
    (Name("Kit Bell"), Name("Kit Ray", "Sir", "CBE", date(2011, 5, 1))),
    (Authority("Old DC"), Authority("New City", date(2011, 4, 1))),
)


def test_the_name_is_the_one_of_the_day() -> None:
    assert KIT.name_on(date(2011, 4, 30)).full == "Kit Bell"
    assert KIT.name_on(date(2011, 5, 1)).full == "Kit Ray"


def test_before_the_oldest_known_name_the_oldest_is_used() -> None:
    late = Person("x", "XX", (Name("First", since=date(2020, 1, 1)), Name("Second", since=date(2021, 1, 1))))
    assert late.name_on(date(2000, 1, 1)).full == "First"


def test_the_authority_is_the_one_of_the_day() -> None:
    assert KIT.authority_on(date(2011, 3, 31)) == "Old DC"
    assert KIT.authority_on(date(2011, 4, 1)) == "New City"
    assert Person("x", "XX", (Name("X"),)).authority_on(date(2011, 4, 1)) == ""


def test_a_name_is_printed_one_way() -> None:
    assert KIT.names[1].printed == "Sir Kit Ray CBE"
    assert KIT.names[0].printed == "Kit Bell"
    assert KIT.names[1].surname == "Ray"
    assert Name("").surname == ""
