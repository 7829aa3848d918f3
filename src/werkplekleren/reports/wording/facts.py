"""What goes into a wording file, and what comes out."""

from collections.abc import Mapping, Sequence

import attrs

from werkplekleren.documents import Block, Inline


@attrs.frozen
class Amount:
    """A number that need not be whole, as it is written: it too has forms to choose from, so that it is 1 hour but 1.5 hours.

    Args:
        number: The number.
        written: How it stands in a sentence.

    >>> str(Amount(1.5, "1,5"))
    '1,5'
    """

    number: float
    written: str

    def __str__(self) -> str:
        return self.written


Value = str | int | Amount | Inline
"""What a name in a sentence may stand for: words, a number, or inline text."""


@attrs.frozen(kw_only=True)
class Facts:
    """What a wording file can draw on.

    Args:
        values: Name -> what stands in a sentence.
        blocks: Name -> the block for `:::name`, or several; `None` leaves it out.
        conditions: Name -> whether it holds, for `:::when` and `:::unless`.
        lists: Name -> the facts of each thing in turn, for `:::each`; inside, outer names stay known.
    """

    values: Mapping[str, Value] = attrs.field(factory=dict[str, Value])
    blocks: Mapping[str, Block | tuple[Block, ...] | None] = attrs.field(factory=dict[str, Block | tuple[Block, ...] | None])
    conditions: Mapping[str, bool] = attrs.field(factory=dict[str, bool])
    lists: Mapping[str, Sequence["Facts"]] = attrs.field(factory=dict[str, "Sequence[Facts]"])

    def within(self, outer: "Facts") -> "Facts":
        """These facts with the outer ones behind them."""
        return Facts(
            values={**outer.values, **self.values},
            blocks={**outer.blocks, **self.blocks},
            conditions={**outer.conditions, **self.conditions},
            lists={**outer.lists, **self.lists},
        )


@attrs.frozen(kw_only=True)
class Composed:
    """A wording file with its facts filled in.

    Args:
        title: The heading of the first level, as plain words; empty without one.
        subtitle: The first paragraph under the title when it stands before any other block; else empty.
        blocks: All that follows, in sections.
        title_language: The language that the title is in, where that is another than that of the document.
    """

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    title_language: str | None = None
