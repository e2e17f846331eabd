"""How well a colour stands out from its ground, as WCAG 2 reckons it."""

LEAST_CONTRAST = 4.5
"""What text of ordinary size must reach: WCAG 2.1, 1.4.3."""


def contrast(colour: str, ground: str) -> float:
    """The contrast of two colours ``RRGGBB``, 1 to 21."""
    dark, light = sorted((_luminance(colour), _luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
