"""What was being typed when it was last kept: a line of its own, or an entry that was being changed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """The line being typed. ``entry`` is the id of the entry that it changes, empty where it is a new one;
    ``aside`` the line that was being typed before that entry was put in its place."""

    line: str = ""
    entry: str = ""
    aside: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to give back."""
        return bool(self.line or self.entry or self.aside)

    @property
    def words(self) -> str:
        """All that was typed, on a line each."""
        return "\n".join(one for one in (self.line, self.aside) if one)

    @property
    def left(self) -> "Draft":
        """What is left of it once its line has been recorded."""
        return Draft(self.aside)
