"""Forgetting curves: what share is left after a time without use, and after how long a wanted share is left.

Two shapes. The half-life shape is for skills at work; that skill fades in this shape is our assumption, the reviews that the
half-lives come from report the point at which half of the gain is gone. The power shape of FSRS was fitted to flashcards: it is for
knowledge checks, never for work with the hands.
"""

from math import isfinite, log2
from typing import Protocol

import attrs

from werkplekleren._base.validators import NumberBetween
from werkplekleren.errors import InvalidValueError, Message

LEAST_TARGET = 0.01
RECALLED_AT_STABILITY = 0.9
"""The share that FSRS calls stability: after that time it is what is left, whatever the decay."""

FSRS_4_5_DECAY = 0.5

is_positive_time = NumberBetween(0.001, 1_000_000)


class RetentionCurve(Protocol):
    """How what was learned fades without use."""

    def retained(self, elapsed: float) -> float:
        """The share that is left, 0-1, higher is better."""
        ...

    def time_to(self, target: float) -> float:
        """The time after which the share that is left has fallen to `target`."""
        ...


def checked_elapsed(elapsed: float) -> float:
    """A time without use: a finite number from 0.

    Raises:
        InvalidValueError: When it is not.
    """
    if type(elapsed) not in {int, float} or not isfinite(elapsed) or elapsed < 0:
        raise InvalidValueError(Message("the time without use must be a number from 0, not {value}", {"value": repr(elapsed)[:80]}))
    return elapsed


def checked_target(target: float) -> float:
    """A share that must be left: from 0.01 to 1.

    Raises:
        InvalidValueError: When it is not.
    """
    if type(target) not in {int, float} or not LEAST_TARGET <= target <= 1:
        raise InvalidValueError(Message("the share that must be left is a number from 0.01 to 1, not {value}", {"value": repr(target)[:80]}))
    return target


@attrs.frozen(kw_only=True)
class HalfLifeCurve:
    """The half-life shape: `R = 2^(-t / h)` (Settles and Meeder, 2016).

    Only `R(h) = 1/2` is what a half-life measures; everything else on the curve follows from the shape, which is our assumption.

    Args:
        half_life: After how long half is left, above 0; time is in the same unit everywhere (days, months).

    >>> accuracy = HalfLifeCurve(half_life=6.5)
    >>> accuracy.retained(6.5), round(accuracy.retained(12), 3), accuracy.time_to(0.5)
    (0.5, 0.278, 6.5)
    """

    half_life: float = attrs.field(validator=is_positive_time)

    def retained(self, elapsed: float) -> float:
        """The share that is left.

        Args:
            elapsed: Time since the last use or check, in the unit of the half-life, from 0.

        Returns:
            0-1, higher is better; 1 at once.

        Raises:
            InvalidValueError: When the time is not a number from 0.
        """
        return float(2.0 ** (-checked_elapsed(elapsed) / self.half_life))

    def time_to(self, target: float) -> float:
        """When the share that is left has fallen to a target: `h log2(1 / R)`.

        Args:
            target: The share, 0.01-1.

        Returns:
            The time in the unit of the half-life, from 0; longer for a lower target.

        Raises:
            InvalidValueError: When the target is out of range.
        """
        return self.half_life * log2(1 / checked_target(target))


@attrs.frozen(kw_only=True)
class PowerCurve:
    """The power shape of FSRS: `R = (1 + F t / S)^-w` with `F = 0.9^(-1 / w) - 1`, so that `R(S) = 0.9`.

    Fitted by its makers to the recall of flashcards. Use it for knowledge checks (rules, signs, limits), not for handwork.

    Args:
        stability: The time after which 0.9 is left, above 0.
        decay: `w`, 0.1-0.8; lower is a longer tail. FSRS-4.5 and FSRS-5 have 0.5, which makes `F` 19/81. FSRS-6 fits it to the
            learner, so it has no default here.

    >>> signs = PowerCurve.fsrs_4_5(stability=30)
    >>> round(signs.retained(30), 6), round(signs.time_to(0.8), 1)
    (0.9, 71.9)
    """

    stability: float = attrs.field(validator=is_positive_time)
    decay: float = attrs.field(validator=NumberBetween(0.1, 0.8))

    @classmethod
    def fsrs_4_5(cls, *, stability: float) -> "PowerCurve":
        """The curve of FSRS-4.5 and FSRS-5: `(1 + 19/81 t / S)^-0.5`."""
        return cls(stability=stability, decay=FSRS_4_5_DECAY)

    @classmethod
    def fsrs_6(cls, *, stability: float, decay: float) -> "PowerCurve":
        """The curve of FSRS-6, with the decay that was fitted (py-fsrs 6.3 starts from 0.1542).

        >>> round(PowerCurve.fsrs_6(stability=7, decay=0.1542).retained(30), 4)
        0.7755
        """
        return cls(stability=stability, decay=decay)

    @property
    def factor(self) -> float:
        """`F`, such that 0.9 is left at the stability."""
        return float(RECALLED_AT_STABILITY ** (-1 / self.decay)) - 1

    def retained(self, elapsed: float) -> float:
        """The share that is still recalled.

        Args:
            elapsed: Time since the last check, in the unit of the stability, from 0.

        Returns:
            0-1, higher is better; 1 at once.

        Raises:
            InvalidValueError: When the time is not a number from 0.
        """
        return float((1 + self.factor * checked_elapsed(elapsed) / self.stability) ** -self.decay)

    def time_to(self, target: float) -> float:
        """When the share that is recalled has fallen to a target: `S / F (R^(-1 / w) - 1)`.

        Args:
            target: The share, 0.01-1.

        Returns:
            The time in the unit of the stability, from 0; longer for a lower target.

        Raises:
            InvalidValueError: When the target is out of range.
        """
        return self.stability / self.factor * float(checked_target(target) ** (-1 / self.decay) - 1)
