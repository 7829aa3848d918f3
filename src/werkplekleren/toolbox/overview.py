"""The catalogue of a toolbox as a document: what there is, what each instrument answers, and the reference content beside it."""

from typing import TYPE_CHECKING

from werkplekleren._base.catalogue import catalogue
from werkplekleren._base.text import Text
from werkplekleren._base.translation import Translator
from werkplekleren.documents import Document, Row, Table, heads, plain, row

if TYPE_CHECKING:
    from werkplekleren.toolbox.toolbox import Toolbox


def overview(toolbox: "Toolbox", language: str) -> Document:
    """The instruments of a toolbox with the question each answers, its questionnaires, and what else there is to look up.

    Args:
        toolbox: The toolbox; only the first lines of its files are read.
        language: The language of the document.

    Raises:
        InvalidContentError: When the first lines of a file are not valid.
    """
    tell = Translator(language, catalogue("toolbox", language)).gettext
    duration = tell("{minutes} min")
    works = [
        row(one.title.in_language(language), _words(one.question, language), _duration(one.minutes, duration), one.id)
        for one in toolbox.instruments.summaries()
    ]
    scans = [row(one.title.in_language(language), _duration(one.minutes, duration), one.id) for one in toolbox.questionnaires.summaries()]
    asked = [row(one.title.in_language(language), _words(one.question, language), one.id) for one in toolbox.employer_questions.summaries()]
    proofs, cases, schemes = (
        [row(one.title.in_language(language), one.id) for one in shelf.summaries()]
        for shelf in (toolbox.certificate_types, toolbox.practice_cases, toolbox.schemes)
    )
    beside = (
        (tell("Vragen van werkgevers"), (tell("Waarover"), tell("Vraag van de werkgever"), tell("Naam")), asked),
        (tell("Certificaten"), (tell("Certificaat"), tell("Naam")), proofs),
        (tell("Praktijkvoorbeelden"), (tell("Voorbeeld"), tell("Naam")), cases),
        (tell("Regelingen"), (tell("Regeling"), tell("Naam")), schemes),
    )
    manifest = toolbox.manifest
    return Document(
        title=manifest.title.in_language(language),
        subtitle=f"{manifest.provider} · {manifest.id} {manifest.version}",
        language=language,
        blocks=(
            _table(tell("Werkvormen"), (tell("Werkvorm"), tell("Vraag van de werkgever"), tell("Duur"), tell("Naam")), works),
            _table(tell("Vragenlijsten"), (tell("Vragenlijst"), tell("Duur"), tell("Naam")), scans),
            *(_table(caption, names, rows) for caption, names, rows in beside if rows),
        ),
    )


def _table(caption: str, names: tuple[str, ...], rows: list[Row]) -> Table:
    return Table(caption=plain(caption), header=heads(*names), rows=tuple(rows))


def _words(text: Text | None, language: str) -> str:
    return "" if text is None else text.in_language(language)


def _duration(minutes: int | None, pattern: str) -> str:
    return "" if minutes is None else pattern.format(minutes=minutes)
