"""The themes to choose from: those whose every word is readable on every ground (a test measures them)."""

from typing import TYPE_CHECKING

from boardtui.errors import UsageRefusal

if TYPE_CHECKING:
    from textual.theme import Theme

THEMES = ("textual-dark", "dracula", "catppuccin-mocha", "board-light", "ansi-dark", "ansi-light")
DEFAULT = THEMES[0]
COLOURLESS = "ansi-dark"
"""Follows the terminal's own palette, and sends no colour where NO_COLOR asks for none."""


_LIGHT_WORDS = {
    "text-success": "#0b5d1e",
    "text-warning": "#6b4100",
    "text-error": "#8f1414",
    "text-accent": "#53257c",
}


def board_light() -> "Theme":
    """Our own light theme: of Textual's none keeps its green, amber and red readable on its panels."""
    from textual.theme import Theme

    return Theme(
        "board-light",
        primary="#2f5d8a",
        secondary="#44607a",
        warning="#b36b00",
        error="#b3261e",
        success="#2e7d32",
        accent="#6a3fa0",
        foreground="#1b1b1b",
        background="#fbfbf8",
        surface="#f3f3ee",
        panel="#e9e9e2",
        boost="#edede6",
        dark=False,
        variables=_LIGHT_WORDS,
    )


def check_theme(name: str, where: str = "") -> None:
    """Refuse a theme there is not; nothing is as good as the usual one."""
    if name and name not in THEMES:
        opening = f"{where}: there" if where else "There"
        raise UsageRefusal(f"{opening} is no theme '{name}'; choose one of {', '.join(THEMES)}.")
