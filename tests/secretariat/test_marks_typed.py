"""Register marks: ``+`` arrives, ``-`` leaves, ``=`` is a status."""

import pytest

from boardtui.edits.batch import Together
from boardtui.edits.minuting import WriteMinute
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.presence import Capacity
from boardtui.secretariat.capture.scene import Kind
from tests.secretariat.typed import at, edit_of, held, refusal_of, typed


@pytest.mark.parametrize(
    ("line", "person", "roll", "clock"),
    [
        ("+hp", "helen", Roll.PRESENT, "10:30"),
        ("+Helen Platts", "helen", Roll.PRESENT, "10:30"),
        ("+hp 10:05", "helen", Roll.PRESENT, "10:05"),
        ("+hp 1015", "helen", Roll.PRESENT, "10:15"),
        ("=hp apologies", "helen", Roll.APOLOGIES, "10:30"),
        ("=hp A", "helen", Roll.APOLOGIES, "10:30"),
        ("=hp remote", "helen", Roll.REMOTE, "10:30"),
        ("=hp online", "helen", Roll.REMOTE, "10:30"),
        ("=hp absent", "helen", Roll.ABSENT, "10:30"),
        ("=hp present", "helen", Roll.PRESENT, "10:30"),
        ("=hp ?", "helen", Roll.UNMARKED, "10:30"),
        ("=hp here", "helen", Roll.PRESENT, "10:30"),
        ("=hp unmarked", "helen", Roll.UNMARKED, "10:30"),
        ("=hp apologies 10:10", "helen", Roll.APOLOGIES, "10:10"),
        ("=hp APOLOGIES", "helen", Roll.APOLOGIES, "10:30"),
    ],
)
def test_one_mark(line: str, person: str, roll: Roll, clock: str) -> None:
    assert edit_of(line, MarkPerson) == MarkPerson(person, roll, at(clock))


@pytest.mark.parametrize(
    ("line", "clock"),
    [
        ("-hp", "10:30"),
        ("-Helen Platts", "10:30"),
        ("-hp 3pm", "15:00"),
        ("-hp -5", "10:25"),
        ("=hp left", "10:30"),
        ("=Helen Platts 10:10 left", "10:10"),
    ],
)
def test_whoever_is_here_leaves(line: str, clock: str) -> None:
    assert edit_of(line, MarkPerson, held("+hp")) == MarkPerson("helen", Roll.LEFT, at(clock))


@pytest.mark.parametrize("lines", [(), ("=hp apologies",), ("+hp", "-hp")])
def test_nobody_leaves_who_is_not_here_and_it_says_who(lines: tuple[str, ...]) -> None:
    assert refusal_of("-hp", held(*lines)) == "Helen Platts is not noted as present, and so cannot leave."


def test_the_others_of_the_line_leave_all_the_same() -> None:
    understood = typed("-em pn ic", held("+em ic hp"))
    assert isinstance(understood.edit, Together)
    assert [one.person for one in understood.edit.edits if isinstance(one, MarkPerson)] == ["elodie", "ian-c"]
    assert understood.warnings == ("Priya Nair is not noted as present, and so cannot leave",)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/left em 10:20", "Left: Élodie Marchand 10:20"),
        ("/left em 10:20, ic", "Left: Élodie Marchand 10:20, Ian Clark"),
        ("/left em pn", "Left: Élodie Marchand"),
        ("/left em @2", "Left: Élodie Marchand 10:02 (item 2)"),
        ("/apologies in", "Apologies: Ian Nash"),
    ],
)
def test_a_command_says_the_times_that_were_typed_and_nobody_left_out(line: str, said: str) -> None:
    understood = typed(line, held("+em ic hp", "/item 2", "/item 3A"))
    assert understood.preview == said
    assert not isinstance(understood.edit, Together) or understood.edit.label == said


def test_somebody_who_is_here_already_is_doubted() -> None:
    assert typed("+hp", held("+hp")).warnings == ("Helen Platts is noted as present already",)
    assert typed("=hp remote", held("+hp")).warnings == ()
    assert typed("=hp remote", held("=hp remote")).warnings == ("Helen Platts is noted as present already",)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("+hp pn em", ["helen", "priya", "elodie"]),
        ("+hp, pn and em", ["helen", "priya", "elodie"]),
        ("+Helen Platts pn Ian Clark", ["helen", "priya", "ian-c"]),
        ("+platts nair", ["helen", "priya"]),
        ("+hp hp", ["helen"]),
        ("=hp pn absent", ["helen", "priya"]),
        ("=hp pn 10:10 apologies", ["helen", "priya"]),
    ],
)
def test_several_people_behind_one_sign(line: str, people: list[str]) -> None:
    edit = typed(line).edit
    edits = edit.edits if isinstance(edit, Together) else (edit,)
    assert [one.person for one in edits if isinstance(one, MarkPerson)] == people


@pytest.mark.parametrize(
    ("line", "capacity"), [("+of", Capacity.OFFICER), ("=sw remote", Capacity.SUBSTITUTE)]
)
def test_an_officer_or_a_reserve_who_comes_is_put_on_the_meeting(line: str, capacity: Capacity) -> None:
    first = held(line)
    assert [(one.person, one.capacity) for one in first.attendees] == [(first.presence[0].person, capacity)]
    assert isinstance(typed("-" + line[1:3], first).edit, MarkPerson)
    assert edit_of("=of apologies", MarkPerson) == MarkPerson("olga", Roll.APOLOGIES, at("10:30"))


def test_a_substitute_who_is_back_is_not_put_on_the_meeting() -> None:
    record = held("/sub sw for pn", "-sw")
    assert edit_of("+sw", MarkPerson, record).person == "sam"


def test_commas_without_a_name_between_them_name_nobody() -> None:
    assert edit_of("+hp,, ,", MarkPerson).person == "helen"


def test_one_time_holds_for_everybody_behind_the_sign() -> None:
    edit = edit_of("+hp pn 10:05 +em", Together)
    assert [one.at for one in edit.edits if isinstance(one, MarkPerson)] == [
        at("10:05"),
        at("10:05"),
        at("10:30"),
    ]


def test_a_mark_has_the_item_in_hand() -> None:
    assert edit_of("+hp", MarkPerson, held("/item 2")).item == "i2"


def test_several_marks_are_one_edit() -> None:
    edit = edit_of("+hp +ic 10:05 -pn =em apologies", Together, held("+pn"))
    assert [(one.person, one.roll) for one in edit.edits if isinstance(one, MarkPerson)] == [
        ("helen", Roll.PRESENT),
        ("ian-c", Roll.PRESENT),
        ("priya", Roll.LEFT),
        ("elodie", Roll.APOLOGIES),
    ]
    assert typed("+hp +ic 10:05").preview == "Helen Platts present 10:30 · Ian Clark present 10:05"
    assert typed("+hp").kind is Kind.REGISTER


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("+zed", "Nobody here is called 'zed'"),
        ("+ian", "'ian' could be Ian Clark, Ian Nash"),
        ("+hp +zed", "Nobody here is called 'zed'"),
        ("=hp", "needs a status"),
        ("=hp gone", "needs a status"),
        ("=hp apologised", "unmarked. Nearest: apologies."),
        ("=apologies", "'=apologies' names nobody."),
        ("+plats", "Nobody here is called 'plats'. Nearest: Helen Platts (HP)"),
        ("+hp plats pn", "Nobody here is called 'plats'"),
        ("+qqqq", "Nobody here is called 'qqqq'. Type a code"),
        ("=zed absent", "Nobody here is called 'zed'"),
    ],
)
def test_what_cannot_be_marked_is_said(line: str, why: str) -> None:
    assert why in refusal_of(line)


@pytest.mark.parametrize("line", ["-5 degrees", "= hp", "- a point", "+44 20 7946 0000", "--", "+"])
def test_a_sign_without_a_letter_behind_it_is_a_note(line: str) -> None:
    assert edit_of(line, WriteMinute).text == line
