"""The commands and what they answer."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, CycloptsError, Parameter
from rich.console import Console
from rich.markdown import Markdown
from rich.progress import Progress, SpinnerColumn, TextColumn
from rich.table import Table

from werkplekleren import __version__
from werkplekleren._base.messages import in_words, problem_in_words
from werkplekleren._base.translation import translator
from werkplekleren.advice import Dossier
from werkplekleren.errors import InvalidDataError, UnknownNameError, WerkplekError, WriteError
from werkplekleren.renderers import render, save_all
from werkplekleren.reports import AdviceReport
from werkplekleren.toolbox import Toolbox, check

DONE, INVALID, MISUSED, UNWRITTEN = 0, 1, 2, 3

Language = Annotated[Literal["nl", "en"], Parameter(help="Taal van rapport en meldingen (language of report and messages).")]
OwnToolbox = Annotated[Path | None, Parameter(help="Map met een eigen gereedschapskist, in plaats van de ingebouwde.")]

app = App(
    name="werkplekleren",
    help="Werkplekleren in de techniek: van dossier naar adviesrapport.",
    help_epilogue="Voorbeeld: werkplekleren advise examples/metaalbedrijf --output advies",
    version=__version__,
)


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code."""
    complaints = Console(stderr=True)
    try:
        command, bound, _ = app.parse_args(arguments, exit_on_error=False, print_error=True, error_console=complaints)
    except CycloptsError:
        return MISUSED
    try:
        answer = command(*bound.args, **bound.kwargs)
    except WerkplekError as error:
        complaints.print(in_words(error, bound.arguments.get("language", "nl")), markup=False, highlight=False, soft_wrap=True)
        return UNWRITTEN if isinstance(error, WriteError) else INVALID
    return answer if isinstance(answer, int) else DONE


@app.command
def advise(
    dossier: Annotated[Path, Parameter(help="Map van het dossier, of een dossier als JSON-bestand.")],
    *,
    output: Annotated[Path, Parameter(help="Map voor het rapport; wordt gemaakt als hij er niet is.")],
    language: Language = "nl",
    toolbox: OwnToolbox = None,
) -> None:
    """Maak het adviesrapport van een bedrijf (HTML, Markdown en JSON)."""
    _ = translator(language).gettext
    with _progress(_("Dossier lezen")) as now:
        box = _toolbox(toolbox)
        facts = Dossier.from_folder(dossier, box)
        now(_("Rapport maken"))
        report = AdviceReport.of(facts, box)
        name = _("adviesrapport")
        files: dict[Path, str | bytes] = {
            output / f"{name}.html": render(report, "html", language=language),
            output / f"{name}.md": render(report, "markdown", language=language),
            output / f"{name}.json": report.to_json(indent=2),
        }
        save_all(files)
    console = Console()
    for path in files:
        console.print(str(path), markup=False, highlight=False, soft_wrap=True)


@app.command(name="list")
def contents(*, language: Language = "nl", toolbox: OwnToolbox = None) -> None:
    """Toon de werkvormen en vragenlijsten van de gereedschapskist."""
    box = _toolbox(toolbox)
    _ = translator(language).gettext
    table = Table(box=None, pad_edge=False)
    for heading in (_("naam"), _("soort"), _("titel")):
        table.add_column(heading, overflow="fold")
    kinds: tuple[tuple[str, Mapping[str, object]], ...] = ((_("werkvorm"), box.instruments), (_("vragenlijst"), box.questionnaires))
    for kind, mapping in kinds:
        for name, thing in mapping.items():
            table.add_row(name, kind, getattr(thing, "title").in_language(language))  # noqa: B009 - all content has a title
    Console().print(table)


@app.command
def show(
    name: Annotated[str, Parameter(help="De naam van een werkvorm of vragenlijst, zoals in 'werkplekleren list'.")],
    *,
    language: Language = "nl",
    toolbox: OwnToolbox = None,
) -> None:
    """Toon een werkvorm of vragenlijst."""
    box = _toolbox(toolbox)
    thing = box.instruments.get(name) or box.questionnaires.get(name)
    if thing is None:
        raise UnknownNameError("instrument or questionnaire", name, (*box.instruments, *box.questionnaires))
    text = render(thing, "markdown", language=language)
    console = Console()
    console.print(Markdown(text) if console.is_terminal else text, markup=False, highlight=False, soft_wrap=True)


@app.command(name="check")
def check_folder(
    folder: Annotated[Path, Parameter(help="Map van een gereedschapskist of van een dossier.")],
    *,
    language: Language = "nl",
) -> int:
    """Controleer een gereedschapskist of een dossier en noem alles wat fout is."""
    words = translator(language)
    if (folder / "toolbox.toml").is_file():
        problems = check(folder)
    else:
        try:
            Dossier.from_folder(folder, Toolbox.builtin())
        except InvalidDataError as error:
            problems = error.problems
        else:
            problems = ()
    console = Console()
    for problem in problems:
        console.print(f"- {problem_in_words(problem, language)}", markup=False, highlight=False, soft_wrap=True)
    count = len(problems)
    console.print(
        words.ngettext("%(num)s fout gevonden.", "%(num)s fouten gevonden.", count) % {"num": count} if count else words.gettext("Alles is in orde.")
    )
    return INVALID if count else DONE


def _toolbox(folder: Path | None) -> Toolbox:
    return Toolbox.builtin() if folder is None else Toolbox.load(folder)


@contextmanager
def _progress(first: str) -> Generator["_Now"]:
    """A line on the terminal that says what is going on; silent where the output is not a terminal."""
    console = Console(stderr=True)
    with Progress(SpinnerColumn(), TextColumn("{task.description}"), console=console, transient=True, disable=not console.is_terminal) as progress:
        yield _Now(progress, first)


class _Now:
    def __init__(self, progress: Progress, first: str) -> None:
        self._progress = progress
        self._task = progress.add_task(first, total=None)

    def __call__(self, what: str) -> None:
        self._progress.update(self._task, description=what)
