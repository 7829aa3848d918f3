"""Statements to judge on paper: a cross in each row, under one of a few options."""

from itertools import count
from typing import ClassVar

import attrs

from werkplekleren._base.validators import Between, is_short_text, many, may_be_short_text
from werkplekleren.documents.inline import Inline, is_inline


@attrs.frozen(kw_only=True)
class ChoiceGroup:
    """Statements that belong together, under a line of their own.

    Args:
        title: What they are about; empty for statements without such a line.
        text: What to know before answering them, below the title.
        statements: The statements, one row each.
    """

    title: str = attrs.field(default="", validator=may_be_short_text)
    text: Inline = attrs.field(default=(), validator=is_inline)
    statements: tuple[Inline, ...] = attrs.field(validator=many(is_inline, least=1, most=500))


@attrs.frozen(kw_only=True)
class ChoiceGrid:
    """Numbered statements by options, with a box to tick for each: a questionnaire on paper.

    Writers repeat the options on each page, keep a group with its first statements on one page, and leave each row room
    for a cross. Numbers run on through the groups, and with `first` from one grid to the next.

    Args:
        options: What can be chosen, from left to right.
        groups: The statements.
        not_applicable: The words of a last option that stands apart (`niet van toepassing`); empty when there is none.
        caption: How to fill it in, above the grid.
        first: The number of the first statement, 1 to 10 000.

    >>> from werkplekleren.documents import plain
    >>> statements = (plain("Ik leer van collega's."), plain("Ik leer van fouten."))
    >>> grid = ChoiceGrid(options=("oneens", "eens"), groups=(ChoiceGroup(statements=statements),), first=7)
    >>> [number for number, _ in grid.numbered[0]]
    [7, 8]
    """

    kind: ClassVar[str] = "choice-grid"
    options: tuple[str, ...] = attrs.field(validator=many(is_short_text, least=2, most=12))
    groups: tuple[ChoiceGroup, ...] = attrs.field(validator=many(ChoiceGroup, least=1, most=100))
    not_applicable: str = attrs.field(default="", validator=may_be_short_text)
    caption: Inline = attrs.field(default=(), validator=is_inline)
    first: int = attrs.field(default=1, validator=Between(1, 10_000))

    @property
    def columns(self) -> tuple[str, ...]:
        """The heads of the columns with boxes: the options, and what stands for not applicable."""
        return (*self.options, self.not_applicable) if self.not_applicable else self.options

    @property
    def numbered(self) -> tuple[tuple[tuple[int, Inline], ...], ...]:
        """For each group its statements with their numbers."""
        number = count(self.first)
        return tuple(tuple((next(number), statement) for statement in group.statements) for group in self.groups)
