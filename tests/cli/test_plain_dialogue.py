"""The dialogue of plain mode, line by line: the roll by ear, questions, what is asked and given back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from boardtui.assemble import open_workspace
from boardtui.cli.plain.dialogue import Dialogue
from boardtui.errors import NotConfirmed, RecordChanged
from boardtui.model.drafts import Draft
from boardtui.model.keys import RecordKey
from boardtui.secretariat.secretariat import Secretariat
from tests.cli.test_lists import BOARD

KEY = RecordKey(BOARD, "2010-11-17")
Talk = Callable[..., list[str]]


@pytest.fixture
def secretariat(eve: Path) -> Iterator[Secretariat]:
    opened = open_workspace(eve, user="Helen")
    yield opened
    opened.close()


@pytest.fixture
def dialogue(secretariat: Secretariat) -> Dialogue:
    return Dialogue(secretariat)


@pytest.fixture
def talk(dialogue: Dialogue) -> Talk:
    """Says lines; what was answered to the last of them."""

    def say(*lines: str) -> list[str]:
        said: list[str] = []
        for line in lines:
            said = dialogue.say(line)
        return said

    return say


def marks(secretariat: Secretariat) -> dict[str, str]:
    rows = secretariat.register(secretariat.board(BOARD)).rows
    place = [one.id for one in secretariat.register(secretariat.board(BOARD)).meetings].index("2010-11-17")
    return {row.name: str(row.cells[place]) for row in rows}


# -- the roll ------------------------------------------------------------------------------------------


def test_the_roll_by_ear(talk: Talk, secretariat: Secretariat) -> None:
    talk("open 15:00")
    assert talk("roll")[-1] == "David Parsons CBE, chairman, Conservative, 1 of 14?"
    said = talk("p")
    assert said[0].startswith("David Parsons CBE present 15:00. Saved, entry ")
    assert said[1] == "Peter Fleming, Conservative, 2 of 14?"
    assert talk("A")[-1] == "Peter Goldsworthy, Conservative, 3 of 14?"
    assert talk("")[-1] == "Robert Gordon, Conservative, 4 of 14?"
    assert talk("r")[0].startswith("Robert Gordon present remotely 15:00. Saved")
    assert talk("x")[-1] == "Dr Andrew Povey, Conservative, 6 of 14?"
    assert talk("back")[-1] == "Richard Stay, Conservative, 5 of 14, marked absent?"
    assert talk("p")[-1] == "Dr Andrew Povey, Conservative, 6 of 14?"
    said = talk("stop")
    assert said[0].startswith("The roll is stopped. 2 present, 1 remote, 1 apologies.")
    assert "10 members are not marked: Peter Goldsworthy, " in said[0]
    assert said[1].startswith("The meeting is not quorate: 2 present, 5 needed")
    found = marks(secretariat)
    assert found["David Parsons CBE"] == found["Richard Stay"] == "present"
    assert (found["Robert Gordon"], found["Peter Fleming"]) == ("remote", "apologies")
    assert found["Peter Goldsworthy"] == "unmarked"


def test_the_first_on_the_roll_has_nobody_before(talk: Talk) -> None:
    said = talk("roll", "back")
    assert said == ["This is the first on the roll.", "David Parsons CBE, chairman, Conservative, 1 of 14?"]


def test_the_rest_of_the_roll_in_one_entry(talk: Talk, secretariat: Secretariat) -> None:
    talk("open 15:00", "roll", "a")
    said = talk("rest")
    assert said[0].startswith("13 marked present. Saved, entry ")
    assert "There is a quorum now: 13 present, 5 needed" in said[0]
    assert said[1] == "13 present, 1 apologies."
    assert talk("roll")[0] == "Everybody is marked."
    assert talk("undo")[0].startswith("Undone: 13 marked present. Saved, entry ")


def test_somebody_stands_in_on_the_roll(talk: Talk, secretariat: Secretariat) -> None:
    talk("open 15:00", "roll")
    (question,) = talk("s")
    assert question.startswith("Who stands in for David Parsons CBE? Named: 1 Teresa O'Neill, 2 ")
    assert question.endswith("; or type a name; Enter gives it up.")
    assert talk("99")[0] == "There is no 99 in that list."
    said = talk("1")
    assert said[0].startswith("Teresa O'Neill stands in for David Parsons CBE. Saved, entry ")
    assert said[1] == "Peter Fleming, Conservative, 2 of 14?"
    assert talk("s", "")[0] == "Peter Fleming is left as before."
    assert "Teresa O'Neill (stands in already)" in talk("s")[0]
    assert "could be" in talk("P")[0]
    said = talk("Zed Newman, Ely City")
    assert said[0].startswith("Zed Newman stands in for Peter Fleming. Saved")
    assert said[1] == "Doubt: Zed Newman is not on the list of substitutes."
    assert said[2].startswith("Peter Goldsworthy, ")
    standings = secretariat.scene(KEY).attendance
    assert len(standings.substitutes) == 2


def test_anything_else_may_come_in_between_on_the_roll(talk: Talk, secretariat: Secretariat) -> None:
    talk("open 15:00", "roll")
    said = talk("+EL")
    assert said[0].startswith("Edward Lord JP present")
    assert said[-1] == "David Parsons CBE, chairman, Conservative, 1 of 14?"
    assert talk("N: The fire alarm rang.")[0].startswith("Note under no item yet. Saved")
    assert talk("? who is here")[0] == "1 member is here: Edward Lord JP."
    said = talk("+DP")
    assert said[-1] == "Peter Fleming, Conservative, 2 of 14?"
    said = talk("Peter is late")
    assert said[0].startswith("'Peter is late' is no answer to the roll. Answer p present")
    assert [one.text for one in secretariat.meeting(KEY).minutes] == ["The fire alarm rang."]


def test_leaving_from_the_roll(talk: Talk, dialogue: Dialogue) -> None:
    talk("open 15:00", "roll", "p")
    assert talk("/quit")[0].startswith("You have left.")
    assert dialogue.left and not dialogue.is_asking


# -- what is asked back --------------------------------------------------------------------------------


@pytest.mark.parametrize(("answer", "sits"), [("y", False), ("N", True)])
def test_a_member_walks_in_for_whom_somebody_sits(
    talk: Talk, secretariat: Secretariat, answer: str, sits: bool
) -> None:
    talk("open 15:00", "sub Russell Roberts for David Parsons")
    assert talk("+DP") == [
        "David Parsons CBE is here. Does Russell Roberts stand down? Answer y or n.",
    ]
    said = talk("N: Something was said.")
    assert said[0] == ("Please answer y or n first; nothing is saved yet. You typed: N: Something was said.")
    assert "Saved, entry " in talk(answer)[0]
    result = secretariat.scene(KEY).attendance
    russell = next(one.id for one in secretariat.scene(KEY).people if one.name == "Russell Roberts")
    assert result.standing(russell).in_room is sits


def test_the_checklist_before_closing(talk: Talk, secretariat: Secretariat) -> None:
    talk("open 15:00", "roll", "rest", "next", "D: Noted.", "A: Report @Officers")
    said = talk("close 16:30")
    assert said[0].startswith("4 things are open: Item 2 ")
    assert said[-1] == "Close all the same? Type close! or answer y; or answer n."
    assert talk("n") == ["The meeting is not closed."]
    assert secretariat.meeting(KEY).state == "open"
    assert talk("close 16:30", "close!")[0].startswith("Meeting closed 16:30. Saved, entry ")
    assert secretariat.meeting(KEY).state == "closed"


def test_closing_at_once(talk: Talk, secretariat: Secretariat) -> None:
    talk("open 15:00")
    assert talk("close! 16:30")[0].startswith("Meeting closed 16:30. Saved, entry ")
    assert secretariat.meeting(KEY).state == "closed"
    assert talk("? where")[0].endswith("The meeting was closed at 16.30.")
    said = talk("N: One thing more.")
    assert said[0].startswith("Not saved: The meeting is closed.")
    assert said[0].endswith("You typed: N: One thing more.")


def test_writing_the_note_asks_while_things_are_open(talk: Talk, eve: Path) -> None:
    said = talk("open 15:00", "export")
    assert said[0].startswith("5 things are open: ")
    assert talk("n") == ["The note is not written."]
    (written,) = talk("export", "y")
    assert written.startswith("The note is written to ")
    assert Path(written.removeprefix("The note is written to ")).is_file()


# -- questions -----------------------------------------------------------------------------------------


def test_every_question_has_an_answer_in_sentences(talk: Talk) -> None:
    talk("open 15:00", "+DP", "=EL remote", "apologies Richard Stay", "sub RR for Ruth Cadbury", "-DP 15:10")
    talk("next", "D: Members noted the report.", "V: 9-2-1", "A: Report back @Officers by next meeting")
    talk("I: EL personal: a friend", "Q: Why?", "absent TC")
    for opening in ("? ", "/"):
        assert talk(f"{opening}who is here")[:2] == [
            "1 member is here: Edward Lord JP remotely.",
            "Standing in: Russell Roberts for Ruth Cadbury.",
        ]
        assert talk(f"{opening}who is missing")[0].startswith("9 members are not marked: ")
    assert "Absent: Tim Cheetham." in talk("? who") and "Left: David Parsons CBE." in talk("? who")
    assert talk("? quorum")[0].startswith("The meeting is not quorate: ")
    assert talk("? item") == ["In hand: Item 1, LG Group Business Plan, 1 of 4 on the agenda."]
    assert talk("? agenda")[1] == "Item 1, LG Group Business Plan: in hand, decided."
    minutes = talk("? minutes")
    assert minutes[0].startswith("Item 1, LG Group Business Plan: ")
    assert minutes[1] == (
        "Decision IPB/2010-11/01, noted: Members noted the report. For 9, against 2, abstained 1."
    )
    assert minutes[2] == "Action IPB/2010-11/02, for Officers, by 18 Jan 2011: Report back."
    assert minutes[3] == "Interest of Edward Lord JP, personal, stayed: a friend."
    assert minutes[4] == "Question: Why?"
    assert talk("? minutes 2") == ["Item 2, The abolition of the Audit Commission: 0 entries."]
    assert talk("? minutes item 99") == ["There is no item 99 on this agenda."]
    assert talk("? minutes all") == minutes
    assert talk("? decisions")[0] == "1 decision in this meeting."
    assert talk("? actions")[1].startswith("Item 1: Action IPB/2010-11/02, for Officers")
    assert talk("? check")[0].endswith("things are open:")
    assert talk("? last")[0].startswith("Entry ") and "by Helen" in talk("? last")[0]
    assert talk("? boards")[0].startswith("1 board.")
    assert talk("? where")[0].endswith("The meeting has been open since 15.00.")


def test_help_and_its_topics(talk: Talk) -> None:
    assert talk("help") == talk("?") == talk("/help") == talk("? help")
    for topic in ("votes", "interests", "people", "roll", "actions", "items", "questions"):
        assert len(talk(f"help {topic}")) > 1
    assert "/" not in "".join(line.partition(":")[0] for line in talk("help commands"))
    assert talk("help cooking")[0].startswith("There is no help on cooking. Topics: people, ")


def test_what_looks_like_a_question_is_a_note_and_that_is_said(talk: Talk, secretariat: Secretariat) -> None:
    said = talk("open 15:00", "who is here")
    assert said[0].startswith("Note under no item yet. Saved, entry ")
    assert said[1].endswith("? who is here")
    assert [one.text for one in secretariat.meeting(KEY).minutes] == ["who is here"]
    assert talk("undo")[0].startswith("Undone: Note: who is here. Saved, entry ")
    assert talk("redo")[0].startswith("Done again: Note: who is here. Saved, entry ")


@pytest.mark.parametrize(
    "line", ["Help was given by the clerk.", "Leave was granted", "Roll on, said he", "Open Friday to all"]
)
def test_notes_that_open_like_a_word_of_the_dialogue(talk: Talk, secretariat: Secretariat, line: str) -> None:
    assert "Saved, entry " in talk("open 15:00", line)[0]
    assert [one.text for one in secretariat.meeting(KEY).minutes] == [line]


def test_unknown_questions_and_commands_are_given_back(talk: Talk, dialogue: Dialogue) -> None:
    for line in ("? how are you", "/nonsense", "/!"):
        assert talk(line)[0].endswith(f"You typed: {line}")
    assert dialogue.refusals == 3
    assert talk("   ") == ["Nothing is typed. Type help for what can be typed."]


def test_another_meeting_is_chosen(talk: Talk, dialogue: Dialogue) -> None:
    assert talk("? meetings")[1] == "Thursday 9 September 2010: closed."
    assert talk("open 9 September")[0].startswith(
        "LG Group Improvement Programme Board, Thursday 9 September 2010"
    )
    assert talk("? who is missing") == ["Everybody is marked."]
    assert "There is no meeting '8 September'" in talk("open 8 September")[0]
    assert "There is no meeting 'never'" in talk("? open never")[0]
    assert talk("? meeting 2010-11-17")[0].endswith("The meeting is scheduled.")
    assert talk("open 15:00")[0].startswith("Meeting opened 15:00. Saved")
    assert "There is no board 'nobody'" in talk("? board nobody")[0]
    assert talk("? board IPB")[0].endswith("The meeting has been open since 15.00.")


# -- nothing is lost -----------------------------------------------------------------------------------


def test_a_refused_line_is_kept_until_the_next_is_saved(talk: Talk, secretariat: Secretariat) -> None:
    talk("open 15:00", "+ZZ")
    assert secretariat.draft(KEY) == (Draft("+ZZ"), ())
    talk("+DP")
    assert secretariat.draft(KEY) == (Draft(), ())


def test_a_mark_that_changes_nothing(talk: Talk) -> None:
    assert "nothing is changed" in talk("open 15:00", "=DP present", "=DP present")[0]


def test_a_disk_that_refuses(
    talk: Talk, dialogue: Dialogue, secretariat: Secretariat, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk("open 15:00")

    def refuse(*_: object) -> None:
        raise NotConfirmed("The disk did not confirm it.")

    with monkeypatch.context() as broken:
        broken.setattr(secretariat, "do", refuse)
        said = talk("N: The debate was long.")
        assert said[0] == "Not saved: The disk did not confirm it. You typed: N: The debate was long."
        assert said[1].startswith("Type ? again to read the record anew")
    assert talk("? again")[-1] == "Your line was: N: The debate was long."
    assert dialogue.leave()[0] == "This line is not saved and is kept aside: N: The debate was long."
    again = Dialogue(secretariat)
    assert again.begin()[-2] == ("When it last ended here, this line was not saved: N: The debate was long.")
    assert again.unsaved == "N: The debate was long."


def test_a_record_that_cannot_be_read_anew(
    talk: Talk, secretariat: Secretariat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(key: RecordKey) -> None:
        raise RecordChanged("It is gone.")

    monkeypatch.setattr(secretariat, "open_anew", gone)
    assert talk("? again") == ["The record cannot be read: It is gone."]


@pytest.mark.parametrize("answer", ["y", "n"])
def test_what_waited_when_it_last_ended_is_asked_about(secretariat: Secretariat, answer: str) -> None:
    secretariat.open(KEY)
    secretariat.keep_draft(KEY, Draft(), ("/open 15:00", "N: Kept."))
    dialogue = Dialogue(secretariat)
    assert dialogue.begin()[-1] == (
        "2 entries were not saved when BoardTUI last ended: /open 15:00; N: Kept. Save now? Answer y or n."
    )
    said = dialogue.say(answer)
    assert ("Saved, entry " in said[0]) is (answer == "y")
    assert [one.text for one in secretariat.meeting(KEY).minutes] == (["Kept."] if answer == "y" else [])
    assert secretariat.draft(KEY) == (Draft(), ())


def test_what_waited_and_is_refused_is_kept(secretariat: Secretariat) -> None:
    secretariat.open(KEY)
    secretariat.keep_draft(KEY, Draft(), ("+ZZ", "/open 15:00"))
    dialogue = Dialogue(secretariat)
    dialogue.begin()
    assert dialogue.say("y")[0].startswith("Not saved: Nobody here is called 'ZZ'.")
    assert secretariat.draft(KEY) == (Draft(), ("+ZZ", "/open 15:00"))


def test_what_waited_is_only_told_where_nobody_can_be_asked(secretariat: Secretariat) -> None:
    secretariat.open(KEY)
    secretariat.keep_draft(KEY, Draft(), ("/open 15:00",))
    dialogue = Dialogue(secretariat, asks=False)
    assert "1 entry was not saved when BoardTUI last ended: /open 15:00." in dialogue.begin()
    assert not dialogue.is_asking
    dialogue.leave()
    assert secretariat.draft(KEY) == (Draft(), ("/open 15:00",))


# -- the quorum ----------------------------------------------------------------------------------------


def test_the_loss_of_the_quorum_is_said_with_the_line_that_loses_it(talk: Talk) -> None:
    talk("open 15:00", "+DP +PF +PG +EL +JS", "next")
    lost, *doubts = talk("-DP 15:40")
    assert doubts == ["Doubt: David Parsons CBE presides: say who does meanwhile, with /chair and a code."]
    assert lost.startswith("David Parsons CBE left 15:40. Saved, entry ")
    assert lost.endswith(
        "The quorum is lost: 4 present, 5 needed, from 2 groups where 2 are needed; 1 more needed."
    )
    assert talk("? quorum")[1] == "The meeting became inquorate at 15.40 when David Parsons CBE left."
    (back,) = talk("+DP 15:50")
    assert "There is a quorum now: 5 present, 5 needed" in back
    assert talk("? minutes")[-1] == "A quorum was again present at 15.50."


def test_a_note_that_cannot_be_written(
    talk: Talk, secretariat: Secretariat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NotConfirmed("The disk is full.")

    monkeypatch.setattr(secretariat, "export_note", refuse)
    assert talk("open 15:00", "export", "y") == ["The note is not written: The disk is full."]


def test_a_draft_that_cannot_be_kept_is_said(
    talk: Talk, secretariat: Secretariat, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk("open 15:00")

    def refuse(*_: object) -> None:
        raise NotConfirmed("The disk is full.")

    monkeypatch.setattr(secretariat, "keep_draft", refuse)
    said = talk("+ZZ")
    assert said[-1] == "Your line could not be kept aside either: The disk is full."


def test_an_agenda_with_private_and_deferred_items(talk: Talk) -> None:
    assert talk("? minutes") == ["Nothing is minuted yet."]
    said = talk("open 15:00", "next", "next", "exempt item 3", "defer item 4 to the next meeting", "? agenda")
    assert said[1:] == [
        "Item 1, LG Group Business Plan: taken.",
        "Item 2, The abolition of the Audit Commission: in hand.",
        "Item 3, Regional Improvement and Efficiency Partnerships: to come, in private.",
        "Item 4, Notes of last meeting and actions arising: to come, deferred.",
    ]
