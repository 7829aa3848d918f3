"""A questionnaire to print: how to fill it in, grids to tick, lines to write on, and directions what to skip."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from werkplekleren.assessments import PaperItem, PaperQuestionnaire, PaperSection, ScaleItem
from werkplekleren.documents import Block, Document, Form, FormField, Paragraph, plain, strong
from werkplekleren.reports.condition_words import ConditionWords
from werkplekleren.reports.questions import Question, Questions
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words


def paper_document(paper: PaperQuestionnaire, voice: Voice) -> Document:
    """The questionnaire as a form for one perspective."""
    words, said = Words(voice), Words(voice, "paper-words")
    questionnaire, perspective = paper.questionnaire, paper.perspective
    questions = _Asked(paper, words, said)
    code = (FormField(label=said("code"), kind="line", help=said("code-help")), FormField(label=said("team"), kind="line", help=said("team-help")))
    name = FormField(label=said("function"), kind="line")
    facts = Facts(
        values={
            "title": words.said(questionnaire.title),
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
                        "section_title": words.said(one.section.title),
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


class _Asked:
    """The questions of a section as blocks, under directions who answers them."""

    def __init__(self, paper: PaperQuestionnaire, words: Words, said: Words) -> None:
        self._paper, self._said = paper, said
        self._conditions = ConditionWords(paper, words, said)
        self._questions = Questions(paper.questionnaire.scales, words.voice)

    def of(self, section: PaperSection) -> Iterator[Block]:
        """Those with one condition under its direction, neighbours on one scale in a grid."""
        for _, same in groupby(section.items, key=lambda one: one.only_if):
            run = list(same)
            yield from self._direction(run)
            perspective = self._paper.perspective.id
            yield from self._questions.blocks([Question(number=one.number, item=one.item, text=one.item.wording(perspective)) for one in run])

    def _direction(self, run: Sequence[PaperItem]) -> Iterator[Block]:
        """Which questions, when, and where the others go on; nothing above those that everybody answers."""
        first, last, condition = run[0].number, run[-1].number, run[0].only_if
        if condition is None:
            return
        which = self._said("one", number=first) if first == last else self._said("some", first=first, last=last)
        onward = self._said("end") if last == len(self._paper.items) else self._said("onward", number=last + 1)
        only = self._said("only", which=which, condition=self._conditions(condition))
        yield Paragraph(text=(*strong(only), *plain(" " + onward)))
