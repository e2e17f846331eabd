"""The member walks in after all: asked once, and where nobody is asked the board's rule is done (R10)."""

from dataclasses import replace

import pytest

from boardtui.edits.batch import Together
from boardtui.edits.presence import MarkPerson, Roll, StandIn, StepDown
from boardtui.model.boards import SubstitutePolicy
from boardtui.model.meetings import Meeting
from boardtui.rules.attendance import Mark, attendance
from boardtui.secretariat.capture.line import understand
from boardtui.secretariat.capture.marks import walk_in
from boardtui.secretariat.capture.scene import Scene, make_scene
from tests.builders import after, at, board, stamp

GOES, SITS = SubstitutePolicy.STEPS_DOWN, SubstitutePolicy.SITS_ON


def substituted(policy: SubstitutePolicy = GOES) -> Scene:
    held = after(StandIn("sam", "priya", at("10:05")), StandIn("tom", "ian-c", at("10:05")))
    return make_scene(board(policy), held, at("10:30"))


def sitting(scene: Scene, edit: object) -> set[str]:
    assert isinstance(edit, Together | MarkPerson)
    held: Meeting = edit.apply(scene.meeting, stamp(9))
    return {one.person for one in attendance(scene.board, held).voters}


def test_whether_the_substitute_stands_down_is_asked() -> None:
    understood = understand("+pn", substituted())
    assert understood.question == "Priya Nair is here. Does Sam Wu stand down?"
    mark = MarkPerson("priya", Roll.PRESENT, at("10:30"))
    assert understood.if_no == replace(mark, seat_kept=True)
    assert understood.yes_adds == StepDown("sam", at("10:30"))
    assert isinstance(understood.if_yes, Together)
    assert understood.if_yes.edits == (mark, StepDown("sam", at("10:30")))


@pytest.mark.parametrize(
    ("policy", "sits", "warning"),
    [
        (GOES, "priya", "Sam Wu stands down for Priya Nair"),
        (SITS, "sam", "Sam Wu sits on, and Priya Nair may not take part"),
    ],
)
def test_where_nobody_is_asked_the_boards_rule_is_done_and_said(
    policy: SubstitutePolicy, sits: str, warning: str
) -> None:
    scene = substituted(policy)
    understood = understand("+pn", scene)
    assert understood.warnings == (warning,)
    assert sitting(scene, understood.edit) == {sits, "tom"}


@pytest.mark.parametrize("policy", SubstitutePolicy)
def test_a_yes_seats_the_member_whatever_the_rule(policy: SubstitutePolicy) -> None:
    scene = substituted(policy)
    assert sitting(scene, understand("+pn", scene).if_yes) == {"priya", "tom"}


@pytest.mark.parametrize("policy", SubstitutePolicy)
def test_a_no_leaves_the_substitute_the_seat_whatever_the_rule(policy: SubstitutePolicy) -> None:
    scene = substituted(policy)
    understood = understand("+pn", scene)
    assert sitting(scene, understood.if_no) == {"sam", "tom"}
    held = after_no(scene)
    assert attendance(scene.board, held).standing("priya").mark is Mark.PRESENT
    down = understood.yes_adds
    assert isinstance(down, StepDown)
    both = down.apply(held, stamp(10))
    assert {one.person for one in attendance(scene.board, both).voters} == {"priya", "tom"}


def after_no(scene: Scene) -> Meeting:
    edit = understand("+pn", scene).if_no
    assert isinstance(edit, MarkPerson)
    return edit.apply(scene.meeting, stamp(9))


def test_who_left_the_seat_once_is_not_asked_about_again_until_somebody_else_sits_there() -> None:
    held = after(MarkPerson("priya", Roll.LEFT, at("10:40")), start=after_no(substituted()))
    assert understand("+pn", make_scene(board(), held, at("10:50"))).question == ""
    changed = after(StandIn("olga", "priya", at("10:45")), start=held)
    asked = understand("+pn", make_scene(board(), changed, at("10:50"))).question
    assert asked == "Priya Nair is here. Does Olga Ford stand down?"


def test_whoever_has_a_free_seat_takes_it_though_another_was_left() -> None:
    held = after(MarkPerson("sam", Roll.LEFT, at("10:45")), start=after_no(substituted()))
    assert {one.person for one in attendance(board(), held).voters} == {"priya", "tom"}


def test_a_no_for_two_with_somebody_else_on_the_line_marks_them_all() -> None:
    scene = substituted()
    understood = understand("+pn ic hp -tom", scene)
    assert sitting(scene, understood.if_no) == {"sam", "ian-c", "helen"}
    assert isinstance(understood.yes_adds, Together)


def test_two_at_once_are_one_question() -> None:
    scene = substituted()
    understood = understand("+pn ic hp", scene)
    assert understood.question == "Priya Nair and Ian Clark are here. Do Sam Wu and Tom O'Neil stand down?"
    assert sitting(scene, understood.if_yes) == {"priya", "ian-c", "helen"}


def test_the_rolls_keys_ask_the_same() -> None:
    scene = substituted()
    asked = walk_in(scene, "priya")
    assert asked is not None
    assert asked.question == "Priya Nair is here. Does Sam Wu stand down?"
    assert asked.edit == asked.if_yes == understand("+pn", scene).if_yes
    remote = walk_in(scene, "priya", Roll.REMOTE)
    assert remote is not None
    assert remote.if_no == MarkPerson("priya", Roll.REMOTE, at("10:30"), seat_kept=True)


@pytest.mark.parametrize("who", ["helen", "sam", "olga"])
def test_for_anybody_else_nothing_is_asked(who: str) -> None:
    assert walk_in(substituted(), who) is None


@pytest.mark.parametrize("line", ["=pn apologies", "=pn ?", "-sw"])
def test_other_marks_ask_nothing(line: str) -> None:
    assert understand(line, substituted()).question == ""


def test_a_substitute_who_has_left_is_not_asked_about() -> None:
    held = after(StandIn("sam", "priya", at("10:05")), MarkPerson("sam", Roll.LEFT, at("10:20")))
    understood = understand("+pn", make_scene(board(), held, at("10:30")))
    assert (understood.question, understood.if_yes) == ("", None)


def test_the_time_typed_is_the_time_of_both() -> None:
    understood = understand("+pn 10:20", substituted())
    assert isinstance(understood.if_yes, Together)
    assert {one.at for one in understood.if_yes.edits if isinstance(one, MarkPerson | StepDown)} == {
        at("10:20")
    }
