"""The capture line never raises, and what it gives applies or is refused in words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from boardtui.edits.timeline import Timeline
from boardtui.errors import Refusal
from boardtui.model.meetings import Meeting, MeetingState
from boardtui.secretariat.capture.line import understand
from boardtui.store.codec import edit_from_plain, edit_to_plain
from tests.builders import meeting, scene, stamp

_WORDS = """
A: D: R: V: I: N: Q: @ @hp @Ian @Zed @Officers by due before 4 Dec next meeting eom Fri 31/2 +2w 12-3-2
9-1 moved seconded ; : , . / + - = +hp -hp =hp +ic apologies present absent /open /close /item 1 2 next
/sub for sw pn /attending /officers (Ely) and Bo Hill /progress 01 /undo /redo /chair /adjourn 25:00
10:15 -5 3pm personal dpi left stayed /reopen why /time /approved at 2027-01-18 unrecorded
"""
_PIECES = st.sampled_from(_WORDS.split())
_LINES = st.one_of(
    st.text(st.characters(), max_size=40),
    st.lists(st.one_of(_PIECES, st.text(max_size=5)), max_size=9).map(" ".join),
    st.lists(_PIECES, max_size=9).map(" ".join),
)


@given(_LINES, st.booleans(), st.sampled_from(MeetingState))
@settings(max_examples=400)
def test_no_text_raises(line: str, bare: bool, state: MeetingState) -> None:
    understood = understand(line, scene(meeting(state)), bare_commands=bare)
    assert not (understood.edit and understood.refusal)
    assert "\x1b" not in understood.preview + understood.refusal + "".join(understood.warnings)


@given(st.lists(_LINES, max_size=8), st.booleans())
@settings(max_examples=200)
def test_whatever_is_understood_applies_or_is_refused_in_words(lines: list[str], bare: bool) -> None:
    timeline = Timeline(meeting())
    for sequence, line in enumerate(lines, start=1):
        assert isinstance(timeline.record, Meeting)
        edit = understand(line, scene(timeline.record), bare_commands=bare).edit
        if edit is None:
            continue
        assert edit_from_plain(edit_to_plain(edit)) == edit
        try:
            timeline.follow(edit, stamp(sequence))
        except Refusal as refusal:
            assert str(refusal).endswith(".")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@settings(max_examples=200)
def test_a_note_keeps_every_word_that_was_typed(words: str) -> None:
    understood = understand(f"N: {words}", scene())
    if understood.edit is not None:
        from boardtui.edits.minuting import WriteMinute
        from boardtui.model.text import clean

        assert isinstance(understood.edit, WriteMinute)
        assert understood.edit.text.split() == clean(words).split()
