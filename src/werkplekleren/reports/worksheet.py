"""Worksheets as forms to fill in by hand, as a document of their own and as part of another."""

from werkplekleren.documents import Block, Cell, Document, Form, FormField, Row, Table, heads, plain
from werkplekleren.instruments import Worksheet, WorksheetField, WorksheetForm
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words


def worksheet_document(form: WorksheetForm, voice: Voice) -> Document:
    """One worksheet on a sheet of its own, with the name of its instrument."""
    words = Words(voice)
    own = Facts(values={"instrument": words.of(form.instrument.title)})
    return voice.document("worksheet", worksheet_facts(form.worksheet, words).within(own), sheet=True)


def worksheet_facts(sheet: Worksheet, words: Words) -> Facts:
    """What a wording file can say of a worksheet."""
    return Facts(
        values={"worksheet_title": words.said(sheet.title), "worksheet_id": sheet.id},
        blocks={
            "worksheet-intro": words.paragraphs(sheet.intro),
            "worksheet": worksheet_blocks(sheet, words),
        },
    )


def worksheet_blocks(sheet: Worksheet, words: Words) -> tuple[Block, ...]:
    """A worksheet as forms and tables to fill in, in the order of its fields."""
    blocks: list[Block] = []
    fields: list[FormField] = []
    for field in sheet.fields:
        if field.kind == "table":
            if fields:
                blocks.append(Form(fields=tuple(fields)))
                fields = []
            blocks.append(_table(field, words))
        else:
            fields.append(
                FormField(
                    label=words.of(field.label),
                    kind=field.kind,
                    options=tuple(words.of(option) for option in field.options),
                    rows=min(field.rows, 40),
                    help=words.of(field.help),
                )
            )
    if fields:
        blocks.append(Form(fields=tuple(fields)))
    return tuple(blocks)


def _table(field: WorksheetField, words: Words) -> Table:
    labels = [words.of(label) for label in field.row_labels]
    labels += [""] * (field.lines - len(labels))
    return Table(
        caption=plain(words.of(field.label)),
        header=heads(*(words.of(column) for column in field.columns)),
        rows=tuple(_line(label, len(field.columns)) for label in labels),
        widths=tuple(map(float, field.widths or (1,) * len(field.columns))),
        layout="fill-in",
        note=plain(words.of(field.help)),
    )


def _line(label: str, columns: int) -> Row:
    return Row(cells=(Cell(text=plain(label), header=bool(label)), *(Cell(text=()) for _ in range(columns - 1))))
