"""The full guide of an instrument, with its worksheets as forms."""

from collections.abc import Sequence

from werkplekleren._base.formatting import listing, long_date
from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren.documents import (
    Block,
    BulletList,
    Checklist,
    Document,
    Form,
    FormField,
    KeyFigure,
    KeyFigures,
    Paragraph,
    SourceItem,
    Sources,
    Step,
    Steps,
    Table,
    emphasis,
    heads,
    plain,
    row,
    text_of,
)
from werkplekleren.instruments import Instrument, Worksheet, WorksheetField
from werkplekleren.reports.files import phrases, wording
from werkplekleren.reports.wording import Facts


def instrument_document(instrument: Instrument, language: str) -> Document:
    """The guide of an instrument: what it is for, how to do it, its worksheets, how sure it is."""
    said = phrases("words", language)

    def word(code: str, **values: str | int) -> str:
        return text_of(said.say(code, values))

    def words(texts: Sequence[Text]) -> tuple[tuple[str, ...], bool]:
        return tuple(text.in_language(language) for text in texts), bool(texts)

    low, high = instrument.group_size
    figures = KeyFigures(
        items=(
            KeyFigure(value=word("minutes", minutes=instrument.minutes), label=word("label-minutes")),
            KeyFigure(value=word("people-same" if low == high else "people", low=low, high=high), label=word("label-people")),
            KeyFigure(value=word(f"phase-{instrument.phase}"), label=word("label-phase")),
            KeyFigure(value=listing([word(f"role-{role}") for role in instrument.roles], language), label=word("label-roles")),
        )
    )
    steps = Steps(
        items=tuple(
            Step(
                title=plain(step.title.in_language(language)),
                text=plain(step.text.in_language(language))
                + ((*plain(" "), *emphasis(word("say", say=step.say.in_language(language)))) if step.say is not None else ()),
                meta=word("minutes", minutes=step.minutes),
            )
            for step in instrument.steps
        )
    )
    lists = {"use-when": instrument.use_when, "avoid-when": instrument.avoid_when, "pitfalls": instrument.pitfalls}
    ticks = {"preparation": instrument.preparation, "materials": instrument.materials}
    facts = Facts(
        values={
            "title": instrument.title.in_language(language),
            "question": instrument.question.in_language(language),
            "purpose": instrument.purpose.in_language(language),
            "next_step": instrument.next_step.text.in_language(language),
            "next_step_minutes": instrument.next_step.minutes,
            "yields": _optional(instrument.yields, language),
            "followed_by": listing(list(instrument.followed_by), language),
            "evidence": word(f"evidence-{instrument.evidence}"),
            "evidence_note": _optional(instrument.evidence_note, language),
        },
        blocks={
            "key-figures": figures,
            "steps": steps,
            "sources": sources_block(instrument.sources, language),
            **{name: BulletList(items=tuple(map(plain, words(texts)[0]))) if texts else None for name, texts in lists.items()},
            **{name: Checklist(items=tuple(map(plain, words(texts)[0]))) if texts else None for name, texts in ticks.items()},
        },
        conditions={
            "preparation": bool(instrument.preparation),
            "materials": bool(instrument.materials),
            "pitfalls": bool(instrument.pitfalls),
            "yields": instrument.yields is not None,
            "followed-by": bool(instrument.followed_by),
            "evidence-note": instrument.evidence_note is not None,
        },
        lists={"worksheets": tuple(_worksheet_facts(sheet, language) for sheet in instrument.worksheets)},
    )
    composed = wording("instrument", language).compose(facts)
    return Document(title=composed.title, subtitle=composed.subtitle, language=language, blocks=composed.blocks)


def worksheet_blocks(sheet: Worksheet, language: str) -> tuple[Block, ...]:
    """A worksheet as forms and empty tables, in the order of its fields."""
    blocks: list[Block] = []
    fields: list[FormField] = []
    for field in sheet.fields:
        if field.kind == "table":
            if fields:
                blocks.append(Form(fields=tuple(fields)))
                fields = []
            blocks.append(_empty_table(field, language))
        else:
            fields.append(
                FormField(
                    label=field.label.in_language(language),
                    kind=field.kind,
                    options=tuple(option.in_language(language) for option in field.options),
                    rows=min(field.rows, 40),
                    help=_optional(field.help, language),
                )
            )
    if fields:
        blocks.append(Form(fields=tuple(fields)))
    return tuple(blocks)


def sources_block(sources: Sequence[Source], language: str) -> Sources | None:
    """Sources with their address and the day on which they were checked; each once."""
    said = phrases("words", language)
    items = dict.fromkeys(
        SourceItem(
            text=plain(source.title),
            href=source.address,
            note=" ".join(
                part
                for part in (_optional(source.note, language), text_of(said.say("checked", {"date": long_date(source.checked, language)})))
                if part
            ),
        )
        for source in sources
    )
    return Sources(items=tuple(items)) if items else None


def _worksheet_facts(sheet: Worksheet, language: str) -> Facts:
    return Facts(
        values={"worksheet_title": sheet.title.in_language(language), "worksheet_id": sheet.id},
        blocks={
            "worksheet-intro": tuple(Paragraph(text=plain(line)) for line in _optional(sheet.intro, language).splitlines() if line.strip()),
            "worksheet": worksheet_blocks(sheet, language),
        },
    )


def _empty_table(field: WorksheetField, language: str) -> Table:
    return Table(
        caption=plain(field.label.in_language(language)),
        header=heads(*(column.in_language(language) for column in field.columns)),
        rows=(row(*("" for _ in field.columns), head=None),) * field.rows,
        note=plain(_optional(field.help, language)),
    )


def _optional(text: Text | None, language: str) -> str:
    return "" if text is None else text.in_language(language)
