"""What `sector` does: one report over many dossiers; what cannot be read or counted is told, and all the others count."""

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from werkplekleren._base.messages import in_words
from werkplekleren._base.translation import translator
from werkplekleren.cli.commands import DONE, INVALID, JSON, MISUSED, Look, Now, progress, say, toolbox_of, writers_of
from werkplekleren.errors import UnknownFormatError, WerkplekError
from werkplekleren.toolbox import Toolbox

if TYPE_CHECKING:
    from werkplekleren.advice import Dossier
    from werkplekleren.renderers import Writer
    from werkplekleren.reports import SectorReport

TOLD = 3
"""Of each dossier that cannot be read this many problems are told; `check` tells them all."""


@attrs.frozen(kw_only=True)
class Question:
    """What a report is about.

    Args:
        folders: Dossiers, and folders of dossiers.
        title: The sector or the fund; empty for none.
        on: The day on which maps and certificates are looked at; `None` takes the date of the newest dossier.
        floor: The fewest firms of which something is shown; `None` takes five.
    """

    folders: Sequence[Path]
    title: str = ""
    on: date | None = None
    floor: int | None = None


def sector(question: Question, output: Path, look: Look, toolbox: Path | None, *, formats: Sequence[str] = ()) -> int:
    """Make the report, in the format of the file's suffix and in each format that is asked for, all of them or none."""
    from werkplekleren.interop import dossier_paths
    from werkplekleren.renderers import render, save_all
    from werkplekleren.reports import document_of

    _ = translator(look.language).gettext
    try:
        wanted = _files(output, formats)
    except UnknownFormatError as error:
        say(in_words(error, look.language), complaint=True)
        return MISUSED
    paths = [path for path in dossier_paths(question.folders) if not _is_earlier_report(path, wanted)]
    over = next((path for path in paths if _is_one_of(path, wanted)), None)
    if over is not None:
        say(_("%(path)s is een dossier; geef het rapport een andere naam.") % {"path": over}, complaint=True)
        return MISUSED
    with progress(_("Dossiers lezen")) as now:
        box = toolbox_of(toolbox)
        theme, wording = look.read(box)
        reading = _Reading(paths, box, look.language, now)
        report = _counted(reading, question, box, look.language)
        files: dict[Path, str | bytes] = {}
        if report is not None:
            document = document_of(report, look.language, wording=wording, address=theme.address if theme else "informal")
            for path, writer in wanted.items():
                now(_("Rapport schrijven: %(name)s") % {"name": path.name})
                files[path] = report.to_json(indent=2) if writer is None else render(document, writer, theme=theme)
    reading.tell()
    save_all(files)
    for path in files:
        say(str(path))
    return INVALID if reading.wrong else DONE


def _counted(reading: "_Reading", question: Question, box: Toolbox, language: str) -> "SectorReport | None":
    """The report; `None` when not one dossier can be counted."""
    from werkplekleren.reports import SectorReport
    from werkplekleren.reports.sector_report import FIRM_FLOOR

    on = question.on or max((dossier.date for dossier in reading), default=None)
    if on is None:
        return None
    report = SectorReport.of(
        reading,
        box,
        on=on,
        title=question.title,
        language=language,
        firm_floor=FIRM_FLOOR if question.floor is None else question.floor,
        left_out=reading.left_out,
    )
    return report if report.firms else None


def _is_one_of(path: Path, files: Iterable[Path]) -> bool:
    return os.path.realpath(path) in map(os.path.realpath, files)


def _is_earlier_report(path: Path, files: Iterable[Path]) -> bool:
    """Whether a report stands among the dossiers where the new one takes its place."""
    from werkplekleren.reports import SectorReport

    if not _is_one_of(path, files):
        return False
    try:
        SectorReport.from_json(path.read_bytes())
    except (WerkplekError, OSError):
        return False
    return True


def _files(output: Path, formats: Sequence[str]) -> "dict[Path, Writer | None]":
    """The files to write: the one that is named, and beside it one in each format; with a format the named one may lack its suffix.

    Raises:
        UnknownFormatError: When there is no such format or suffix; with the known ones.
    """
    from werkplekleren.renderers.writers import writer_for_suffix

    files: dict[Path, Writer | None] = {}
    beside = output
    try:
        files[output] = None if output.suffix.lower() == f".{JSON}" else writer_for_suffix(output.suffix)
        beside = output.with_suffix("")
    except UnknownFormatError:
        if not formats:
            raise
    for writer in writers_of(formats).values():
        suffix = f".{JSON}" if writer is None else writer.suffixes[0]
        files.setdefault(beside.with_name(beside.name + suffix), writer)
    return files


class _Reading:
    """The dossiers, as often as they are gone through, one after the other; and what is wrong with those that are not counted."""

    def __init__(self, paths: Sequence[Path], box: Toolbox, language: str, now: Now) -> None:
        self.wrong: dict[Path, WerkplekError] = {}
        self._paths, self._box, self._language, self._now = paths, box, language, now
        self._path = Path()

    def __iter__(self) -> Iterator["Dossier"]:
        from werkplekleren.interop import read_dossiers

        said = translator(self._language).gettext("Dossiers lezen: %(at)d van %(all)d")
        for at, path in enumerate(self._paths, start=1):
            self._now(said % {"at": at, "all": len(self._paths)})
            if path not in self.wrong:
                self._path = path
                yield from read_dossiers((path,), self._box, unread=self.wrong.__setitem__)

    def left_out(self, _: "Dossier", error: WerkplekError) -> None:
        """Note that the dossier that was read last cannot be counted."""
        self.wrong[self._path] = error

    def tell(self) -> None:
        """Say which dossiers are not counted, and why."""
        words = translator(self._language)
        for path, error in sorted(self.wrong.items()):
            told = WerkplekError(error.summary, error.problems[:TOLD])
            say(f"{path}: {in_words(told, self._language)}", complaint=True)
            more = len(error.problems) - TOLD
            if more > 0:
                said = words.ngettext(
                    "- en nog %(num)s fout; zie werkplekleren check %(path)s", "- en nog %(num)s fouten; zie werkplekleren check %(path)s", more
                )
                line = said % {"num": more, "path": path}
                say(line, complaint=True)
        if len(self.wrong) == len(self._paths):
            say(words.gettext("Geen dossier is te gebruiken; er is geen rapport gemaakt."), complaint=True)
        elif self.wrong:
            said = words.ngettext(
                "%(num)s van de %(all)s dossiers telt niet mee in het rapport.",
                "%(num)s van de %(all)s dossiers tellen niet mee in het rapport.",
                len(self.wrong),
            )
            line = said % {"num": len(self.wrong), "all": len(self._paths)}
            say(line, complaint=True)
