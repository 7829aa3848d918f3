"""A questionnaire to read or to fill in on paper: its questions, its dimensions, how sure it is."""

from werkplekleren.assessments import Questionnaire
from werkplekleren.documents import Document, KeyFigure, KeyFigures, Table, heads, plain, row
from werkplekleren.reports.instrument import sources_block
from werkplekleren.reports.questions import Question, Questions
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words


def questionnaire_document(questionnaire: Questionnaire, voice: Voice) -> Document:
    """All questions in their sections, as grids and lines to fill in by hand, and what they measure."""
    words, questions = Words(voice), Questions(questionnaire.scales, voice)
    numbers = {item.id: number for number, item in enumerate(questionnaire.items, start=1)}
    facts = Facts(
        values={
            "title": words.said(questionnaire.title),
            "purpose": words.said(questionnaire.purpose),
            "construct": words.said(questionnaire.construct),
        },
        blocks={
            "key-figures": KeyFigures(
                items=(
                    KeyFigure(value=str(len(questionnaire.items)), label=words("label-questions")),
                    KeyFigure(value=words("minutes", minutes=questionnaire.minutes), label=words("label-minutes")),
                    KeyFigure(value=words.listing([words.of(one.plural) for one in questionnaire.perspectives]), label=words("label-roles")),
                )
            ),
            "dimensions": Table(
                caption=plain(words("caption-dimensions")),
                header=heads(words("head-part"), words("head-meaning"), words("head-questions")),
                rows=tuple(
                    row(words.of(one.title), words.of(one.description), words.listing([str(numbers[key.item]) for key in one.keys]))
                    for one in questionnaire.dimensions
                ),
                widths=(2, 5, 1.5),
            )
            if questionnaire.dimensions
            else None,
            "reasoning": words.paragraphs(questionnaire.reasoning),
            "validation": words.paragraphs(questionnaire.validation.note),
            "sources": sources_block(questionnaire.sources, words),
        },
        lists={
            "sections": tuple(
                Facts(
                    values={"section_title": words.said(section.title), "section_id": section.id, "section_intro": words.said(section.intro)},
                    conditions={"section-intro": section.intro is not None},
                    blocks={
                        "questions": tuple(
                            questions.blocks(
                                [Question(number=numbers[item.id], item=item, text=item.text) for item in section.items],
                                plain(words("caption-questions")),
                            )
                        )
                    },
                )
                for section in questionnaire.sections
            )
        },
    )
    return voice.document("questionnaire", facts)
