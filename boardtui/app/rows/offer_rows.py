"""The drop-down of the capture line as lines: what is offered, and which of it Tab takes."""

from collections.abc import Sequence

from boardtui.app.rows.cells import cell_len
from boardtui.app.rows.line import Line, Look, fit, shorten
from boardtui.secretariat.capture.offers import Offer

MOST_ROWS = 5
_TAB = " Tab"


def offer_lines(offers: Sequence[Offer], chosen: int, widest: int) -> tuple[Line, ...]:
    """One line an offer, all of one width, at most ``widest`` cells; the chosen one is pointed at."""
    shown = [(shorten(one.text, widest - 3 - len(_TAB)), one.detail) for one in offers[:MOST_ROWS]]
    names = max((cell_len(text) for text, _ in shown), default=0)
    details = max((cell_len(detail) for _, detail in shown), default=0)
    room = max(min(details, widest - names - 4 - len(_TAB)), 0)
    return tuple(
        Line(
            (
                (f"{'>' if place == chosen else ' '} {fit(text, names)} ", Look.PLAIN),
                (f"{fit(detail, room)}{_TAB if place == chosen else ' ' * len(_TAB)}", Look.DIM),
            )
        )
        for place, (text, detail) in enumerate(shown)
    )
