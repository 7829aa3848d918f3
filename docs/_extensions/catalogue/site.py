"""All pages of the catalogue: a page for each thing in the toolbox, and the lists that lead to them."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

import attrs

import werkplekleren as wpl
from catalogue.labels import LANGUAGES, label, of_phase
from catalogue.relations import Relations
from catalogue.scoring import scored
from catalogue.writing import page, path_of, path_of_file, to_page
from werkplekleren.documents import Block, Cell, Inline, KeyFigures, Paragraph, Row, Section, Sources, Steps, Table, heads, plain
from werkplekleren.instruments import EmployerQuestion, Instrument, Phase, PracticeCase

SHELVES: Mapping[str, Callable[[wpl.Toolbox], Mapping[str, Any]]] = {
    "questions": lambda toolbox: toolbox.employer_questions,
    "instruments": lambda toolbox: toolbox.instruments,
    "questionnaires": lambda toolbox: toolbox.questionnaires,
    "cases": lambda toolbox: toolbox.practice_cases,
    "certificates": lambda toolbox: toolbox.certificate_types,
}
"""The kinds of content that have a page for each, by the folder of their pages; the order is that of the menu."""


def by_phase(toolbox: wpl.Toolbox) -> dict[str, list[Instrument]]:
    """The instruments of each phase, the phases in the order of the work."""
    return {phase: [one for one in toolbox.instruments.values() if one.phase == phase] for phase in get_args(Phase)}


def pages(toolbox: wpl.Toolbox) -> dict[str, str]:
    """Path in the documentation -> Markdown, for every page in every language."""
    found: dict[str, str] = {}
    relations = Relations(toolbox)
    for language in LANGUAGES:
        for folder, shelf in SHELVES.items():
            for name, one in shelf(toolbox).items():
                document = _document(one, language, toolbox)
                whole = attrs.evolve(document, blocks=(*_headed(document), relations.section(folder, one, language)))
                found[path_of(language, folder, name)] = page(whole, folder, name)
            if folder != "instruments":
                found[path_of(language, folder, "index")] = page(_list_of(toolbox, folder, language), folder, "index")
        for phase, instruments in by_phase(toolbox).items():
            found[path_of(language, phase, "index")] = page(_phase(phase, instruments, language), phase, "index")
        found[path_of(language, "", "index")] = page(_first(toolbox, language), "", "index")
    return found


def files(toolbox: wpl.Toolbox) -> dict[str, bytes]:
    """Path in the documentation -> a file of the built-in toolbox as it is, for everything that has a page."""
    content = Path(wpl.__file__).parent / "content" / "builtin"
    return {
        path_of_file(folder, name): (content / folder / f"{name}.toml").read_bytes() for folder, shelf in SHELVES.items() for name in shelf(toolbox)
    }


def _headed(document: wpl.Document) -> tuple[Block, ...]:
    """The blocks of a document, with a heading above sources that stand alone at its end."""
    *blocks, last = document.blocks
    if isinstance(last, Sources):
        last = Section(id="sources", title=label(document.language, "sources"), blocks=(last,))
    return (*blocks, last)


def _document(one: object, language: str, toolbox: wpl.Toolbox) -> wpl.Document:
    """What the library says of one thing; where it would name others by their id, the links at the end do so by their title."""
    if isinstance(one, wpl.Questionnaire):
        return scored(one, wpl.document_of(one, language))
    if isinstance(one, Instrument):
        return wpl.document_of(attrs.evolve(one, followed_by=()), language)
    if isinstance(one, PracticeCase):
        return wpl.document_of(attrs.evolve(one, instruments=()), language)
    document = wpl.document_of(one, language)
    if isinstance(one, EmployerQuestion):
        route = [to_page(toolbox.instruments[step.instrument].title.in_language(language), "instruments", step.instrument) for step in one.route]
        return attrs.evolve(document, blocks=tuple(_linked(block, route) for block in document.blocks))
    return document


def _linked(block: Block, route: list[Inline]) -> Block:
    """A block with the steps of a route leading to the pages of their instruments."""
    if isinstance(block, Section):
        return attrs.evolve(block, blocks=tuple(_linked(inner, route) for inner in block.blocks))
    if isinstance(block, Steps):
        return attrs.evolve(block, items=tuple(attrs.evolve(step, title=title) for step, title in zip(block.items, route, strict=True)))
    return block


def _first(toolbox: wpl.Toolbox, language: str) -> wpl.Document:
    def say(code: str) -> str:
        return label(language, code)

    questions = [
        (to_page(one.title.in_language(language), "questions", one.id), plain(one.question.in_language(language)))
        for one in toolbox.employer_questions.values()
    ]
    phases = [
        (to_page(of_phase(language, phase), phase, "index"), plain(of_phase(language, phase, lead=True)), _listed(instruments, language))
        for phase, instruments in by_phase(toolbox).items()
    ]
    others = [
        (to_page(say(folder), folder, "index"), plain(say(f"{folder}-lead"))) for folder in SHELVES if folder not in {"instruments", "questions"}
    ]
    blocks = (
        Paragraph(text=plain(say("lead"))),
        Section(id="question", title=say("by-question"), blocks=(_table(language, ("about", "question"), questions),)),
        Section(id="phase", title=say("by-phase"), blocks=(_table(language, ("phase", "what", "instruments"), phases),)),
        Section(id="beside", title=say("beside"), blocks=(_table(language, ("about", "found"), others),)),
    )
    return wpl.Document(title=say("catalogue"), language=language, blocks=blocks)


def _listed(instruments: list[Instrument], language: str) -> Inline:
    spans: Inline = ()
    for one in instruments:
        spans += (*plain(", " if spans else ""), *to_page(one.title.in_language(language), "instruments", one.id))
    return spans


def _phase(phase: str, instruments: list[Instrument], language: str) -> wpl.Document:
    rows = [
        (
            to_page(one.title.in_language(language), "instruments", one.id),
            plain(one.question.in_language(language)),
            plain(label(language, "minutes-value", n=str(one.minutes))),
            plain(_who(one, language)),
        )
        for one in instruments
    ]
    table = _table(language, ("instrument", "question", "minutes", "who"), rows)
    lead = Paragraph(text=plain(of_phase(language, phase, lead=True)))
    return wpl.Document(title=of_phase(language, phase), language=language, blocks=(lead, table))


def _who(one: Instrument | wpl.Questionnaire, language: str) -> str:
    """Who takes part, in the words of the guide itself: its last key figure."""
    figures = next(block for block in wpl.document_of(one, language).blocks if isinstance(block, KeyFigures))
    return figures.items[-1].value


def _list_of(toolbox: wpl.Toolbox, folder: str, language: str) -> wpl.Document:
    lines: list[tuple[Inline, ...]] = []
    columns: tuple[str, ...] = {
        "questions": ("about", "question"),
        "questionnaires": ("questionnaire", "measures", "minutes", "who"),
        "cases": ("case", "trade"),
        "certificates": ("certificate", "purpose"),
    }[folder]
    cells: dict[str, Callable[[Any], str]] = {
        "question": lambda it: it.question.in_language(language),
        "measures": lambda it: it.construct.in_language(language),
        "minutes": lambda it: label(language, "minutes-value", n=str(it.minutes)),
        "who": lambda it: _who(it, language),
        "trade": lambda it: it.trade.in_language(language) + (f" ({label(language, 'made-up')})" if it.illustrative else ""),
        "purpose": lambda it: it.purpose.in_language(language),
    }
    for name, one in SHELVES[folder](toolbox).items():
        lines.append((to_page(one.title.in_language(language), folder, name), *(plain(cells[column](one)) for column in columns[1:])))
    lead = Paragraph(text=plain(label(language, f"{folder}-lead")))
    return wpl.Document(title=label(language, folder), language=language, blocks=(lead, _table(language, columns, lines)))


def _table(language: str, columns: tuple[str, ...], lines: Iterable[tuple[Inline, ...]]) -> Table:
    rows = tuple(Row(cells=tuple(Cell(text=text, header=place == 0) for place, text in enumerate(line))) for line in lines)
    return Table(caption=(), header=heads(*(label(language, column) for column in columns)), rows=rows)
