"""The document of a group over two groupings: how many, then a table of means for each part."""

from collections.abc import Callable

from werkplekleren.assessments import CrossCell, CrossTable, Grouping
from werkplekleren.assessments.cross_scoring import YES_NO
from werkplekleren.documents import Cell, Document, Row, Table, heads, plain
from werkplekleren.reports.left_out import left_out_facts
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words


def cross_table_document(table: CrossTable, voice: Voice) -> Document:
    """How many answered and what they scored, over rows and columns with totals; what is withheld looks like what is empty."""
    words, say = Words(voice), Words(voice, "survey-words")
    who = words.of(table.legend.perspective(table.perspective).plural)
    shown = not table.cell().withheld

    def count(cell: CrossCell) -> str:
        return words("withheld-short") if cell.n is None else words.number(cell.n)

    def mean_on(dimension: str) -> Callable[[CrossCell], str]:
        def mean(cell: CrossCell) -> str:
            found = cell.score(dimension).mean
            return words("withheld-short") if found is None else words.number(found)

        return mean

    tables = [
        _table(table, say("caption-cross-count", who=who), count, words, say),
        *(_table(table, say("caption-cross", title=words.of(one.title), who=who), mean_on(one.id), words, say) for one in table.legend.scored),
    ]
    facts = Facts(
        values={
            "survey_title": words.said(table.legend.title),
            "who": who,
            "floor": table.floor,
            "rows": _title(table.rows, words, say),
            "columns": _title(table.columns, words, say),
        },
        conditions={"shown": shown, "part-hidden": any(one.withheld or any(score.withheld for score in one.scores) for one in table)},
        blocks={"tables": tuple(tables) if shown else None},
    )
    return voice.document("cross-table", facts.within(left_out_facts(table.left_out, table.left_out_reasons, voice)))


def _table(table: CrossTable, caption: str, said: Callable[[CrossCell], str], words: Words, say: Words) -> Table:
    everybody = say("head-all")
    rows = [
        Row(
            cells=(
                Cell(text=plain(everybody if row is None else name), header=True),
                *(Cell(text=plain(said(table.cell(row, column))), align="end") for column in (*table.columns.names, None)),
            )
        )
        for row, name in ((*zip(table.rows.names, _names(table.rows, words), strict=True), (None, "")))
    ]
    header = heads(_title(table.rows, words, say), *_names(table.columns, words), everybody)
    return Table(caption=plain(caption), header=header, rows=tuple(rows))


def _title(grouping: Grouping, words: Words, say: Words) -> str:
    return say("head-team") if grouping.title is None else words.of(grouping.title)


def _names(grouping: Grouping, words: Words) -> tuple[str, ...]:
    if grouping.titles == tuple(title for _, title in YES_NO):
        return words("yes"), words("no")
    return tuple(map(words.of, grouping.titles)) or grouping.names
