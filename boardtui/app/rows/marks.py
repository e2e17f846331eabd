"""The glyph and the word of each mark: shown together, so that colour never stands alone."""

from dataclasses import dataclass

from boardtui.app.rows.line import Look
from boardtui.rules.attendance import Attendance, Mark, Stance, Standing


@dataclass(frozen=True, slots=True)
class Sign:
    """How one mark is shown."""

    glyph: str
    ascii: str
    word: str
    look: Look

    def shown(self, ascii_only: bool) -> str:
        """The glyph, or its letter where only ASCII may be shown."""
        return self.ascii if ascii_only else self.glyph


_SIGNS = {
    Mark.PRESENT: Sign("✓", "P", "present", Look.GOOD),
    Mark.REMOTE: Sign("◌", "R", "remote", Look.GOOD),
    Mark.APOLOGIES: Sign("–", "A", "apologies", Look.WARN),
    Mark.ABSENT: Sign("x", "X", "absent", Look.BAD),
    Mark.SUBSTITUTED: Sign("⇄", "S", "substituted", Look.WARN),
    Mark.UNMARKED: Sign("?", "?", "not marked", Look.DIM),
    Mark.NOT_A_MEMBER: Sign("-", "-", "not a member", Look.DIM),
}
_LEFT = Sign("»", "L", "left", Look.WARN)
_STANDING_IN = Sign("⇄", "S", "stands in", Look.GOOD)


def sign_of(standing: Standing | Stance) -> Sign:
    """How somebody's present standing is shown: left and substituted come before the bare mark."""
    stance = standing if isinstance(standing, Stance) else standing.stance
    if stance.mark in (Mark.PRESENT, Mark.REMOTE) and not stance.in_room:
        return _LEFT
    if stance.sits_for_another:
        return _STANDING_IN
    if stance.substituted and not stance.in_room:
        return _SIGNS[Mark.SUBSTITUTED]
    return _SIGNS[stance.mark]


def seat_sign(standing: Standing, result: Attendance) -> Sign:
    """How a line of the register shows somebody: where a substitute came for them, how it is in that seat."""
    if standing.substitute is None or standing.in_room:
        return sign_of(standing)
    return _SIGNS[Mark.SUBSTITUTED] if result.standing(standing.substitute).in_room else _LEFT
