"""A questionnaire to print: how to fill it in, grids to tick, lines to write on, and directions what to skip."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from werkplekleren.assessments import AnswerScale, PaperItem, PaperQuestionnaire, PaperSection, ScaleItem
from werkplekleren.documents import Block, ChoiceGrid, ChoiceGroup, Document, Form, FormField, Inline, Paragraph, emphasis, plain, strong
from werkplekleren.reports.condition_words import ConditionWords
from werkplekleren.reports.questionnaire import form_field
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words

MOST_OPTIONS = 12
"""How many options stand beside each other in a grid; the value of a longer scale is written down."""


def paper_document(paper: PaperQuestionnaire, voice: Voice) -> Document:
    """The questionnaire as a form for one perspective."""
    words, said = Words(voice), Words(voice, "paper-words")
    questionnaire, perspective = paper.questionnaire, paper.perspective
    questions = _Questions(paper, words, said)
    code = (FormField(label=said("code"), kind="line", help=said("code-help")), FormField(label=said("team"), kind="line", help=said("team-help")))
    name = FormField(label=said("function"), kind="line")
    facts = Facts(
        values={
            "title": words.of(questionnaire.title),
            "who": words.of(perspective.plural),
            "purpose": words.said(questionnaire.purpose),
            "notice": words.said(perspective.notice),
            "minutes": questionnaire.minutes,
            "questions": len(paper.items),
        },
        conditions={
            "notice": perspective.notice is not None,
            "confidential": perspective.confidential,
            "grids": any(isinstance(one.item, ScaleItem) for one in paper.items),
            "skips": any(one.only_if is not None for one in paper.items),
        },
        blocks={"head": Form(fields=(*(code if perspective.confidential else (name,)), FormField(label=said("date"), kind="date")))},
        lists={
            "sections": tuple(
                Facts(
                    values={
                        "section_title": words.of(one.section.title),
                        "section_id": one.section.id,
                        "section_intro": words.said(one.section.intro),
                    },
                    conditions={"section-intro": one.section.intro is not None},
                    blocks={"questions": tuple(questions.of(one))},
                )
                for one in paper.sections
            )
        },
    )
    return voice.document("paper-questionnaire", facts, sheet=True)


class _Questions:
    """The questions of a section as blocks."""

    def __init__(self, paper: PaperQuestionnaire, words: Words, said: Words) -> None:
        self._paper, self._words, self._said = paper, words, said
        self._conditions = ConditionWords(paper, words, said)
        self._scales: dict[str, AnswerScale] = {scale.id: scale for scale in paper.questionnaire.scales}

    def of(self, section: PaperSection) -> Iterator[Block]:
        """Those with one condition under its direction, neighbours on one scale in a grid."""
        for _, same in groupby(section.items, key=lambda one: one.only_if):
            run = list(same)
            yield from self._direction(run)
            for name, items in groupby(run, key=lambda one: one.item.scale if isinstance(one.item, ScaleItem) else None):
                scale = None if name is None else self._scales[name]
                if scale is not None and len(scale.options) <= MOST_OPTIONS:
                    yield self._grid(scale, list(items))
                else:
                    yield Form(fields=tuple(self._field(scale, one) for one in items))

    def _direction(self, run: Sequence[PaperItem]) -> Iterator[Block]:
        """Which questions, when, and where the others go on; nothing above those that everybody answers."""
        first, last, condition = run[0].number, run[-1].number, run[0].only_if
        if condition is None:
            return
        which = self._said("one", number=first) if first == last else self._said("some", first=first, last=last)
        onward = self._said("end") if last == len(self._paper.items) else self._said("onward", number=last + 1)
        only = self._said("only", which=which, condition=self._conditions(condition))
        yield Paragraph(text=(*strong(only), *plain(" " + onward)))

    def _grid(self, scale: AnswerScale, items: Sequence[PaperItem]) -> ChoiceGrid:
        return ChoiceGrid(
            options=tuple(self._words.of(option.label) for option in scale.options),
            not_applicable=self._words.of(scale.not_applicable),
            groups=(ChoiceGroup(statements=tuple(self._statement(one) for one in items)),),
            first=items[0].number,
        )

    def _text(self, one: PaperItem) -> str:
        return self._words.of(one.item.wording(self._paper.perspective.id))

    def _statement(self, one: PaperItem) -> Inline:
        text = plain(self._text(one))
        return text if one.item.help is None else (*text, *emphasis(" " + self._words.of(one.item.help)))

    def _field(self, scale: AnswerScale | None, one: PaperItem) -> FormField:
        label = f"{one.number}. {self._text(one)}"
        if scale is None:
            return form_field(one.item, label, self._words)
        first, last = (self._words.of(option.label) for option in (scale.options[0], scale.options[-1]))
        ends = self._said("ends", low=scale.low, high=scale.high, first=first, last=last)
        return FormField(label=label, kind="number", help=" ".join(filter(None, (self._words.of(one.item.help), ends))))
