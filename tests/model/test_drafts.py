"""What was being typed, as it is kept against a crash."""

import pytest

from boardtui.model.drafts import Draft


@pytest.mark.parametrize("draft", [Draft("half"), Draft(entry="d1"), Draft(aside="half")])
def test_a_draft_of_anything_is_to_be_given_back(draft: Draft) -> None:
    assert draft


def test_a_draft_of_nothing_is_none() -> None:
    assert not Draft()
    assert Draft().words == ""


def test_a_draft_says_all_that_was_typed_and_what_is_left_once_its_line_is_recorded() -> None:
    draft = Draft("D: agreed", "d1", "and the")
    assert draft.words == "D: agreed\nand the"
    assert draft.left == Draft("and the")
