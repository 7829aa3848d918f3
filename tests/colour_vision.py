"""How colours look without colour, and to people who are colour-blind.

The matrices are those of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009, table 2, at severity 1.0; they work on
linear RGB. The difference of two colours is CIE 1976 (the distance in CIELAB under D65); about 2.3 is just noticeable.
"""

from collections.abc import Sequence
from math import dist

Matrix = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]

COLOUR_BLIND: dict[str, Matrix] = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
_TO_XYZ: Matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE = (0.9505, 1.0, 1.089)


def _linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _times(matrix: Matrix, values: Sequence[float]) -> list[float]:
    return [sum(factor * value for factor, value in zip(line, values, strict=True)) for line in matrix]


def _hexadecimal(linear: Sequence[float]) -> str:
    kept = [min(max(part, 0.0), 1.0) for part in linear]
    return "#" + "".join(f"{round(255 * (part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055)):02x}" for part in kept)


def seen_with(kind: str, colour: str) -> str:
    """What a colour looks like to somebody with a kind of colour-blindness, as `#rrggbb`."""
    return _hexadecimal(_times(COLOUR_BLIND[kind], _linear(colour)))


def grey(colour: str) -> str:
    """The grey in which a black-and-white printer puts a colour, as `#rrggbb`."""
    light = _times(_TO_XYZ, _linear(colour))[1]
    return _hexadecimal((light, light, light))


def difference(one: str, other: str) -> float:
    """How far two colours lie apart: CIE 1976, 0 is equal, 100 is black beside white."""
    return dist(_lab(one), _lab(other))


def _lab(colour: str) -> tuple[float, float, float]:
    x, y, z = (value / white for value, white in zip(_times(_TO_XYZ, _linear(colour)), _WHITE, strict=True))
    one, two, three = (value ** (1 / 3) if value > (6 / 29) ** 3 else value / (3 * (6 / 29) ** 2) + 4 / 29 for value in (x, y, z))
    return 116 * two - 16, 500 * (one - two), 200 * (two - three)
