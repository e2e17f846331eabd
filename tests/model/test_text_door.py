"""Everything typed comes in through ``clean``."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardtui.model.text import clean, clean_line

_ESCAPES = ("\x1b[31m", "\x1b]0;x\x07", "\x1b", "\x9b2J", "\x9d52;c;", "\x90", "\x1bP", "[", "]", "\\")
_BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_ODD = ("\r\n", "\x0c", "\u202e", "\u2066", "\ufeff", "\ud800", "\ufffe", "\U0001fffe", "\u2028", "e\u0301")
_NASTY = st.sampled_from((*_ESCAPES, *_ODD))
_TEXTS = st.lists(st.one_of(_NASTY, st.text(st.characters(), max_size=4)), max_size=12).map("".join)


@given(_TEXTS)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(_TEXTS)
def test_nothing_that_could_steer_a_terminal_or_break_a_file_is_left(text: str) -> None:
    kept = clean(text)
    categories = {unicodedata.category(letter) for letter in kept if letter != "\n"}
    assert not categories & {"Cc", "Cs", "Zl", "Zp"}
    assert not {unicodedata.bidirectional(letter) for letter in kept} & _BIDI
    assert not set(kept) & set("\x1b\x9b\u200e\u200f\u061c\ufeff\ufffe\uffff")
    kept.encode("utf-8")


@given(_TEXTS)
def test_a_cleaned_line_is_one_line_with_single_spaces(text: str) -> None:
    line = clean_line(text)
    assert "\n" not in line
    assert "  " not in line
    assert line == line.strip()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("plain – ’text’", "plain – ’text’"),
        ("a\r\nb\rc\x0bd\x0ce\u2028f\u2029g\x85h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\tb\u00a0c", "a b c"),
        ("\x1b[1;31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07after", "after"),
        ("\x1b]8;;http://x\x1b\\link", "link"),
        ("\x9d52;c;AAAA\x9cx", "x"),
        ("\x1bPq#0\x1b\\x", "x"),
        ("\x90q#0\x9cx", "x"),
        ("\x9b2Jx", "x"),
        ("\x1bcx", "x"),
        ("a\u202eb\u2069c", "abc"),
        ("soft\u00adhyphen\u200b\ufeff", "softhyphen"),
        ("e\u0301", "é"),
        ("a\ud800b\ufdd0\U0010ffff", "ab"),
        ("\x00\x07\x7f\x80", ""),
        ("👩\u200d👧", "👩\u200d👧"),
        ("[Chairman]", "[Chairman]"),
    ],
)
def test_what_is_kept(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_a_line_joins_what_stood_on_several() -> None:
    assert clean_line(" one\n two\t\tthree \r\n") == "one two three"
