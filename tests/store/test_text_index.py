"""The words of the index: what a search finds by them is what the records say, whatever befalls it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardtui.edits.minuting import WriteMinute
from boardtui.edits.timeline import Undo
from boardtui.model.keys import RecordKey
from boardtui.rules.entries import Entry, EntryKind, entries
from boardtui.rules.folding import fold
from boardtui.secretariat.searching import MOST_HITS, HitKind
from boardtui.secretariat.secretariat import Secretariat
from boardtui.store import text_index
from boardtui.store.cabinet import Cabinet
from boardtui.store.text_index import holding
from tests.generator import Size, write_council
from tests.store.test_index import SPOILT, read_for_lists

SIZE = Size(boards=2, meetings=3, years=2, items=3, decisions=3, actions=2, minutes=3)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ASKED = ("spring", "funding spring", "3", "town hall", "zzz", "b00/2016-17/3", "officers")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    write_council(tmp_path / "w", SIZE, seed=5)
    return tmp_path / "w"


def started(workspace: Path, *, readonly: bool = False) -> Secretariat:
    return Secretariat(Cabinet(workspace, lambda: NOW, "tester", readonly=readonly), lambda: NOW)


def found(asked: Secretariat) -> dict[tuple[str, EntryKind], list[tuple[str, Entry]]]:
    """By the index: every entry that holds the words."""
    return {
        (words, kind): [
            hit for board in asked.boards() for hit in asked.words(board).find(kind, fold(words).split())
        ]
        for words in (*ASKED, "")
        for kind in EntryKind
    }


def told(asked: Secretariat) -> dict[tuple[str, EntryKind], list[tuple[str, Entry]]]:
    """The same by looking at every whole record, the newest first."""
    whole = [one for board in asked.boards() for one in reversed(asked.meetings(board))]
    return {
        (words, kind): [
            (held.id, one)
            for held in whole
            for one in entries(held)
            if one.kind is kind
            and all(word in fold(one.label) + "\t" + fold(one.text) for word in fold(words).split())
        ]
        for words in (*ASKED, "")
        for kind in EntryKind
    }


def files(workspace: Path) -> list[Path]:
    return sorted((workspace / "data" / text_index.FOLDER).iterdir())


def test_it_finds_what_the_records_say(workspace: Path) -> None:
    answers = found(started(workspace))
    assert answers == told(started(workspace))
    assert len(answers["spring", EntryKind.MINUTE]) > 0
    assert not any(answers["zzz", kind] for kind in EntryKind)


def test_nothing_is_read_twice(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    once = started(workspace)
    for board in once.boards():
        once.digests(board)  # the lists' own reading takes the words along
    again = read_for_lists(monkeypatch)
    assert found(started(workspace)) == found(once)
    assert again == []


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_spoilt_file_changes_nothing_but_time(workspace: Path, spoil: Callable[[Path], None]) -> None:
    once = found(started(workspace))
    for path in files(workspace):
        spoil(path)
    assert found(started(workspace)) == once
    assert found(started(workspace)) == once


def test_only_what_changed_is_read_again(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = started(workspace)
    found(asked)
    board = asked.boards()[0]
    key = RecordKey(board.id, next(one.id for one in asked.digests(board) if one.state.was_held))
    asked.do(key, WriteMinute("A wholly new zebra crossing", "i1"))
    [(name, entry)] = list(asked.words(board).find(EntryKind.MINUTE, ["zebra"]))
    assert (name, entry.text) == (key.meeting, "A wholly new zebra crossing")
    assert found(asked)["spring", EntryKind.MINUTE][0][0] == key.meeting  # what is open here comes first
    asked.do(key, Undo())
    assert list(asked.words(board).find(EntryKind.MINUTE, ["zebra"])) == []
    asked.close()
    again = read_for_lists(monkeypatch)
    assert found(started(workspace)) == told(started(workspace))
    assert set(again) == {key.meeting}


def test_a_meeting_that_is_gone_is_not_found(workspace: Path) -> None:
    asked = started(workspace)
    found(asked)
    board = asked.boards()[0]
    gone = asked.digests(board)[-1].id
    for ending in (".journal", ".json"):
        (workspace / "data" / board.id / "meetings" / f"{gone}{ending}").unlink()
    answers = found(started(workspace))
    assert answers == told(started(workspace))
    assert gone not in {name for name, _ in started(workspace).words(board).find(EntryKind.ITEM, [])}


def test_a_reader_writes_nothing_and_the_file_is_private(workspace: Path) -> None:
    answers = found(started(workspace, readonly=True))
    assert not (workspace / "data" / text_index.FOLDER).exists()
    assert found(started(workspace)) == answers
    assert {oct(path.stat().st_mode & 0o777) for path in files(workspace)} == {"0o600"}
    assert [path.name for path in files(workspace)] == [one.id for one in started(workspace).boards()]


def test_best_first_over_all_boards(workspace: Path) -> None:
    asked = started(workspace)
    board = asked.boards()[1]
    ref = next(one.ref for _, rows in asked.decisions(board) for one in rows)
    assert asked.search(ref)[0].label == ref
    number = ref.rpartition("/")[2]
    assert {one.label.rpartition("/")[2] for one in asked.search(number)[:2]} <= {number, f"0{number}"}
    kinds = [one.kind for one in asked.search("e")]
    order = [HitKind.PERSON, HitKind.DECISION, HitKind.ACTION, HitKind.ITEM, HitKind.MINUTE, HitKind.MEETING]
    assert kinds == sorted(kinds, key=order.index)
    assert len(kinds) == MOST_HITS
    hits = asked.search(f"{board.name} town hall", kind=HitKind.MEETING)
    assert {one.board for one in hits} >= {board.id}
    assert [one.day for one in hits if one.board == board.id] == [
        one.day for one in reversed(asked.digests(board))
    ]
    assert len({(one.key, one.kind, one.target, one.text) for one in asked.search(ref)}) == len(
        asked.search(ref)
    )


@given(
    st.lists(st.tuples(st.text(max_size=8), st.text(max_size=30)), max_size=6),
    st.lists(st.text(min_size=1, max_size=3), max_size=3),
)
def test_every_word_must_occur_and_letters_are_folded(said: list[tuple[str, str]], wanted: list[str]) -> None:
    told = tuple(Entry(EntryKind.MINUTE, label, text, str(at)) for at, (label, text) in enumerate(said))
    words = [word for one in wanted for word in fold(one).split()]
    by_hand = [
        one for one in told if all(word in fold(one.label) or word in fold(one.text) for word in words)
    ]
    sought = [word.encode("utf-8", "replace") for word in words]
    assert list(holding(told, EntryKind.MINUTE, sought)) == by_hand
