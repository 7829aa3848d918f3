"""What a group scored over two groupings at once, with small cells withheld in both directions."""

from collections.abc import Iterator
from typing import ClassVar

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.ids import Identifier
from werkplekleren._base.stored import Stored
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, is_a, is_bool, is_id, is_short_text, many, maybe, one_of
from werkplekleren.errors import UnknownNameError

from .data_quality import REASONS, LeftOutReason
from .group import GroupScore
from .legend import Legend
from .naming import found_by
from .stamp import Stamped
from .suppression import FLOOR

BY_GROUP = "group"
"""The grouping by the team of a response; any other grouping is the id of an item or a classification."""

_count = Between(0, 10_000_000)


@attrs.frozen(kw_only=True)
class Grouping:
    """How respondents are divided over the rows or columns.

    Args:
        by: `group`, or the id of the item whose answer, or of the classification whose category, divides them.
        title: What the item asks, or what the classification is called; `None` for `group`.
        names: The teams, the ids of the choices (`yes` and `no` for a yes-no item), or those of the categories.
        titles: What each choice or category says, in the same order; empty for `group`.
    """

    by: str = attrs.field(validator=is_short_text)
    title: Text | None = attrs.field(default=None, validator=maybe(Text))
    names: tuple[str, ...] = attrs.field(validator=many(is_short_text))
    titles: tuple[Text, ...] = attrs.field(default=(), validator=many(Text))


@attrs.frozen(kw_only=True)
class CrossCell:
    """The scores of those who stand in one row and one column, or of a whole row or column.

    Args:
        row: Its row; `None` for all rows together.
        column: Its column; `None` for all columns together.
        n: How many answered; `None` when withheld.
        withheld: Whether nothing is shown; withheld and empty look the same.
        scores: A score for each dimension, then for each composite.
    """

    row: str | None = attrs.field(default=None, validator=maybe(is_short_text))
    column: str | None = attrs.field(default=None, validator=maybe(is_short_text))
    n: int | None = attrs.field(default=None, validator=maybe(_count))
    withheld: bool = attrs.field(default=False, validator=is_bool)
    scores: tuple[GroupScore, ...] = attrs.field(validator=many(GroupScore, unique="dimension"))

    def score(self, dimension: str) -> GroupScore:
        """The score of a dimension or composite.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found_by("dimension", dimension, self.scores, lambda one: one.dimension)


@attrs.frozen(kw_only=True)
class CrossTable(Stamped, Stored, Displayed):
    """The scores of one perspective over two groupings, with totals.

    No sum or difference of what is shown rests on fewer than the floor. That holds for this table with its own
    totals: show it instead of the results by team, not beside them, and show one such table of a round.

    Args:
        questionnaire: Id of the questionnaire that scored it.
        version: Version of that questionnaire.
        content_hash: Fingerprint of its content.
        scoring: Version of the scoring rules.
        perspective: Id of the perspective.
        floor: The fewest answers for which something is shown.
        left_out: How many responses were left out on purpose and are in no cell; `None` when fewer than the floor, or nothing is shown.
        left_out_reasons: Why they were, without how many each: what stands out in them, or that nothing does.
        rows: What the rows are.
        columns: What the columns are.
        cells: All cells, row by row, each row ending with its total; the last row has the totals of the columns.
        legend: Titles, keys and bands.
    """

    kind: ClassVar[str] = "cross-table"

    perspective: Identifier = attrs.field(validator=is_id)
    floor: int = attrs.field(default=FLOOR, validator=Between(FLOOR, 10_000))
    left_out: int | None = attrs.field(default=None, validator=maybe(_count))
    left_out_reasons: tuple[LeftOutReason, ...] = attrs.field(default=(), validator=many(one_of(REASONS)))
    rows: Grouping = attrs.field(validator=is_a(Grouping))
    columns: Grouping = attrs.field(validator=is_a(Grouping))
    cells: tuple[CrossCell, ...] = attrs.field(validator=many(CrossCell))
    legend: Legend = attrs.field(validator=is_a(Legend), repr=False)

    def cell(self, row: str | None = None, column: str | None = None) -> CrossCell:
        """One cell; `None` stands for all rows or columns together.

        Raises:
            UnknownNameError: When there is no such row or column; names the nearest.
        """
        for one in self.cells:
            if (one.row, one.column) == (row, column):
                return one
        known = (f"{one.row} x {one.column}" for one in self.cells)
        raise UnknownNameError("cell", f"{row} x {column}", known)

    def __iter__(self) -> Iterator[CrossCell]:
        return iter(self.cells)
