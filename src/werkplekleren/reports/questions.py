"""Questions to answer by hand: neighbours on one answer scale as a grid, the others as fields."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import attrs

from werkplekleren._base.text import Text
from werkplekleren.assessments import AnswerScale, ChoiceItem, DateItem, Item, NumberItem, ScaleItem, TextItem
from werkplekleren.documents import Block, ChoiceGrid, ChoiceGroup, Form, FormField, Inline, emphasis
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.words import Words

MOST_OPTIONS = 12
"""How many options stand beside each other in a grid; the value of a longer scale is written down."""


@attrs.frozen(kw_only=True)
class Question:
    """A question with its number, and as it is read here."""

    number: int
    item: Item
    text: Text


class Questions:
    """Questions as blocks, in the words of one voice."""

    def __init__(self, scales: Sequence[AnswerScale], voice: Voice) -> None:
        self._words, self._said = Words(voice), Words(voice, "paper-words")
        self._scales: Mapping[str, AnswerScale] = {scale.id: scale for scale in scales}

    def blocks(self, questions: Sequence[Question], caption: Inline = ()) -> Iterator[Block]:
        """Grids and forms in the order of the questions, each grid under a caption."""
        for name, same in groupby(questions, key=lambda one: one.item.scale if isinstance(one.item, ScaleItem) else None):
            run, scale = list(same), None if name is None else self._scales[name]
            if scale is not None and len(scale.options) <= MOST_OPTIONS:
                yield self._grid(scale, run, caption)
            else:
                yield Form(fields=tuple(self._field(scale, one) for one in run))

    def _grid(self, scale: AnswerScale, run: Sequence[Question], caption: Inline) -> ChoiceGrid:
        return ChoiceGrid(
            options=tuple(self._words.of(option.label) for option in scale.options),
            not_applicable=self._words.of(scale.not_applicable),
            groups=(ChoiceGroup(statements=tuple(self._statement(one) for one in run)),),
            caption=caption,
            first=run[0].number,
        )

    def _statement(self, one: Question) -> Inline:
        text = self._words.said(one.text)
        return text if one.item.help is None else (*text, *emphasis(" " + self._words.of(one.item.help)))

    def _field(self, scale: AnswerScale | None, one: Question) -> FormField:
        label, help_text, item = f"{one.number}. {self._words.of(one.text)}", self._words.of(one.item.help), one.item
        if scale is not None:
            first, last = (self._words.of(option.label) for option in (scale.options[0], scale.options[-1]))
            ends = self._said("ends", low=scale.low, high=scale.high, first=first, last=last)
            return FormField(label=label, kind="number", help=" ".join(filter(None, (help_text, ends))))
        if isinstance(item, ChoiceItem):
            help_text = " ".join(filter(None, (help_text, self._said("several") if item.multiple else "")))
            return FormField(label=label, kind="choice", options=tuple(self._words.of(option.label) for option in item.options), help=help_text)
        if isinstance(item, TextItem):
            return FormField(label=label, kind="lines" if item.long else "line", rows=4 if item.long else 1, help=help_text)
        if isinstance(item, NumberItem):
            return FormField(label=label, kind="number", help=help_text)
        if isinstance(item, DateItem):
            return FormField(label=label, kind="date", help=help_text)
        return FormField(label=label, kind="choice", options=(self._words("yes"), self._words("no")), help=help_text)
