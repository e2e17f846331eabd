"""Declarations of interest (R30)."""

from dataclasses import replace

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
    assert edit_of(line, DeclareInterest) == DeclareInterest(
        "helen", None, kind, nature, conduct, at=at("10:30")
    )


@pytest.mark.parametrize(
    ("said", "nature", "conduct"),
    [
        ("a; withdrew", "a", InterestConduct.LEFT),
        (
            "her husband works there; withdrew from the meeting",
            "her husband works there",
            InterestConduct.LEFT,
        ),
        ("a, and left the meeting.", "a", InterestConduct.LEFT),
        ("a - she then left the room for this item", "a", InterestConduct.LEFT),
        ("a—left during the discussion", "a", InterestConduct.LEFT),
        ("a; retired", "a", InterestConduct.LEFT),
        ("withdrew", "", InterestConduct.LEFT),
        ("a, spoke, then left", "a", InterestConduct.SPOKE_THEN_LEFT),
        ("a; spoke", "a", InterestConduct.SPOKE_THEN_LEFT),
        ("a; spoke and then withdrew from the room", "a", InterestConduct.SPOKE_THEN_LEFT),
        ("he left Smith & Co, remained in the room", "he left Smith & Co", InterestConduct.STAYED),
        ("a; took part under a dispensation", "a", InterestConduct.DISPENSATION),
    ],
)
def test_what_was_done_is_the_last_clause(said: str, nature: str, conduct: InterestConduct) -> None:
    edit = edit_of(f"I: @hp ori: {said}", DeclareInterest)
    assert (edit.nature, edit.conduct) == (nature, conduct)
    assert not any("typed" in one or "story" in one for one in typed(f"I: @hp ori: {said}").warnings)


@pytest.mark.parametrize(
    ("story", "word"),
    [
        ("she left the company in 2009", "left"),
        ("she spoke at the planning committee on this in May", "spoke"),
        ("owns land; her father withdrew his bid", "withdrew"),
        ("a former teacher there, retired", "retired"),
        ("owns land and left the room", "left"),
        (f"x, left {'the room ' * 20}", "left"),
    ],
)
def test_a_word_of_the_story_is_no_conduct_and_that_is_doubted(story: str, word: str) -> None:
    understood = typed(f"I: @hp ori: {story}", held("+hp", "/item 2"))
    assert isinstance(understood.edit, DeclareInterest), "nobody leaves the room for it"
    assert (understood.edit.nature, understood.edit.conduct) == (story.strip(), InterestConduct.STAYED)
    assert understood.warnings == (
        f"'{word}' is read as of the story: minuted as stayed; end with '; left' if not",
    )


def test_what_was_not_typed_is_minuted_with_a_doubt() -> None:
    here = held("+hp", "/item 2")
    assert typed("I: @hp: x", here).warnings == (
        "not said what was done: minuted as stayed",
        "no kind typed: minuted as personal",
    )
    assert typed("I: @hp: x; stayed", here).warnings == ("no kind typed: minuted as personal",)
    assert typed("I: @hp personal: x; stayed", here).warnings == ()


def test_when_somebody_left_may_be_said() -> None:
    here = held("+hp +ic +em", "/item 2", "-ic 10:20")
    understood = typed("I: @em ori: x; left at 10:12", here)
    assert understood.edit == Together(
        (
            DeclareInterest(
                "elodie", "i2", InterestKind.OTHER_REGISTRABLE, "x", InterestConduct.LEFT, at=at("10:30")
            ),
            MarkPerson("elodie", Roll.LEFT, at("10:12"), "i2", inserted=True),
        ),
        "interest of Élodie Marchand",
    )
    assert understood.preview.endswith("left the room at 10:12")
    assert "is still to come" in "".join(typed("I: @em ori: x; left 11:30", here).warnings)
    assert "is not a time" in refusal_of("I: @em ori: x; left 25:30", here)


def test_leaving_the_room_is_a_departure_too() -> None:
    edit = edit_of("I: @hp: x; left", Together, held("+hp", "/item 2"))
    assert edit.edits == (
        DeclareInterest("helen", "i2", InterestKind.PERSONAL, "x", InterestConduct.LEFT, at=at("10:30")),
        MarkPerson("helen", Roll.LEFT, at("10:30"), "i2"),
    )


def test_staying_is_no_departure() -> None:
    assert isinstance(typed("I: @hp: x; stayed", held("+hp")).edit, DeclareInterest)


def test_the_preview_says_all_of_it() -> None:
    preview = typed("I: @hp dpi: x; left").preview
    assert preview == "INTEREST · Helen Platts · disclosable pecuniary · left the room"


@pytest.mark.parametrize("line", ["I:", "I: @", "I: personal: x"])
def test_whose_it_is_has_to_be_said(line: str) -> None:
    assert refusal_of(line).startswith("Say whose interest it is, for example I: @JS")


@pytest.mark.parametrize("line", ["I: @Zed: x", "I: @Ian: x"])
def test_nobody_or_several_is_refused(line: str) -> None:
    assert "Type a code" in refusal_of(line)


@pytest.mark.parametrize(
    "line",
    [
        "I: @hp dpi sensitive: owns it; left",
        "I: hp sensitive, dpi: owns it; left the room",
        "interest: Helen Platts Sensitive DPI: owns it; LEFT",
    ],
)
def test_a_sensitive_interest(line: str) -> None:
    edit = edit_of(line, DeclareInterest)
    assert edit == DeclareInterest(
        "helen", None, InterestKind.PECUNIARY, "owns it", InterestConduct.LEFT, sensitive=True, at=at("10:30")
    )
    assert typed(line).preview.endswith("its nature is not printed")


@pytest.mark.parametrize("line", ["I: @hp dpi; left", "I: @hp dpi, ; left the room"])
def test_the_conduct_without_a_nature(line: str) -> None:
    edit = edit_of(line, DeclareInterest)
    assert (edit.nature, edit.conduct) == ("", InterestConduct.LEFT)


def test_doubts_of_a_declaration() -> None:
    here = held("+hp +em", "/item 2")
    assert typed("I: @em personal: x; left", here).warnings == ()
    assert typed("I: @em dpi: x; stayed", here).warnings == (
        "with such an interest nobody takes part or votes without a dispensation",
    )
    assert typed("I: @em dpi: x; dispensation", here).warnings == ()
    assert typed("I: @pn nri: x; stayed", here).warnings == ("Priya Nair is not in the room",)
    assert typed("I: @hp ori: x; stayed", held("+hp")).warnings == ("no item is in hand",)


_WHO_PRESIDES = "Helen Platts presides: say who does meanwhile, with /chair and a code"


@pytest.mark.parametrize(
    "line", ["I: @hp ori: x; left", "I: @hp dpi: x; spoke then left", "-hp", "/left hp em"]
)
def test_whoever_presides_and_goes_leaves_the_question_who_does(line: str) -> None:
    here = held("+hp +ic +em", "/item 2")
    assert typed(line, here).warnings == (_WHO_PRESIDES,)
    assert typed(line, replace(here, presiding="ian-c")).warnings == ()
    assert typed(line.replace("hp", "ic"), replace(here, presiding="ian-c")).warnings == (
        _WHO_PRESIDES.replace("Helen Platts", "Ian Clark"),
    )
    assert typed(line, replace(here, opened=None)).warnings == ()


def test_whoever_presides_and_may_take_no_part_leaves_it_too() -> None:
    here = held("+hp +ic", "/item 2")
    assert _WHO_PRESIDES in typed("I: @hp dpi: x; stayed", here).warnings
    assert typed("I: @hp dpi: x; dispensation", here).warnings == ()
    assert typed("I: @hp personal: x; stayed", here).warnings == ()


def test_somebody_not_in_the_room_is_doubted_in_the_chair() -> None:
    here = held("+hp", "/item 2")
    assert typed("/chair ic", here).warnings == ("Ian Clark is not in the room",)
    assert typed("/chair hp", here).warnings == ()
    assert typed("/chair ic", replace(here, opened=None)).warnings == ()


def test_taking_the_next_item_says_who_is_still_out() -> None:
    out = held("+hp +pn", "/item 2", "I: @hp dpi: x; left", "I: @pn: y; spoke then left")
    assert typed("/next", out).warnings == (
        "Helen Platts left for item 2; type +HP when back",
        "Priya Nair left for item 2; type +PN when back",
    )
    assert typed("/item 2", out).warnings == ()
    back = held("+hp", "/item 2", "I: @hp dpi: x; left", "+hp")
    assert typed("/next", back).warnings == ()
    assert back.presence[-1].kind == "returned"


def test_whoever_is_out_may_not_vote_move_or_second() -> None:
    out = held("+hp +pn +ic +in", "/item 2", "I: @hp dpi: x; left", "D: agreed")
    why = "Helen Platts may not vote: left at 10.03 with an interest"
    assert why in typed("V: for hp pn, against ic in", out).warnings
    assert why in typed("D: y moved @hp seconded @pn", out).warnings
    assert why in typed("D: y moved @pn seconded @hp", out).warnings
    assert typed("V: 2-1", out).warnings == ()
    assert typed("V: 3-1", out).warnings == ("4 votes, but only 3 may vote now",)
