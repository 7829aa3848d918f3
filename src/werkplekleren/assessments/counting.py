"""Which answers count, in a dimension that counts answers instead of averaging them.

A count asks one thing of each keyed item: does the answer belong to those that count? The answer then stands
for 1, otherwise for 0. A reversed key turns the answer on the item's own range first: "at least 4" on a scale
of 1 to 5 then counts the answers 1 and 2, and "one of `true`" on a yes-no item counts "no".
"""

from typing import ClassVar

import attrs

from werkplekleren._base.validators import Between, many

from .conditions import LARGEST, IsComparable


@attrs.frozen(kw_only=True)
class CountsBase:
    """What every rule for counting is."""

    kind: ClassVar[str]


@attrs.frozen(kw_only=True)
class CountsAtLeast(CountsBase):
    """An answer counts when it stands for at least this whole number.

    Args:
        value: The lowest number that counts.

    >>> CountsAtLeast(value=4).kind
    'at-least'
    """

    kind: ClassVar[str] = "at-least"
    value: int = attrs.field(validator=Between(-LARGEST, LARGEST))


@attrs.frozen(kw_only=True)
class CountsAtMost(CountsBase):
    """An answer counts when it stands for at most this whole number.

    Args:
        value: The highest number that counts.
    """

    kind: ClassVar[str] = "at-most"
    value: int = attrs.field(validator=Between(-LARGEST, LARGEST))


@attrs.frozen(kw_only=True)
class CountsOneOf(CountsBase):
    """An answer counts when it is one of these; of several choices: when one of these is among them.

    Args:
        values: Steps of a scale or whole numbers, true or false, ids of choices; each item knows at least one.
    """

    kind: ClassVar[str] = "one-of"
    values: tuple[int | bool | str, ...] = attrs.field(validator=many(IsComparable(), least=1, most=500))


Counts = CountsAtLeast | CountsAtMost | CountsOneOf
"""Which answers count; its `kind` tells how that is said."""
