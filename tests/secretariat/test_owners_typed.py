"""Whom an @ means in an action: the right one, or nobody and a doubt; and what is left of the words."""

import pytest

from boardtui.edits.minuting import Assign
from boardtui.model.actions import Owner
from tests.secretariat.typed import edit_of, typed


def action(line: str) -> Assign:
    return edit_of(line, Assign)


@pytest.mark.parametrize(
    ("line", "text", "doubt"),
    [
        ("A: write @the clerk by 2w", "write the clerk", "nobody here is called the clerk"),
        ("A: write @to DfE by 2w", "write to DfE", "nobody here is called to DfE"),
        ("A: write @To DfE", "write To DfE", "nobody here is called To DfE"),
        ("A: call @in somebody", "call in somebody", "nobody here is called in somebody"),
        ("A: call them @all", "call them all", "nobody here is called all"),
    ],
)
def test_small_words_begin_nobodys_name(line: str, text: str, doubt: str) -> None:
    edit = action(line)
    assert (edit.owners, edit.text) == ((), text)
    assert typed(line).warnings == (doubt, "no owner")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("A: x @to", "x"),
        ("A: x @TO DfE", "x DfE"),
        ("A: @to to x", "to x"),
        ("A: @to and @hp to x", "to x"),
        ("A: x @to, by Fri", "x"),
    ],
)
def test_a_code_that_is_a_small_word_is_one_where_nothing_runs_on(line: str, text: str) -> None:
    edit = action(line)
    assert (edit.owners[0].person, edit.text) == ("tom", text)
    assert typed(line).warnings == ()


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Helen Brown", ""),
        ("Ian Brown", "to write"),
        ("Clark Kent", ""),
        ("Helen McKay", "to write"),
        ("Helen Smith-Jones", ""),
        ("Helen Mary Brown", ""),
        ("Zebedee Brown", "to write"),
        ("Cllr Brown", ""),
        ("Pn Brown", ""),
    ],
)
def test_a_surname_that_does_not_go_with_the_first_name_is_nobody_here(name: str, rest: str) -> None:
    edit = action(f"A: ask @{name} {rest}")
    assert (edit.owners, edit.text) == ((Owner(name),), f"ask {rest}".strip())
    assert f"nobody here is called {name}" in typed(f"A: ask @{name} {rest}").warnings


@pytest.mark.parametrize(
    ("line", "person", "text"),
    [
        ("A: @HP Write to DfE", "helen", "Write to DfE"),
        ("A: @hp Write to DfE", "helen", "Write to DfE"),
        ("A: @Helen Platts Write", "helen", "Write"),
        ("A: @Hel Pl Write", "helen", "Write"),
        ("A: @Helen DfE letter", "helen", "DfE letter"),
        ("A: @Helen The letter", "helen", "The letter"),
        ("A: @Helen Friday rota", "helen", "Friday rota"),
        ("A: @Helen, Write", "helen", "Write"),
        ("A: @Helen: Write", "helen", "Write"),
        ("A: @Helen. Write", "helen", ". Write"),
        ("A: ask @Cllr Platts about it", "helen", "ask about it"),
        ("A: ask @Mrs. Helen Platts", "helen", "ask"),
    ],
)
def test_a_name_that_is_whole_takes_no_more_words(line: str, person: str, text: str) -> None:
    edit = action(line)
    assert ([one.person for one in edit.owners], edit.text) == ([person], text)
    assert typed(line).warnings == ()


@pytest.mark.parametrize(
    ("line", "ids", "text"),
    [
        ("A: @HP, @PN and @IC to write", ["helen", "priya", "ian-c"], "to write"),
        ("A: report @Helen and @Ian Clark.", ["helen", "ian-c"], "report."),
        ("A: report @hp & @ic", ["helen", "ian-c"], "report"),
        ("A: report @hp/@ic", ["helen", "ian-c"], "report"),
        ("A: report @hp @ic", ["helen", "ian-c"], "report"),
        ("A: report (@hp; @ic)", ["helen", "ian-c"], "report"),
        ("A: report (@hp, @ic) now", ["helen", "ian-c"], "report now"),
        ("A: @hp and JS to write", ["helen"], "Helen Platts and JS to write"),
        ("A: @hp, @pn and Jo to x", ["helen", "priya"], "Helen Platts and Priya Nair and Jo to x"),
        ("A: draft it @hp and circulate it", ["helen"], "draft it and circulate it"),
    ],
)
def test_a_list_of_owners_leaves_no_hole(line: str, ids: list[str], text: str) -> None:
    edit = action(line)
    assert ([one.person for one in edit.owners], edit.text) == (ids, text)
    assert typed(line).warnings == ()


def test_a_list_that_ends_in_nobody_keeps_its_words() -> None:
    edit = action("A: @hp and @the clerk to write")
    assert (edit.owners, edit.text) == (
        (Owner("Helen Platts", "helen"),),
        "Helen Platts and the clerk to write",
    )
    assert typed("A: @hp and @the clerk to write").warnings == ("nobody here is called the clerk",)


def test_a_collective_owner_may_have_its_article() -> None:
    assert action("A: x @the officers").owners == (Owner("Officers"),)
    assert typed("A: x @the officers").warnings == ()
