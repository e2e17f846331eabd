"""The register draws its own lines: a mark repaints the marked line and the cursor's, nothing else of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from textual.geometry import Region

from boardtui.app.widgets.register import Register
from tests.app.holding import eve_of_november, until_live


@contextmanager
def watching() -> Iterator[list[Region | None]]:
    """The parts of the register that are to be repainted; None for all of it."""
    asked: list[Region | None] = []
    line, all_of_it = Register.repaint, Register._set_dirty

    def repaint(self: Register, region: Region) -> None:
        asked.append(region)
        line(self, region)

    def dirty(self: Register, *regions: Region) -> None:
        asked.extend(regions or [None])
        all_of_it(self, *regions)

    Register.repaint, Register._set_dirty = repaint, dirty  # type: ignore[method-assign, assignment]
    try:
        yield asked
    finally:
        Register.repaint, Register._set_dirty = line, all_of_it  # type: ignore[method-assign]


async def test_a_mark_repaints_only_the_lines_it_changes(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "p")
        register = keyboard.live.register
        with watching() as asked:
            await keyboard.press("p")
        assert asked, "a mark must be drawn"
        assert None not in asked, "the whole register was repainted"
        rows = {region.y for region in asked if region is not None}
        assert all(region.height == 1 for region in asked if region is not None)
        headings = {0}  # the group's own count changes with the mark
        marked = {place for place, line in enumerate(register.lines) if line.person == "peter-fleming"}
        cursor = {register.cursor}
        assert rows <= headings | marked | cursor


async def test_every_line_that_changes_is_repainted(tmp_path: Path) -> None:
    """Also where the cursor is elsewhere: a line may mark people of several groups."""
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "tab")
        register = keyboard.live.register
        before = list(register.lines)
        with watching() as asked:
            await keyboard.type("+RC JS")
        differing = {place for place, line in enumerate(register.lines) if line != before[place]}
        marked = {n for n, line in enumerate(before) if line.person in ("ruth-cadbury", "jill-shortland")}
        assert len(marked) == 2 and marked < differing
        assert differing <= {region.y for region in asked if region is not None}


async def test_lines_that_do_not_change_are_not_rendered_again(tmp_path: Path) -> None:
    evening = eve_of_november(tmp_path)
    async with evening.app().run_test(size=(120, 40)) as pilot:
        keyboard = await until_live(pilot)
        await keyboard.press("o", "p")
        register = keyboard.live.register
        rendered: list[int] = []
        painted = register.painted

        def watched(y: int):  # type: ignore[no-untyped-def]
            rendered.append(y)
            return painted(y)

        register.painted = watched  # type: ignore[method-assign]
        await keyboard.press("p")
        assert 0 < len(set(rendered)) <= 3, f"lines rendered for one mark: {sorted(set(rendered))}"
