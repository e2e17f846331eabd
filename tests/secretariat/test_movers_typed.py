"""Movers and seconders in the words of a decision, and anybody else behind an @ in what is minuted."""

import pytest

from boardtui.edits.batch import Together
from boardtui.edits.minuting import Decide, RecordVote, WriteMinute
from boardtui.model.decisions import Tally
from boardtui.secretariat.capture.retyping import line_of
from tests.builders import board
from tests.secretariat.typed import edit_of, held, typed

HERE = held("+hp +ic +pn", "/item 2")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Members agreed the plan, moved by @HP and seconded by @IC", "Members agreed the plan"),
        ("moved @HP, seconded @IC: that it be sold", "that it be sold"),
        ("Moved by @HP, seconded by @IC that it be sold", "That it be sold"),
        ("Resolved to sell (moved @HP; seconded @IC)", "Resolved to sell"),
        ("Resolved to sell (moved by @HP, seconded by @IC).", "Resolved to sell."),
        ("Proposed by @HP, seconded by @IC: that it be sold", "That it be sold"),
        ("On the motion of @HP, seconded by @IC, the plan was agreed", "The plan was agreed"),
        ("The plan was agreed, on the motion of @HP, seconded @IC", "The plan was agreed"),
        ("Agreed the plan. Moved @HP. Seconded @IC.", "Agreed the plan."),
        ("Agreed it, moved @HP, seconded @IC. Thanks were given.", "Agreed it. Thanks were given."),
        ("Agreed it, moved @HP, seconded @IC, and thanked them", "Agreed it and thanked them"),
        ("Agreed it – moved: @HP, seconded: @IC", "Agreed it"),
        ("Agreed it and moved by @HP & seconded by @IC", "Agreed it"),
        (
            "It was moved by @HP and seconded by @IC that it be sold",
            "It was moved by Helen Platts and seconded by Ian Clark that it be sold",
        ),
        (
            "The motion was moved @HP, seconded by @IC.",
            "The motion was moved by Helen Platts, seconded by Ian Clark.",
        ),
        (
            "The plan moved by @HP and seconded by @IC was agreed",
            "The plan moved by Helen Platts and seconded by Ian Clark was agreed",
        ),
    ],
)
def test_movers_leave_no_hole(line: str, text: str) -> None:
    edit = edit_of(f"D: {line}", Decide, HERE)
    assert (edit.text, edit.mover, edit.seconder) == (text, "helen", "ian-c")
    assert typed(f"D: {line}", HERE).warnings == ()


def test_a_decision_may_have_a_paragraph_behind_its_movers() -> None:
    assert edit_of("D: agreed, moved @hp\nThanks.", Decide, HERE).text == "agreed\nThanks."


def test_a_second_mover_stays_in_the_words_and_is_doubted() -> None:
    line = "D: Agreed, moved by @pn, the change having been moved by @hp"
    edit = edit_of(line, Decide, HERE)
    assert edit.mover == "priya"
    assert edit.text.endswith("the change having been moved by Helen Platts")
    assert typed(line, HERE).warnings == ("Priya Nair is recorded as having moved it, not Helen Platts",)


@pytest.mark.parametrize(
    ("line", "doubts"),
    [
        (
            "agreed, moved HP seconded IC",
            (
                "Helen Platts is not recorded as having moved it: type moved @HP",
                "Ian Clark is not recorded as having seconded it: type seconded @IC",
            ),
        ),
        (
            "agreed, proposed by Helen Platts",
            ("Helen Platts is not recorded as having moved it: type moved @Helen Platts",),
        ),
        ("agreed, moved by Helen Platts, moved @hp", ()),
        ("members moved in to the hall", ()),
        ("members proposed Helen Platts as chair", ()),
        ("seconded to the council, proposed by residents", ()),
    ],
)
def test_a_mover_without_the_sign_is_doubted(line: str, doubts: tuple[str, ...]) -> None:
    edit = edit_of(f"D: {line}", Decide, HERE)
    assert edit.text == line.removesuffix(", moved @hp")
    assert typed(f"D: {line}", HERE).warnings == doubts


@pytest.mark.parametrize(
    "line",
    [
        "V: 2-1 moved by @hp and seconded by @ic",
        "V: moved @hp seconded @ic 2-1",
        "V: 2-1, proposed by @hp, seconded by @ic.",
    ],
)
def test_movers_of_a_vote_leave_no_note(line: str) -> None:
    edit = edit_of(line, RecordVote, held("+hp +ic +pn", "/item 2", "D: one"))
    assert (edit.mover, edit.seconder, edit.tally) == ("helen", "ian-c", Tally(2, 1))


def test_a_vote_with_a_mover_without_the_sign_is_doubted() -> None:
    understood = typed("V: 2-1 moved HP", held("+hp +ic +pn", "/item 2", "D: one"))
    assert isinstance(understood.edit, Together)
    assert "Helen Platts is not recorded as having moved it: type moved @HP" in understood.warnings


@pytest.mark.parametrize(
    ("typed_words", "text"),
    [
        ("@HP to check", "Helen Platts to check"),
        ("@hp and @Ian Clark spoke", "Helen Platts and Ian Clark spoke"),
        ("(@Platts) said so", "(Helen Platts) said so"),
        ("@Helen's view, @HP’s report", "Helen Platts's view, Helen Platts’s report"),
        ("@Cllr Platts spoke", "Helen Platts spoke"),
        ("thanks to @officers.", "thanks to Officers."),
    ],
)
def test_people_behind_a_sign_are_named_in_the_minutes(typed_words: str, text: str) -> None:
    for prefix in ("N: ", "Q: ", ""):
        assert edit_of(f"{prefix}{typed_words}", WriteMinute, HERE).text == text
    assert edit_of(f"D: {typed_words}", Decide, HERE).text == text
    assert typed(f"N: {typed_words}", HERE).warnings == ()


def test_the_preview_of_a_note_says_whom_it_names() -> None:
    assert typed("N: @HP asked @ic, @HP left", HERE).preview == "NOTE under item 2 · Helen Platts · Ian Clark"
    assert typed("Q: who?", HERE).preview == "QUESTION under item 2"


@pytest.mark.parametrize(
    ("words", "doubts"),
    [
        ("@Zed spoke", ("nobody here is called Zed",)),
        ("@Ian spoke, @Ian again", ("@Ian is ambiguous: Ian Clark, Ian Nash",)),
        ("@Helen Brown spoke", ("nobody here is called Helen Brown",)),
        ("@Zed's view", ("nobody here is called Zed",)),
        ("@he said", ("nobody here is called he said",)),
        ("@Em spoke", ()),
        ("@Pr spoke", ("@Pr is too short for a name and stays as typed",)),
        ("write to a@b.org, lamps @20 each, at @ noon", ()),
    ],
)
def test_anybody_else_behind_a_sign_stays_and_is_doubted(words: str, doubts: tuple[str, ...]) -> None:
    text = words.replace("@Em", "Élodie Marchand")
    assert edit_of(f"N: {words}", WriteMinute, HERE).text == text
    assert edit_of(f"D: {words}", Decide, HERE).text == text
    for prefix in "ND":
        assert typed(f"{prefix}: {words}", HERE).warnings == doubts


def test_a_mover_who_was_not_understood_is_doubted_once_beside_one_who_was_named() -> None:
    line = "D: @pn asked, moved @Zed, seconded by @ic"
    edit = edit_of(line, Decide, HERE)
    assert (edit.text, edit.mover, edit.seconder) == ("Priya Nair asked, moved @Zed", None, "ian-c")
    assert typed(line, HERE).warnings == ("nobody here is called Zed",)


@pytest.mark.parametrize(
    "line",
    [
        "D: It was moved by @hp and seconded by @ic that it be sold",
        "D: It was moved by @hp.",
        "D: Agreed. Moved @hp.",
        "D: bread and, moved by @hp",
        "D: as it should be, moved by @hp",
        "D: agreed (moved by @hp)",
    ],
)
def test_a_decision_put_back_into_the_line_is_understood_as_itself(line: str) -> None:
    after = held("+hp +ic +pn", "/item 2", line)
    again = edit_of(line_of(after.decisions[0], after, board()), Decide, HERE)
    assert (again.text, again.mover, again.seconder) == (
        after.decisions[0].text,
        after.decisions[0].mover,
        after.decisions[0].seconder,
    )
