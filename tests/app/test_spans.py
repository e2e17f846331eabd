"""What moved on the screen is painted anew, whoever asked in the meantime where it is."""

from pathlib import Path
from typing import Any

import pytest
from textual.geometry import Region

from boardtui.app.spans import SpanCompositor
from tests.app.holding import eve_of_november, until_live


async def test_what_a_notice_moves_is_painted_though_it_was_asked_where_it_is_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = eve_of_november(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        keyboard = await until_live(pilot)
        box = keyboard.live.query_one("#capture-box")
        before = box.region
        painted: set[Region] = set()
        render = SpanCompositor.render_update

        def watched(self: SpanCompositor, *arguments: Any, **options: Any) -> Any:
            painted.update(self._dirty_regions)
            return render(self, *arguments, **options)

        monkeypatch.setattr(SpanCompositor, "render_update", watched)
        keyboard.live.notice.refuse("No.")
        keyboard.live._compositor._full_map_invalidated = True  # as it is after every scroll
        moved = box.region
        assert moved == before.translate((0, -1)), "the notice takes a line from it"
        await keyboard.settle()
        assert any(one.contains_region(moved) for one in painted)
