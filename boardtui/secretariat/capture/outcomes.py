"""What became of a motion, read from the words of the decision."""

import re

from boardtui.model.decisions import Outcome

_OUTCOMES = (
    (r"not (?:agreed|approved|resolved|carried|adopted|endorsed|accepted)", Outcome.REJECTED),
    (r"as amended|subject to", Outcome.AMENDED),
    (r"agreed|approved|resolved|carried|adopted|endorsed|accepted|appointed|elected", Outcome.AGREED),
    (r"rejected|refused|lost\b|fell\b", Outcome.REJECTED),
    (r"deferred", Outcome.DEFERRED),
    (r"withdrawn|withdrew", Outcome.WITHDRAWN),
    (r"referred", Outcome.REFERRED),
    (r"no decision", Outcome.NO_DECISION),
    (r"noted", Outcome.NOTED),
)


def outcome_of(text: str) -> Outcome:
    """The outcome that the words say; agreed where they say none."""
    for pattern, outcome in _OUTCOMES:
        if re.search(rf"\b(?:{pattern})", text, re.IGNORECASE):
            return outcome
    return Outcome.AGREED
