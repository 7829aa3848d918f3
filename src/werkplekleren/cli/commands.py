"""What each command does, and what it writes on the terminal."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from werkplekleren._base.messages import in_words, problem_in_words
from werkplekleren._base.translation import translator
from werkplekleren.cli.showing import part, shown
from werkplekleren.errors import InvalidDataError, InvalidValueError, Message, Problem, WriteError
from werkplekleren.toolbox import Toolbox
from werkplekleren.toolbox.layer import WORDING
from werkplekleren.toolbox.manifest import MANIFEST
from werkplekleren.toolbox.starters import StarterKind

DONE, INVALID, MISUSED, UNWRITTEN = 0, 1, 2, 3


def advise(dossier: Path, output: Path, language: str, toolbox: Path | None) -> int:
    """Make the advice report of a firm in three forms, all of them or none."""
    from werkplekleren.advice import Dossier
    from werkplekleren.renderers import render, save_all
    from werkplekleren.reports import AdviceReport, Wordings

    if output.exists() and not output.is_dir():
        raise WriteError(Message("{path} is a file; name a folder to write the report in", {"path": str(output)}))
    _ = translator(language).gettext
    with _progress(_("Dossier lezen")) as now:
        box = _toolbox(toolbox)
        facts = Dossier.from_folder(dossier, box)
        now(_("Rapport maken"))
        report = AdviceReport.of(facts, box)
        wording = Wordings.of(box)
        name = _("adviesrapport")
        files: dict[Path, str | bytes] = {
            output / f"{name}.html": render(report, "html", language=language, wording=wording),
            output / f"{name}.md": render(report, "markdown", language=language, wording=wording),
            output / f"{name}.json": report.to_json(indent=2),
        }
        save_all(files)
    for path in files:
        say(str(path))
    return DONE


def contents(language: str, toolbox: Path | None) -> int:
    """List the instruments and questionnaires; only the first lines of their files are read."""
    from rich.table import Table

    box = _toolbox(toolbox)
    _ = translator(language).gettext
    table = Table(box=None, pad_edge=False)
    for heading in (_("naam"), _("soort"), _("titel")):
        table.add_column(heading, overflow="fold")
    for kind, shelf in ((_("werkvorm"), box.instruments), (_("vragenlijst"), box.questionnaires)):
        for one in shelf.summaries():
            table.add_row(one.id, kind, one.title.in_language(language))
    Console().print(table)
    return DONE


def show(name: str, language: str, toolbox: Path | None, *, card: bool, worksheet: str | None, questionnaire: bool, output: Path | None) -> int:
    """Show the instrument and the questionnaire of a name, or the part that is asked for; on the terminal or in a file."""
    from werkplekleren.renderers import render, save
    from werkplekleren.reports import Wordings

    asked = [option for option, given in (("--card", card), ("--worksheet", worksheet is not None), ("--questionnaire", questionnaire)) if given]
    if len(asked) > 1:
        say(in_words(InvalidValueError(Message("choose one of {options}", {"options": ", ".join(asked)})), language), complaint=True)
        return MISUSED
    box = _toolbox(toolbox)
    things = (part(box, name, card=card, worksheet=worksheet),) if asked else shown(box, name)
    wording = Wordings.of(box)
    if output is not None:
        say(str(save(things[0], output, language=language, wording=wording)))
        return DONE
    console = Console()
    for thing in things:
        text = str(render(thing, "markdown", language=language, wording=wording))
        if console.is_terminal:
            from rich.markdown import Markdown

            console.print(Markdown(text))
        else:
            say(text)
    return DONE


def check(folder: Path | None, language: str, toolbox: Path | None, *, strict: bool = False, checked_since: date | None = None) -> int:
    """Tell everything that is wrong in a toolbox or a dossier, and apart from it what could be better in a toolbox."""
    words = translator(language)
    errors, warnings = _found(folder, toolbox, checked_since)
    for problem in errors:
        say(f"- {problem_in_words(problem, language)}")
    if errors:
        say(words.ngettext("%(num)s fout gevonden.", "%(num)s fouten gevonden.", len(errors)) % {"num": len(errors)})
    if warnings:
        say(words.gettext("Dit kan beter, of zeg in toolbox.toml waarom het zo blijft (allowed):"))
        for problem in warnings:
            say(f"- {problem_in_words(problem, language)} [{problem.code}]")
        say(words.ngettext("%(num)s waarschuwing.", "%(num)s waarschuwingen.", len(warnings)) % {"num": len(warnings)})
    if not errors and not warnings:
        say(words.gettext("Alles is in orde."))
    return INVALID if errors or (strict and warnings) else DONE


def new(kind: StarterKind, name: str, into: Path, language: str) -> int:
    """Write a starter, and say how to go on."""
    from werkplekleren.cli.starting import started

    folder, files = started(kind, name, into, language)
    for path in files:
        say(str(path))
    place = f'"{folder}"' if " " in str(folder) else str(folder)
    say(translator(language).gettext("Elke regel staat uitgelegd in het bestand. Laat je werk nakijken met: werkplekleren check %s") % place)
    return DONE


def say(words: str, *, complaint: bool = False) -> None:
    """Write words as they are, on the standard output or as a complaint on the standard error."""
    Console(stderr=complaint).print(words, markup=False, highlight=False, emoji=False, soft_wrap=True)


def _toolbox(folder: Path | None) -> Toolbox:
    return Toolbox.builtin() if folder is None else Toolbox.load(folder)


def _found(folder: Path | None, toolbox: Path | None, checked_since: date | None) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The errors and the warnings of a dossier or toolbox; without a folder those of the toolbox in use. A dossier has no warnings."""
    if folder is not None and not (folder / MANIFEST).is_file():
        return _dossier_problems(folder, toolbox), ()
    from werkplekleren.toolbox import check as check_toolbox
    from werkplekleren.toolbox import warnings

    box = folder or toolbox or Toolbox.builtin()
    return (*check_toolbox(box), *_wording_problems(box)), warnings(box, checked_since=checked_since)


def _wording_problems(box: Path | Toolbox) -> tuple[Problem, ...]:
    """What is wrong in the sentences of reports that lie in the folder of a toolbox."""
    from werkplekleren.errors import WordingError
    from werkplekleren.reports import Wordings

    if isinstance(box, Toolbox) or not (box / WORDING).is_dir():
        return ()
    try:
        Wordings.load(box / WORDING)
    except WordingError as error:
        return error.problems
    return ()


def _dossier_problems(folder: Path, toolbox: Path | None) -> tuple[Problem, ...]:
    from werkplekleren.interop.dossier import HEAD, OURS, read_dossier

    if folder.is_dir() and not any(path.suffix in OURS for path in folder.iterdir()):
        raise InvalidDataError(
            Message(
                "there is no dossier ({head}) and no toolbox ({manifest}) in {folder}", {"head": HEAD, "manifest": MANIFEST, "folder": str(folder)}
            )
        )
    try:
        read_dossier(folder, _toolbox(toolbox))
    except InvalidDataError as error:
        return error.problems
    return ()


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
