"""An interval with how sure it is."""

import attrs


@attrs.frozen(kw_only=True)
class ConfidenceInterval:
    """From where to where a figure may lie.

    Args:
        low: Lower limit.
        high: Upper limit.
        confidence: How sure, 0.001 to 0.999999: 0.95 is 95 %.
        method: Name of the method, such as `feldt`.
    """

    low: float
    high: float
    confidence: float
    method: str

    def holds(self, value: float) -> bool:
        """Whether a value lies in it, limits included.

        >>> ConfidenceInterval(low=0.4, high=0.8, confidence=0.95, method="feldt").holds(0.7)
        True
        """
        return self.low <= value <= self.high
