"""What each command does, and what it writes on the terminal."""

from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from werkplekleren._base.messages import in_words, problem_in_words
from werkplekleren._base.translation import translator
from werkplekleren.cli.showing import part, shown
from werkplekleren.errors import InvalidContentError, InvalidDataError, InvalidValueError, Message, Problem, UnknownFormatError, WriteError
from werkplekleren.toolbox import Toolbox
from werkplekleren.toolbox.layer import WORDING
from werkplekleren.toolbox.manifest import MANIFEST
from werkplekleren.toolbox.starters import StarterKind

if TYPE_CHECKING:
    from werkplekleren.renderers import Theme, Writer
    from werkplekleren.reports import Wordings

DONE, INVALID, MISUSED, UNWRITTEN = 0, 1, 2, 3

JSON = "json"
"""The format of a report as it is stored; every other format is that of a writer."""

USUAL = ("html", "markdown", JSON)
"""The formats of an advice report when nobody names any."""


@attrs.frozen(kw_only=True)
class Look:
    """In which language, look and words something is written.

    Args:
        language: Of the report and of what is said on the terminal.
        theme: The file of a theme, or its folder.
        wording: The folder of a fund's wording.
    """

    language: str
    theme: Path | None = None
    wording: Path | None = None

    def read(self, box: Toolbox) -> tuple["Theme | None", "Wordings"]:
        """The theme, `None` for our own, and the wording: that of the toolbox, with that of the folder over it."""
        from werkplekleren.renderers import Theme
        from werkplekleren.reports import Wordings

        theme = None if self.theme is None else Theme.from_file(self.theme)
        return theme, Wordings.of(box if self.wording is None else _Worded((*box.wording_folders, (self.wording, False))))


@attrs.frozen
class _Worded:
    """Folders with wording, those of a toolbox and one over them; no code came with that one."""

    wording_folders: tuple[tuple[Path, bool], ...]


def advise(dossier: Path, output: Path, look: Look, toolbox: Path | None, *, formats: Sequence[str] | None = None) -> int:
    """Make the advice report of a firm in each format that is asked for, all of them or none."""
    from werkplekleren.advice import Dossier
    from werkplekleren.renderers import render, save_all
    from werkplekleren.reports import AdviceReport, document_of

    if output.exists() and not output.is_dir():
        raise WriteError(Message("{path} is a file; name a folder to write the report in", {"path": str(output)}))
    try:
        wanted = writers_of(formats or USUAL)
    except UnknownFormatError as error:
        say(in_words(error, look.language), complaint=True)
        return MISUSED
    _ = translator(look.language).gettext
    with progress(_("Dossier lezen")) as now:
        box = toolbox_of(toolbox)
        theme, wording = look.read(box)
        facts = Dossier.from_folder(dossier, box)
        now(_("Rapport maken"))
        report = AdviceReport.of(facts, box)
        document = document_of(report, look.language, wording=wording, address=theme.address if theme else "informal")
        files: dict[Path, str | bytes] = {}
        stem = _("adviesrapport")
        for at, (name, writer) in enumerate(wanted.items(), start=1):
            now(_("Rapport schrijven: %(name)s (%(at)d van %(all)d)") % {"name": name, "at": at, "all": len(wanted)})
            suffix = f".{JSON}" if writer is None else writer.suffixes[0]
            path = output / f"{stem}{suffix}"
            files[path] = report.to_json(indent=2) if writer is None else render(document, writer, theme=theme)
        save_all(files)
    for path in files:
        say(str(path))
    return DONE


def writers_of(formats: Iterable[str]) -> "dict[str, Writer | None]":
    """The writer of each format; JSON has none, for it is the report itself.

    Raises:
        UnknownFormatError: When there is no such format; with the known ones.
    """
    from werkplekleren.renderers.writers import writer_for

    return {name: None if name == JSON else writer_for(name, also=(JSON,)) for name in formats}


def contents(language: str, toolbox: Path | None) -> int:
    """List the instruments and questionnaires; only the first lines of their files are read."""
    from rich.table import Table

    box = toolbox_of(toolbox)
    _ = translator(language).gettext
    table = Table(box=None, pad_edge=False)
    for heading in (_("naam"), _("soort"), _("titel")):
        table.add_column(heading, overflow="fold")
    for kind, shelf in ((_("werkvorm"), box.instruments), (_("vragenlijst"), box.questionnaires)):
        for one in shelf.summaries():
            table.add_row(one.id, kind, one.title.in_language(language))
    Console().print(table)
    return DONE


def show(name: str, look: Look, toolbox: Path | None, *, card: bool, worksheet: str | None, questionnaire: bool, output: Path | None) -> int:
    """Show the instrument and the questionnaire of a name, or the part that is asked for; on the terminal or in a file."""
    from werkplekleren.renderers import render, save

    language = look.language
    asked = [option for option, given in (("--card", card), ("--worksheet", worksheet is not None), ("--questionnaire", questionnaire)) if given]
    if len(asked) > 1:
        say(in_words(InvalidValueError(Message("choose one of {options}", {"options": ", ".join(asked)})), language), complaint=True)
        return MISUSED
    box = toolbox_of(toolbox)
    things = (part(box, name, card=card, worksheet=worksheet),) if asked else shown(box, name)
    theme, wording = look.read(box)
    if output is not None:
        say(str(save(things[0], output, language=language, theme=theme, wording=wording)))
        return DONE
    console = Console()
    for thing in things:
        text = str(render(thing, "markdown", language=language, theme=theme, wording=wording))
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
    translated = translator(language)
    if kind == "dossier":
        say(translated.gettext("Alles staat uitgelegd in dossier.toml. Laat je werk nakijken met: werkplekleren check %s") % place)
        say(translated.gettext("Maak het verslag met: werkplekleren advise %s --output verslag") % place)
    else:
        say(translated.gettext("Elke regel staat uitgelegd in het bestand. Laat je werk nakijken met: werkplekleren check %s") % place)
    return DONE


def say(words: str, *, complaint: bool = False) -> None:
    """Write words as they are, on the standard output or as a complaint on the standard error."""
    Console(stderr=complaint).print(words, markup=False, highlight=False, emoji=False, soft_wrap=True)


def toolbox_of(folder: Path | None) -> Toolbox:
    """The toolbox of a folder, or the built-in one."""
    return Toolbox.builtin() if folder is None else Toolbox.load(folder)


def _found(folder: Path | None, toolbox: Path | None, checked_since: date | None) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The errors and the warnings of a dossier or toolbox; without a folder those of the toolbox in use. A dossier has no warnings."""
    if folder is not None and _is_theme(folder):
        return _theme_problems(folder), ()
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


def _is_theme(path: Path) -> bool:
    """Whether a file or folder holds a theme: a file that is neither of a toolbox nor of a dossier, or a folder with `theme.toml` alone."""
    from werkplekleren.interop.dossier import HEAD
    from werkplekleren.renderers.theme_file import THEME

    if path.is_dir():
        return (path / THEME).is_file() and not any((path / name).is_file() for name in (MANIFEST, HEAD))
    return path.suffix == ".toml" and path.name not in {MANIFEST, HEAD}


def _theme_problems(file: Path) -> tuple[Problem, ...]:
    from werkplekleren.renderers import Theme

    try:
        Theme.from_file(file)
    except InvalidContentError as error:
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
        read_dossier(folder, toolbox_of(toolbox))
    except InvalidDataError as error:
        return error.problems
    return ()


@contextmanager
def progress(first: str) -> Generator["Now"]:
    """A line on the terminal that says what is going on; silent where the output is not a terminal."""
    console = Console(stderr=True)
    with Progress(SpinnerColumn(), TextColumn("{task.description}"), console=console, transient=True, disable=not console.is_terminal) as progress:
        yield Now(progress, first)


class Now:
    """Says what is going on now."""

    def __init__(self, progress: Progress, first: str) -> None:
        self._progress = progress
        self._task = progress.add_task(first, total=None)

    def __call__(self, what: str) -> None:
        """Say it, in place of what was said before."""
        self._progress.update(self._task, description=what)
