"""How a board has its documents written: typed, listed, kept, and the same as before where nobody said."""

import pytest

from boardtui.errors import UsageRefusal
from boardtui.model.boards import BoardSettings
from boardtui.model.document_forms import ClockForm, DateForm, NoteLayout
from boardtui.secretariat.setting_rows import in_words, setting_rows
from boardtui.secretariat.setting_words import listed, with_setting
from boardtui.store.codec import from_plain, to_plain
from tests.builders import DAY, board

NAMES = ("note_layout", "draft_watermark", "clock_form", "date_form")


def test_an_old_record_reads_as_it_did() -> None:
    assert to_plain(BoardSettings()) == {}
    old = from_plain({"note_title": "Minutes"}, BoardSettings)
    assert old == BoardSettings(note_title="Minutes")
    assert (old.note_layout, old.draft_watermark) == (NoteLayout.TABLE, False)
    assert (old.clock_form, old.date_form) == (ClockForm.DOT, DateForm.DAY)


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("note_layout", "linear", NoteLayout.LINEAR),
        ("note-layout", "Table", NoteLayout.TABLE),
        ("draft_watermark", "yes", True),
        ("clock_form", "12-hour", ClockForm.TWELVE),
        ("clock_form", "colon", ClockForm.COLON),
        ("date_form", "weekday", DateForm.WEEKDAY),
    ],
)
def test_each_is_typed_and_kept(name: str, words: str, value: object) -> None:
    changed = with_setting(BoardSettings(), name, words)
    assert getattr(changed, name.replace("-", "_")) == value
    assert from_plain(to_plain(changed), BoardSettings) == changed


def test_what_is_no_form_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageRefusal, match="clock_form is one of dot, colon, 12-hour, not 'sundial'"):
        with_setting(BoardSettings(), "clock_form", "sundial")


def test_they_are_listed_with_the_note_and_shown_as_they_look() -> None:
    assert set(NAMES) <= set(listed(BoardSettings()))
    rows = {one.name: one for one in setting_rows(board(), DAY)}
    assert {rows[name].section for name in NAMES} == {rows["note_title"].section}
    assert [rows[name].words for name in NAMES] == ["in three columns", "no", "15.00", "17 November 2010"]
    assert in_words("12-hour") == "3.00 pm"


@pytest.mark.parametrize(
    ("title", "word"), [("Note of decisions taken", "Note"), ("minutes", "Minutes"), ("", "Note")]
)
def test_what_the_record_of_a_meeting_is_called_follows_its_title(title: str, word: str) -> None:
    assert BoardSettings(note_title=title).note_word == word
