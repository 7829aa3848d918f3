"""The page of a questionnaire beyond what is asked: whether it was validated, who answers, how it counts and what each score means."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise

import attrs

import werkplekleren as wpl
from catalogue.labels import label
from werkplekleren.assessments import Band, ChoiceItem, Composite, Dimension, YesNoItem
from werkplekleren.documents import Block, Callout, Paragraph, Section, Table, heads, link, plain, row, text_of

HALF = Fraction(1, 2)
BOX = "☐"


def scored(one: wpl.Questionnaire, document: wpl.Document) -> wpl.Document:
    """The document of a questionnaire with, on top, whether it was validated and, before how sure it is, how it counts."""
    language = document.language
    say = f"validated-{'yes' if one.validation.validated else 'no'}"
    why = plain(label(language, "validated-why")) + link(label(language, "validated-more"), "#validation")
    first = Callout(title=label(language, say), blocks=(Paragraph(text=why),))
    *before, last = (_to_read(block) for block in document.blocks)
    extra = (_answering(one, language), _scale(one, language), _meaning(one, language))
    return attrs.evolve(document, blocks=(first, *before, *(part for part in extra if part is not None), last))


def _to_read(block: Block) -> Block:
    """A grid to fill in as the list of its questions; which answers there are is told once, below."""
    if isinstance(block, Section):
        return attrs.evolve(block, blocks=tuple(map(_to_read, block.blocks)))
    if isinstance(block, Table) and block.rows and text_of(block.rows[0].cells[-1].text) == BOX:
        rows = tuple(attrs.evolve(line, cells=line.cells[:1]) for line in block.rows)
        return attrs.evolve(block, caption=(), header=block.header[:1], rows=rows, widths=())
    return block


def _answering(one: wpl.Questionnaire, language: str) -> Section:
    parts: list[Block] = []
    for side in one.perspectives:
        secret = label(language, f"confidential-{'yes' if side.confidential else 'no'}")
        notice = [] if side.notice is None else side.notice.in_language(language).splitlines()
        blocks: list[Block] = [Paragraph(text=plain(secret)), *(Paragraph(text=plain(line)) for line in notice if line.strip())]
        other = [
            (str(number), item.wordings[side.id].in_language(language)) for number, item in enumerate(one.items, start=1) if side.id in item.wordings
        ]
        if other:
            who = side.title.in_language(language)
            caption = plain(label(language, "reworded", who=who))
            head = heads(label(language, "number"), label(language, "wording"))
            blocks.append(Table(caption=caption, header=head, rows=tuple(row(*line) for line in other)))
        parts.append(Section(id=f"answering-{side.id}", title=side.title.in_language(language), blocks=tuple(blocks)))
    return Section(id="answering", title=label(language, "answering"), blocks=tuple(parts))


def _scale(one: wpl.Questionnaire, language: str) -> Section | None:
    head = heads(label(language, "answer"), label(language, "points"))
    tables: list[Block] = [
        Table(caption=(), header=head, rows=tuple(row(step.label.in_language(language), str(step.value)) for step in scale.options))
        for scale in one.scales
    ]
    numbers = _numbers(one)
    counted = {key.item for dimension in one.dimensions for key in dimension.keys}
    lines = [(f"{numbers[item.id]}. {item.text.in_language(language)}", _points(item)) for item in one.items if item.id in counted]
    rows = tuple(row(question, points) for question, points in lines if points)
    if rows:
        tables.append(Table(caption=(), header=heads(label(language, "number"), label(language, "points-in-order")), rows=rows))
    return Section(id="scale", title=label(language, "scale"), blocks=tuple(tables)) if tables else None


def _points(item: object) -> str:
    """The points of each choice, in the order of the choices; nothing for a question with a scale."""
    if isinstance(item, ChoiceItem):
        return ", ".join(str(option.points) for option in item.options)
    return "1, 0" if isinstance(item, YesNoItem) else ""


def _meaning(one: wpl.Questionnaire, language: str) -> Section:
    lead = Paragraph(text=plain(label(language, "scoring-lead" if one.scored else "no-scores")))
    parts = [
        Section(
            id=f"score-{part.id}",
            title=part.title.in_language(language),
            blocks=(
                Paragraph(text=plain(" ".join(_how(part, _numbers(one), language)))),
                _bands(one.dimension(part.id).bands, language),
            ),
        )
        for part in one.scored
    ]
    return Section(id="scoring", title=label(language, "scoring"), blocks=(lead, *parts))


def _numbers(one: wpl.Questionnaire) -> dict[str, int]:
    return {item.id: number for number, item in enumerate(one.items, start=1)}


def _how(part: Dimension | Composite, numbers: Mapping[str, int], language: str) -> Iterable[str]:
    yield part.description.in_language(language)
    yield part.good.in_language(language)
    if isinstance(part, Dimension):
        yield label(language, "keys", items=", ".join(str(numbers[key.item]) for key in part.keys))
        turned = [str(numbers[key.item]) for key in part.keys if key.reversed]
        if turned:
            yield label(language, "reversed-one", items=", ".join(turned))
    kind = "least" if isinstance(part, Dimension) else "least-parts"
    yield label(language, f"{kind}-{ {HALF: 'half', Fraction(1): 'all'}[part.minimum] }")


def _bands(bands: tuple[Band, ...], language: str) -> Table:
    lows = [_number(band.starts_at, language) for band in bands]
    ranges = [label(language, "between", low=low, high=high) for low, high in pairwise(lows)]
    ranges.append("100" if lows[-1] == "100" else label(language, "top", low=lows[-1]))
    rows = tuple(
        row(
            band.title.in_language(language),
            scores,
            band.meaning.in_language(language),
            "" if band.action is None else band.action.in_language(language),
        )
        for band, scores in zip(bands, ranges, strict=True)
    )
    return Table(caption=(), header=heads(*(label(language, code) for code in ("band", "range", "means", "action"))), rows=rows)


def _number(value: int | Fraction, language: str) -> str:
    return f"{float(value):.1f}".removesuffix(".0").replace(".", label(language, "decimal"))
