"""A questionnaire to read or to fill in on paper: its questions, its dimensions, how sure it is."""

from collections.abc import Mapping

from werkplekleren._base.ids import Identifier
from werkplekleren.assessments import ChoiceItem, DateItem, Item, NumberItem, Questionnaire, ScaleItem, Section, TextItem
from werkplekleren.documents import Block, Cell, Document, Form, FormField, KeyFigure, KeyFigures, Row, Table, heads, plain, row
from werkplekleren.reports.instrument import sources_block
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words

BOX = "☐"


def questionnaire_document(questionnaire: Questionnaire, voice: Voice) -> Document:
    """All questions in their sections, as grids and lines to fill in by hand, and what they measure."""
    words = Words(voice)
    numbers = {item.id: number for number, item in enumerate(questionnaire.items, start=1)}
    facts = Facts(
        values={
            "title": words.of(questionnaire.title),
            "purpose": words.said(questionnaire.purpose),
            "construct": words.said(questionnaire.construct),
            "reasoning": words.said(questionnaire.reasoning),
            "validation": words.said(questionnaire.validation.note),
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
            "sources": sources_block(questionnaire.sources, words),
        },
        lists={
            "sections": tuple(
                Facts(
                    values={"section_title": words.of(section.title), "section_id": section.id, "section_intro": words.said(section.intro)},
                    conditions={"section-intro": section.intro is not None},
                    blocks={"questions": section_blocks(questionnaire, section, numbers, words)},
                )
                for section in questionnaire.sections
            )
        },
    )
    return voice.document("questionnaire", facts)


def section_blocks(questionnaire: Questionnaire, section: Section, numbers: Mapping[Identifier, int], words: Words) -> tuple[Block, ...]:
    """The questions of a section: neighbours on one answer scale as a grid, the others as lines."""
    blocks: list[Block] = []
    grid: list[ScaleItem] = []
    for item in section.items:
        if grid and not (isinstance(item, ScaleItem) and item.scale == grid[0].scale):
            blocks.append(_grid(questionnaire, grid, numbers, words))
            grid = []
        if isinstance(item, ScaleItem):
            grid.append(item)
        else:
            blocks.append(Form(fields=(form_field(item, f"{numbers[item.id]}. {words.of(item.text)}", words),)))
    if grid:
        blocks.append(_grid(questionnaire, grid, numbers, words))
    return tuple(blocks)


def _grid(questionnaire: Questionnaire, items: list[ScaleItem], numbers: Mapping[Identifier, int], words: Words) -> Table:
    scale = next(scale for scale in questionnaire.scales if scale.id == items[0].scale)
    options = [words.of(option.label) for option in scale.options] + ([words.of(scale.not_applicable)] if scale.not_applicable is not None else [])
    return Table(
        caption=plain(words("caption-questions")),
        header=heads(words("head-question"), *(Cell(text=plain(option), header=True, align="center") for option in options)),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=plain(f"{numbers[item.id]}. {words.of(item.text)}"), header=True),
                    *(Cell(text=plain(BOX), align="center") for _ in options),
                )
            )
            for item in items
        ),
        widths=(5, *(1.1 for _ in options)),
    )


def form_field(item: Item, label: str, words: Words) -> FormField:
    """A question as a field to fill in by hand, under a label."""
    help_text = words.of(item.help)
    if isinstance(item, ChoiceItem):
        return FormField(label=label, kind="choice", options=tuple(words.of(option.label) for option in item.options), help=help_text)
    if isinstance(item, TextItem):
        return FormField(label=label, kind="lines" if item.long else "line", rows=4 if item.long else 1, help=help_text)
    if isinstance(item, NumberItem):
        return FormField(label=label, kind="number", help=help_text)
    if isinstance(item, DateItem):
        return FormField(label=label, kind="date", help=help_text)
    return FormField(label=label, kind="choice", options=(words("yes"), words("no")), help=help_text)
