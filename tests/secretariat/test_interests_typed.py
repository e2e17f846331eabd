"""Declarations of interest (R30)."""

import pytest

from boardtui.edits.batch import Together
from boardtui.edits.minuting import DeclareInterest
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.presence import InterestConduct, InterestKind
from tests.secretariat.typed import at, edit_of, held, refusal_of, typed


@pytest.mark.parametrize(
    ("line", "kind", "nature", "conduct"),
    [
        ("I: @hp", InterestKind.PERSONAL, "", InterestConduct.STAYED),
        ("I: hp personal: a friend", InterestKind.PERSONAL, "a friend", InterestConduct.STAYED),
        (
            "interest: Helen Platts DPI: owns it; left",
            InterestKind.PECUNIARY,
            "owns it",
            InterestConduct.LEFT,
        ),
        ("I: @hp ori: trustee; stayed", InterestKind.OTHER_REGISTRABLE, "trustee", InterestConduct.STAYED),
        ("I: @hp NRI: x; dispensation", InterestKind.NON_REGISTRABLE, "x", InterestConduct.DISPENSATION),
        ("I: @hp: x; spoke, then left the room", InterestKind.PERSONAL, "x", InterestConduct.SPOKE_THEN_LEFT),
        ("I: @hp: owns land; lets it", InterestKind.PERSONAL, "owns land; lets it", InterestConduct.STAYED),
        ("I: @hp: a; b: c; left", InterestKind.PERSONAL, "a; b: c", InterestConduct.LEFT),
    ],
)
def test_what_was_declared(line: str, kind: InterestKind, nature: str, conduct: InterestConduct) -> None:
    assert edit_of(line, DeclareInterest) == DeclareInterest("helen", None, kind, nature, conduct)


def test_leaving_the_room_is_a_departure_too() -> None:
    edit = edit_of("I: @hp: x; left", Together, held("+hp", "/item 2"))
    assert edit.edits == (
        DeclareInterest("helen", "i2", InterestKind.PERSONAL, "x", InterestConduct.LEFT),
        MarkPerson("helen", Roll.LEFT, at("10:30"), "i2"),
    )


def test_staying_is_no_departure() -> None:
    assert isinstance(typed("I: @hp: x; stayed", held("+hp")).edit, DeclareInterest)


def test_the_preview_says_all_of_it() -> None:
    preview = typed("I: @hp dpi: x; left").preview
    assert preview == "INTEREST · Helen Platts · disclosable pecuniary · left the room"


@pytest.mark.parametrize("line", ["I:", "I: @Zed: x", "I: @Ian: x", "I: personal: x"])
def test_nobody_or_several_is_refused(line: str) -> None:
    assert "Type a code" in refusal_of(line)
