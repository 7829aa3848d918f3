"""How well two colours can be told apart, by the formula of WCAG 2.2."""

from functools import lru_cache

TEXT = 4.5
"""The least contrast of text with what lies behind it (WCAG 2.2, success criterion 1.4.3)."""

EDGE = 3.0
"""The least contrast of a meaningful line or mark with what lies beside it (success criterion 1.4.11)."""

_DARKEST_LINEAR = 0.04045


@lru_cache(maxsize=256)
def luminance(colour: str) -> float:
    """The relative luminance of a colour.

    Args:
        colour: As `#rrggbb`.

    Returns:
        0 for black to 1 for white (WCAG 2.2, definition of relative luminance).

    >>> luminance("#000000"), luminance("#ffffff")
    (0.0, 1.0)
    """
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _DARKEST_LINEAR else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 (equal) to 21 (black and white); high is good.

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
