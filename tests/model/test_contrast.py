"""Contrast as WCAG 2 reckons it."""

import pytest

from boardtui.model.contrast import contrast


@pytest.mark.parametrize(
    ("colour", "ground", "ratio"),
    [
        ("000000", "FFFFFF", 21.0),
        ("FFFFFF", "000000", 21.0),
        ("777777", "FFFFFF", 4.48),
        ("1F3A5F", "FFFFFF", 11.5),
        ("abcdef", "ABCDEF", 1.0),
    ],
)
def test_the_contrast_of_two_colours(colour: str, ground: str, ratio: float) -> None:
    assert contrast(colour, ground) == pytest.approx(ratio, abs=0.05)
