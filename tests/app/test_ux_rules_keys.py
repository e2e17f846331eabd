"""The rules of the interface guide, section 2, about keys: each test is named after its rule there."""

import re
from datetime import date

import pytest
from textual.scroll_view import ScrollView
from textual.widgets import Footer

from boardtui.app.commands.agenda import IN_THE_TEXT
from boardtui.app.commands.command import Command
from boardtui.app.commands.door import DOOR
from boardtui.app.commands.everywhere import ShowHelp
from boardtui.app.commands.line import IN_THE_EDITOR, IN_THE_MINUTES
from boardtui.app.commands.live import RedoLast, UndoLast
from boardtui.app.commands.places import CHAINS
from boardtui.app.commands.remapping import remapped, table_of_keys
from boardtui.app.dialogs.choosing import ChooseDialog, Option
from boardtui.app.dialogs.keys import KeysDialog
from boardtui.app.place import Place
from boardtui.app.widgets.footer import FittedFooter
from boardtui.rules.folding import fold
from boardtui.secretariat.capture.dates import read_date
from tests.app.ux_rules import COMMANDS, DIALOGS, NODES, SCREENS, own_bindings, questions

DESTRUCTIVE = re.compile(
    r"\b(strike|drop|give up|remove|delete|discard|erase|close the meeting)\b", re.IGNORECASE
)
MOVES = ("up", "down", "left", "right", "pageup", "pagedown", "home", "end")
SAFE_ENTERS = {"'writes it'", "'tries again'", "writes it", "tries again"}


def destructive() -> list[type[Command]]:
    found = [one for one in COMMANDS if DESTRUCTIVE.search(one.title())]
    assert {"strike-entry", "action-drop", "give-up-unsaved", "close"} <= {one.id for one in found}
    return found


def all_keys(command: type[Command]) -> tuple[str, ...]:
    return (*command.keys, *command.typing_keys)


def shown_in_help(commands: tuple[type[Command], ...], wanted: str = "") -> dict[str, str]:
    """What the ``?`` overlay lists for ``wanted``: each command's id, and its line."""
    rows = KeysDialog(commands).rows(wanted, 100)
    return {command.id: line.text for line, command in rows if command is not None}


def test_rule_02_keys_that_take_something_away_are_capitals_or_chords() -> None:
    """lazygit#792: somebody typed into the terminal, and commands ran."""
    for command in destructive():
        for key in all_keys(command):
            assert key == "delete" or key.isupper() or "+" in key, f"{command.id} has {key}"


def test_rule_03_enter_is_never_the_dangerous_answer() -> None:
    """lazygit#3471: Enter Enter deletes a remote branch."""
    asked = questions()
    assert {"roll._ask_to_step_down", "record_place.ask_to_give_up", "ending._leave_or_ask"} <= set(asked)
    for where, (key, does) in asked.items():
        assert key != "enter" or does in SAFE_ENTERS, f"{where}: Enter {does}"
    for command in destructive():
        assert "enter" not in all_keys(command), command.id


def test_rule_04_no_letter_that_takes_away_lies_under_a_scroll_chord() -> None:
    """lazygit#2618: ctrl+d, to scroll, slipped to d d."""
    scrolls = {key for key, _ in own_bindings(ScrollView)}
    scrolls |= {key for node in NODES for key, _ in own_bindings(node)}
    for command in destructive():
        for key in all_keys(command):
            if len(key) == 1:
                assert f"ctrl+{key.lower()}" not in scrolls, f"{key} of {command.id}"


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.__name__)
def test_rule_07_help_is_made_from_the_commands_themselves(screen: type[Place]) -> None:
    """lazygit#5106: the user's own commands are missing from the overlay."""
    listed = shown_in_help(screen.PLACE_COMMANDS)
    assert set(listed) == {one.id for one in screen.PLACE_COMMANDS if one.all_keys()}
    mine = remapped(screen.PLACE_COMMANDS, {"go-to": ("ctrl+g", "Z")})
    assert "Z" in shown_in_help(mine)["go-to"] and "Z" not in listed["go-to"]


def test_rule_08_a_command_has_as_many_keys_as_one_likes() -> None:
    """lazygit#3909: only one key for an action."""
    (undo,) = remapped((UndoLast,), {"undo": ("z", "ctrl+z", "F")})
    assert set(all_keys(undo)) == {"z", "ctrl+z", "F", "shift+f"}
    assert undo.all_keys().split() == ["z", "F", "^z"]
    assert sum(len(all_keys(one)) > 1 for one in COMMANDS) > len(COMMANDS) / 4


def test_rule_18_undo_has_its_redo() -> None:
    """taskwarrior-tui#450, #575: u twice by accident, and no redo."""
    assert UndoLast.keys[0] == "u" and "U" in RedoLast.keys
    for screen in SCREENS:
        assert (UndoLast in screen.PLACE_COMMANDS) is (RedoLast in screen.PLACE_COMMANDS), screen.__name__


@pytest.mark.parametrize("node", [one for one in NODES if own_bindings(one)], ids=lambda one: one.__name__)
def test_rule_19_one_registry_drives_the_keys_and_the_help(node: type[Place]) -> None:
    """taskwarrior-tui#535: d and x were swapped against the help."""
    known: dict[str, set[str]] = {}
    for command in (*COMMANDS, *(one for screen in SCREENS for one in screen.PLACE_COMMANDS)):
        known.setdefault(command.id, set()).update(all_keys(command))
    bound = own_bindings(node)
    for key, command_id in bound:
        assert command_id is None or key in known.get(command_id, ()), f"{key} of {command_id}: not in PLACES"
    if node in SCREENS:
        panes = {one.id for one in (*DOOR, *IN_THE_MINUTES)}  # bound in the pane that has the keys
        driven = {one.id for one in node.PLACE_COMMANDS if all_keys(one)} - panes
        assert {command_id for _, command_id in bound} == driven


def test_rule_21_every_command_can_be_clicked() -> None:
    """taskwarrior-tui#631: wants mouse and touch. The footer's Help, one click away, holds all."""
    for screen in SCREENS:
        listed = shown_in_help(screen.PLACE_COMMANDS)
        assert "palette" in listed and ShowHelp in screen.PLACE_COMMANDS, screen.__name__
        assert all(one.id in listed for one in screen.PLACE_COMMANDS if all_keys(one)), screen.__name__


@pytest.mark.parametrize(
    ("typed", "day"),
    [("18 jan", (2027, 1, 18)), ("18 January 2027", (2027, 1, 18)), ("Mon 18 Jan", (2027, 1, 18)),
     ("18/1", (2027, 1, 18)), ("18/1/27", (2027, 1, 18)), ("2027-01-18", (2027, 1, 18)),
     ("tue", (2026, 12, 1)), ("+14d", (2026, 12, 8)), ("2w", (2026, 12, 8)), ("eom", (2026, 11, 30)),
     ("next meeting", (2027, 1, 18))],
)  # fmt: skip
def test_rule_24_a_date_in_any_form(typed: str, day: tuple[int, int, int]) -> None:
    """calcure#54: a whole date cannot be typed, and the month is locked."""
    assert read_date(typed, date(2026, 11, 24), date(2027, 1, 18)) == date(*day)


def test_rule_25_keys_that_lie_side_by_side_take_nothing_away() -> None:
    """calcurse#495: s and a lie side by side, and the series was deleted."""
    harmful = {one.id for one in destructive()}
    for place, commands in CHAINS:
        beside = [one.id for one in commands if {"a", "s", "d"} & set(one.keys)]
        assert not harmful & set(beside), place


def test_rule_26_no_key_is_used_that_terminals_do_not_send() -> None:
    """harlequin#71: Ctrl+Enter is a plain newline in most terminals. Nor any other of section 4.5's list."""
    taken = {(f"ctrl+{letter}") for letter in "sbahim"} | {"ctrl+enter", "shift+enter"}
    taken |= {f"f{number}" for number in range(2, 13)}
    bound = {(key, one.id) for one in COMMANDS for key in all_keys(one)}
    bound |= {(key, node.__name__) for node in (*NODES, *DIALOGS) for key, _ in own_bindings(node)}
    assert len(bound) > 100
    for key, whose in sorted(bound):
        assert key not in taken and not key.startswith(("alt+", "ctrl+shift+")), f"{key} of {whose}"


@pytest.mark.parametrize("command", [one for one in COMMANDS if all_keys(one)], ids=lambda one: one.id)
def test_rule_28_every_key_can_be_another(command: type[Command]) -> None:
    """posting#95: ctrl+s, ctrl+j and ctrl+o are taken by multiplexers."""
    (mine,) = remapped((command,), {command.id: ("Z",)})
    assert set(all_keys(mine)) == {"Z", "shift+z"}
    assert not {"ctrl+s", "ctrl+b", "ctrl+a"} & set(all_keys(command))


def test_rule_28_no_chord_of_ours_is_without_a_command_to_remap_it_by() -> None:
    """posting#95. Letters in a dialog are the answers it shows; chords are what multiplexers take."""
    for node in NODES:
        for key, command_id in own_bindings(node):
            assert command_id is not None or "ctrl+" not in key, f"{key} of {node.__name__}"


def test_rule_29_q_hjkl_escape_and_slash_work_everywhere() -> None:
    """jiratui#53: wants q, hjkl, esc and /. In the register l marks Left (section 4.5): it has no columns."""
    for place, commands in CHAINS:
        if commands in (IN_THE_EDITOR, IN_THE_TEXT):
            continue
        keys = {key: one.id for one in commands for key in reversed(all_keys(one))}
        assert keys["q"] == "back-or-quit", place
        assert {"escape", "slash"} <= set(keys), place
        for arrow, letter in (("up", "k"), ("down", "j"), ("left", "h"), ("right", "l")):
            for one in commands:
                assert arrow not in one.keys or letter in one.keys, (
                    f"{place}: {one.id} has {arrow} and no {letter}"
                )


@pytest.mark.parametrize("dialog", DIALOGS, ids=lambda one: one.__name__)
def test_rule_29_escape_leaves_every_dialog(dialog: type[Place]) -> None:
    """jiratui#53."""
    assert "escape" in {key for kind in dialog.__mro__ for key, _ in own_bindings(kind)}


def test_rule_30_one_table_of_keys_holds_them_all() -> None:
    """hackernews-TUI#46: the key bindings are a mess."""
    table = table_of_keys({})
    ids = [row["command"] for row in table]
    assert len(ids) == len(set(ids)), "every command stands there once"
    assert {one.id for screen in SCREENS for one in screen.PLACE_COMMANDS} <= set(ids)
    listed = {row["command"]: row["keys"] for row in table}
    assert listed["undo"] == "u ^z" and listed["named-vote"] == "v"


def test_rule_30_no_key_has_two_meanings_in_one_place() -> None:
    """hackernews-TUI#46. A pane's own key comes before the screen's: those are the only ones meant twice."""
    for place, commands in CHAINS:
        taken: dict[str, str] = {}
        pane = {"the minutes": IN_THE_MINUTES, "the door": DOOR}.get(place, ())
        for command in commands:
            for key in all_keys(command):
                assert key not in taken or taken[key] in {one.id for one in pane}, f"{place}: {key}"
                taken.setdefault(key, command.id)


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Élodie Brontë", "elodie bronte"),
        ("Elodie Bronte", "ÉLODIE"),
        ("Tom O’Neil", "o'neil"),
        ("Tom O'Neil", "O’NEIL"),
    ],
)
def test_rule_38_accents_and_apostrophes_fold_on_both_sides(stored: str, typed: str) -> None:
    """fzf#790, slk#14: accents must fold by default."""
    rows = ChooseDialog("Who?", [Option("one", stored), Option("two", "Zed Young")]).rows(typed, 60)
    assert [option.value for _, option in rows if option is not None] == ["one"]
    assert fold(typed) in fold(stored)
    words = "tÅKE báck"
    assert list(shown_in_help((UndoLast, RedoLast), words)) == ["undo"]


def test_rule_42_the_footer_is_our_own() -> None:
    """ricekit#1: Textual's footer lost 46 columns of 80."""
    assert not [one for one in NODES if issubclass(one, Footer)]
    assert FittedFooter in NODES
