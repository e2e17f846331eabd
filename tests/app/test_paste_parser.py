"""A paste with escape characters in it is one paste, however the terminal cuts it up."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from boardtui.app.paste_parser import PasteParser
from boardtui.model.text import clean
from tests.app.holding import eve_of_november
from tests.app.terminal import Terminal

_COLOURED = "one \x1b[31mred\x1b[0m\rtwo \x1b]0;title\x07\x1b\x1b three\x1b"
_PLAIN = "one \x9b31mred\x9b0m\rtwo ]0;title\x07 three"


def _read(*parts: str) -> list[Message]:
    parser = PasteParser()
    return [one for part in parts for one in parser.feed(part)]


def _said(found: Iterable[Message]) -> list[str]:
    return [
        f"paste {one.text}" if isinstance(one, events.Paste) else f"key {one.key}"
        for one in found
        if isinstance(one, events.Paste | events.Key)
    ]


_SENT = f"a\x1b[200~{_COLOURED}\x1b[201~b"
_MEANT = ["key a", f"paste {_PLAIN}", "key b"]


@pytest.mark.parametrize("cut", range(1, len(_SENT)))
def test_wherever_it_is_cut_a_coloured_paste_is_one_paste(cut: int) -> None:
    assert _said(_read(_SENT[:cut], _SENT[cut:])) == _MEANT


def test_two_pastes_and_the_keys_between_them() -> None:
    sent = "\x1b[200~x\x1b[1my\x1b[201~k\x1b[A\x1b[200~z\x1b[201~"
    assert _said(_read(sent)) == ["paste x\x9b1my", "key k", "key up", "paste z"]


def test_keys_outside_a_paste_are_what_they_were() -> None:
    assert _said(_read("p\x1b[Aq", "\x1b[", "B")) == ["key p", "key up", "key q", "key down"]


@given(text=st.text(st.sampled_from("ab\x1b[201~\r;m"), max_size=40), size=st.integers(1, 9))
def test_whatever_is_pasted_it_is_one_text_without_an_escape(text: str, size: int) -> None:
    text = text.replace("\x1b[201~", "")
    sent = f"\x1b[200~{text}\x1b[201~"
    found = _read(*(sent[at : at + size] for at in range(0, len(sent), size)))
    meant = text.replace("\x1b[", "\x9b").replace("\x1b", "")
    assert _said(found) == [f"paste {meant}"]


def test_the_colours_of_a_paste_are_cleaned_away() -> None:
    (_, pasted, _) = _read(_SENT)
    assert isinstance(pasted, events.Paste)
    assert clean(pasted.text) == "one red\ntwo ]0;title three"


def test_in_a_terminal_a_coloured_paste_comes_whole(tmp_path: Path) -> None:
    workspace = eve_of_november(tmp_path).workspace
    with Terminal("--workspace", str(workspace)) as terminal:
        terminal.open_november()
        terminal.send("\t\x1b[200~N: see \x1b[31mred\x1b[0m here\x1b[201~")
        shown = terminal.until("red here")
        assert "N: see red here" in shown and "DP ?" in shown
        terminal.send("\x11")
        assert terminal.ended() == 0
