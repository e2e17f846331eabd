"""Every command of the capture line."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from boardtui.edits.base import Edit
from boardtui.edits.batch import Together
from boardtui.edits.course import (
    Adjourn,
    CloseMeeting,
    CorrectOpening,
    OpenMeeting,
    Preside,
    Reopen,
    Resume,
    SetExempt,
    TakeItem,
)
from boardtui.edits.minuting import ReportProgress, WriteMinute
from boardtui.edits.note_life import MoveNote
from boardtui.edits.presence import MarkPerson, PutOnMeeting, Roll, StandIn
from boardtui.edits.timeline import Redo, Undo
from boardtui.model.meetings import MeetingState, NoteState
from boardtui.model.presence import Attendee, Capacity
from boardtui.secretariat.capture.scene import Kind
from tests.builders import meeting
from tests.secretariat.typed import at, edit_of, held, refusal_of, typed

NOW = at("10:30")


@pytest.mark.parametrize(
    ("line", "edit"),
    [
        ("/open 10:00", CorrectOpening(at("10:00"))),
        ("/open 10:05", CorrectOpening(at("10:05"))),
        ("/open unrecorded", OpenMeeting(None)),
        ("/close unrecorded", CloseMeeting(None)),
        ("/close 11:00", CloseMeeting(at("11:00"))),
        ("/end", CloseMeeting(NOW)),
        ("/abandon 10:40", CloseMeeting(at("10:40"), abandoned=True)),
        ("/abandon", CloseMeeting(NOW, abandoned=True)),
        (
            "/abandon 10:40: only four came",
            CloseMeeting(at("10:40"), abandoned=True, reason="only four came"),
        ),
        ("/abandon: snow", CloseMeeting(NOW, abandoned=True, reason="snow")),
        ("/resume 10:50", Resume(at("10:50"))),
        ("/adjourn", Adjourn(NOW, in_order=True)),
        ("/break 10:40", Adjourn(at("10:40"), in_order=True)),
        ("/adjourn 10:40: fire drill", Adjourn(at("10:40"), "fire drill", in_order=True)),
        ("/break, tea", Adjourn(NOW, "tea", in_order=True)),
        ("/item 2", TakeItem("i2", NOW)),
        ("/item 3a", TakeItem("i3", NOW)),
        ("/item 1.", TakeItem("i1", NOW)),
        ("/next", TakeItem("i1", NOW)),
        ("/item next", TakeItem("i1", NOW)),
        ("/apologies hp", MarkPerson("helen", Roll.APOLOGIES, NOW)),
        ("/apology from: Helen Platts 10:20", MarkPerson("helen", Roll.APOLOGIES, at("10:20"))),
        ("/absent hp", MarkPerson("helen", Roll.ABSENT, NOW)),
        ("/remote: hp", MarkPerson("helen", Roll.REMOTE, NOW)),
        ("/present hp", MarkPerson("helen", Roll.PRESENT, NOW)),
        ("/sub sw for pn", StandIn("sam", "priya", NOW)),
        ("/substitute Sam Wu for Priya Nair 10:12", StandIn("sam", "priya", at("10:12"))),
        ("/chair Ian Clark", Preside("ian-c")),
        ("/presiding hp", Preside("helen")),
        ("/approved at 2027-01-18", MoveNote(NoteState.APPROVED, date(2027, 1, 18), "2027-01-18")),
        ("/undo", Undo()),
        ("/redo", Redo()),
    ],
)
def test_each_command_asks_for_one_edit(line: str, edit: Edit) -> None:
    assert typed(line).edit == edit
    assert typed(line[1:], bare=True).edit == edit
    assert typed(line).preview


def test_somebody_leaves_by_command() -> None:
    left = MarkPerson("helen", Roll.LEFT, at("10:20"))
    assert edit_of("/left hp -10", MarkPerson, held("+hp")) == left


@pytest.mark.parametrize(
    ("line", "clock"),
    [("/time 10:05", "10:05"), ("/time 3 pm", "15:00"), ("/open 10:00", "10:00"), ("/break 10:40", "10:40")],
)
def test_a_time_that_is_said_holds_from_then_on(line: str, clock: str) -> None:
    assert typed(line).clock == at(clock)


@pytest.mark.parametrize(
    ("line", "opened"),
    [
        ("/open", NOW),
        ("/open 10:05", at("10:05")),
        ("/OPEN 10.05", at("10:05")),
        ("/open 3 pm", at("15:00")),
    ],
)
def test_a_meeting_is_opened_at_a_time(line: str, opened: datetime) -> None:
    waiting = replace(meeting(), opened=None, state=MeetingState.SCHEDULED)
    assert typed(line, waiting).edit == OpenMeeting(opened)
    assert typed(line, waiting).clock == (None if line == "/open" else opened)


def test_an_open_meeting_is_not_opened_again_but_its_time_corrected() -> None:
    assert refusal_of("/open") == "The meeting was opened at 10:00 already; /open and a time corrects that."
    corrected = typed("/open 10:05")
    assert (corrected.preview, corrected.clock) == ("Meeting opened 10:05, not 10:00", None)
    assert held("/open 10:05").opened == at("10:05")
    assert typed("/open 8:00").warnings
    assert "'25:00' is not a time" in refusal_of("/open 25:00")
    broken_off = held("/break 10:30")
    assert refusal_of("/open", broken_off).endswith("opened at 10:00 already; /resume goes on with it.")
    assert edit_of("/open 9:58", CorrectOpening, broken_off).at == at("09:58")


def test_saying_the_time_changes_no_record() -> None:
    assert (typed("/time 10:05").kind, typed("/time 10:05").edit) == (Kind.TIME, None)


@pytest.mark.parametrize("line", ["/export", "/export note"])
def test_export_is_for_the_front_end_to_do(line: str) -> None:
    assert (typed(line).kind, typed(line).edit, typed(line).refusal) == (Kind.EXPORT, None, "")


def test_items_follow_and_precede_the_one_in_hand() -> None:
    second = held("/item 2")
    assert edit_of("/next", TakeItem, second).item == "i3"
    assert edit_of("/previous", TakeItem, second).item == "i1"
    assert "no next item" in refusal_of("/next", held("/item 3A"))
    assert "no earlier item" in refusal_of("/prev", held("/item 1"))


def test_several_people_are_one_edit() -> None:
    edit = edit_of("/apologies from hp, pn; em and ic", Together)
    assert [one.person for one in edit.edits if isinstance(one, MarkPerson)] == [
        "helen",
        "priya",
        "elodie",
        "ian-c",
    ]
    assert edit.label == "Apologies: Helen Platts, Priya Nair, Élodie Marchand, Ian Clark"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("/frobnicate", "There is no command '/frobnicate'. Typing / lists them"),
        ("/clos 11:00", "There is no command '/clos'. Nearest: /close 16:30."),
        ("/prog", "There is no command '/prog'. Nearest: /progress 07: sent."),
        ("/", "Type a command behind the slash, for example /next."),
        ("/progress", "Type /progress as in /progress 07: sent."),
        ("/progress 01:", "Type /progress as in /progress 07: sent."),
        ("/signed", "Type /signed as in /signed by dp 18 jan."),
        ("/Next please", "Type /next as in /next."),
        ("/item 9", "There is no item 9 on this agenda (items: 1, 2, 3A)"),
        ("/prev", "no earlier item"),
        ("/time soon", "'soon' is not a time"),
        ("/open 25:00", "'25:00' is not a time"),
        ("/break 25:00", "'25:00' is not a time"),
        ("/approved at sometime", "'sometime' is not a date"),
        ("/apologies zed", "Nobody here is called 'zed'"),
        ("/apologies hp, ian", "'ian' could be Ian Clark, Ian Nash"),
        ("/apologies ,", "names nobody"),
        ("/attending , Ely", "names nobody"),
        ("/officers ;", "names nobody"),
        ("/sub , x for hp", "names nobody"),
        ("/sub sw for zed", "Nobody here is called 'zed'"),
        ("/sub sw for olga", "holds no seat"),
        ("/sub ian for hp", "'ian' could be"),
        ("/chair zed", "Nobody here is called 'zed'"),
        ("/progress 07: done", "There is no action 07"),
        ("/progress 07: done", "boardtui actions progress 07"),
        ("/reopen", "The meeting is not closed"),
        ("/reopen: item 2 was wrong", "The meeting is not closed"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(line: str, why: str) -> None:
    assert why in refusal_of(line)


def test_a_meeting_without_an_agenda_says_so() -> None:
    from dataclasses import replace

    assert "(items: none)" in refusal_of("/item 1", replace(meeting(), agenda=()))


def test_a_substitute_nobody_knows_is_put_on_the_meeting() -> None:
    edit = edit_of("/sub Bo Hill, Ely City for ic", Together)
    guest = Attendee("guest-bo-hill", Capacity.SUBSTITUTE, None, "Bo Hill", "Ely City", "BH", "blue")
    assert edit.edits == (PutOnMeeting(guest), StandIn("guest-bo-hill", "ian-c", NOW))
    assert typed("/sub Bo Hill, Ely City for ic").warnings == ("Bo Hill is not on the list of substitutes",)


def test_a_substitute_of_another_group_is_doubted() -> None:
    assert typed("/sub tom for hp").warnings == ("Tom O'Neil is not of the same group as Helen Platts",)


def test_a_guest_has_an_id_a_code_and_is_present() -> None:
    edit = edit_of("/attending Henry Poe, Ely City", PutOnMeeting)
    guest = Attendee("guest-henry-poe", Capacity.IN_ATTENDANCE, None, "Henry Poe", "Ely City", "HO")
    assert edit == PutOnMeeting(guest, NOW)
    again = held("/attending Henry Poe", "/attending Henry Poe, Ely City")
    assert [one.id for one in again.attendees] == ["guest-henry-poe"]


def test_guests_of_one_name_are_told_apart() -> None:
    edit = edit_of("/officers 王 (A); 李 (B), X", Together)
    put = [one.attendee for one in edit.edits if isinstance(one, PutOnMeeting)]
    assert len({one.id for one in put}) == 3
    assert len({one.code for one in put}) == 3


def test_officers_by_name_and_body() -> None:
    edit = edit_of("/officers: Olga Ford (Parks), Bo Hill (Ely)", Together)
    put = [one.attendee for one in edit.edits if isinstance(one, PutOnMeeting)]
    assert [(one.id, one.person, one.name, one.body) for one in put] == [
        ("olga", "olga", "", "Parks"),
        ("guest-bo-hill", None, "Bo Hill", "Ely"),
    ]
    assert {one.capacity for one in put} == {Capacity.OFFICER}


def test_a_first_name_alone_is_not_enough_to_be_somebody() -> None:
    assert edit_of("/attending Olga", PutOnMeeting).attendee.person is None
    assert edit_of("/attending OF", PutOnMeeting).attendee.person == "olga"


def test_guests_before_the_meeting_are_present_from_its_start() -> None:
    early = meeting(MeetingState.SCHEDULED)
    before = typed("/attending Bo Hill", early, clock="09:00").edit
    assert isinstance(before, PutOnMeeting)
    assert before.present_at == at("10:00")


def test_progress_goes_to_the_action_that_was_named() -> None:
    acted = held(*[f"A: number {number}" for number in range(1, 13)])
    for wanted, action in (("2", "a2"), ("02", "a2"), ("12", "a12"), ("pb/2026-27/07", "a7")):
        assert edit_of(f"/progress {wanted}: begun", ReportProgress, acted).action == action
    edit = edit_of("/progress 2 2027-01-18: Done: all of it", ReportProgress, acted)
    assert (edit.day, edit.text) == (date(2027, 1, 18), "Done: all of it")
    assert edit_of("/progress 2: x", ReportProgress, acted).day == date(2026, 11, 24)
    assert "no action 2026-27" in refusal_of("/progress 2026-27: x", acted)


def test_without_the_slash_a_command_word_is_a_note_in_the_app() -> None:
    assert edit_of("open 10:00", WriteMinute).text == "open 10:00"
    assert typed("openness was praised", bare=True).edit == WriteMinute("openness was praised")


@pytest.mark.parametrize(
    "line",
    [
        "break the deadlock was what members wanted",
        "resume talks, members said",
        "exempt items were discussed",
        "public questions",
        "public confidence was low",
        "defer payment until March, members said",
        "withdraw from the scheme, said one",
        "time was short 10:05",
        "stand down the volunteers",
        "reword the motion",
        "adjourn the debate",
    ],
)
def test_in_a_script_a_sentence_that_begins_like_a_command_is_a_note(line: str) -> None:
    assert typed(line, held("/item 2"), bare=True).edit == WriteMinute(line, "i2")


def test_in_a_script_a_note_that_would_be_a_command_with_the_slash_says_so() -> None:
    record = held("/item 2", "+hp")
    for line in ("defer payment until March", "withdraw 1 to 2 of them", "time hp 10:01"):
        understood, slashed = typed(line, record, bare=True), typed(f"/{line}", record)
        assert understood.edit == WriteMinute(line, "i2")
        assert slashed.preview and understood.warnings == (
            f"minuted as a note; with a slash before it: {slashed.preview}",
        )
        assert typed(line, record).warnings == ()
    assert typed("public questions", record, bare=True).warnings == ()


def test_in_a_script_of_a_meeting_that_is_over_every_line_is_a_command() -> None:
    over = meeting(MeetingState.CLOSED)
    assert typed("checked 26 nov", over, bare=True) == typed("/checked 26 nov", over)
    assert typed("checked 26 nov", over, bare=True).edit is not None
    assert "/reopen" in typed("said", over, bare=True).refusal
    assert isinstance(typed("checked 26 nov", held("/item 2"), bare=True).edit, WriteMinute)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("break 10:40 until 25 nov: no quorum", Adjourn),
        ("adjourn: tea", Adjourn),
        ("exempt 3", SetExempt),
        ("exempt item 1 para 3: That the public leave", SetExempt),
        ("public item 2", SetExempt),
        ("defer to the next meeting", Together),
        ("withdraw item 1", Together),
        ("defer", Together),
        ("defer 1", Together),
        ("defer 1 to the next meeting: no time was left", Together),
        ("withdraw 1: not ready", Together),
        ("public 1", SetExempt),
    ],
)
def test_in_a_script_the_commands_need_no_slash(line: str, kind: type[Edit]) -> None:
    record = held("/item 2")
    understood = typed(line, record, bare=True)
    assert isinstance(understood.edit, kind)
    assert understood == typed(f"/{line}", record)


def test_in_a_script_the_meeting_resumes_with_the_roll() -> None:
    broken = held("/break 10:10")
    assert typed("resume 10:20 roll", broken, bare=True).edit == Resume(at("10:20"), roll_again=True)
    assert typed("resume 25 nov 10:20", broken, bare=True).edit == typed("/resume 25 nov 10:20", broken).edit


@pytest.mark.parametrize("state", [MeetingState.CLOSED, MeetingState.ABANDONED])
def test_a_closed_meeting_takes_only_what_comes_afterwards(state: MeetingState) -> None:
    over = meeting(state)
    for line in ("said", "+hp", "/open", "D: agreed"):
        assert "/reopen" in refusal_of(line, over)
    assert "Say why" in refusal_of("/reopen", over)
    assert typed("/reopen: item 2 was wrong", over).edit == Reopen("item 2 was wrong")
    for line in ("/reopen oops", "/undo", "/approved at 2027-01-18"):
        assert typed(line, over).edit is not None
    assert typed("/export", over).refusal == ""
