"""A dossier as a folder of files that people can fill in with a text editor and a spreadsheet."""

from collections import Counter
from collections.abc import Iterable, Mapping
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import attrs

from werkplekleren._base.handed import not_a_path, the_path
from werkplekleren._base.ids import Identifier
from werkplekleren._base.stored import Stored
from werkplekleren.advice import Dossier, Measurement, Moment
from werkplekleren.advice.dossier import is_personal, personal_names, plain_names
from werkplekleren.advice.versions import answered
from werkplekleren.assessments import Questionnaire, Response
from werkplekleren.errors import InvalidDataError, Message, Place, Problem, UnknownVersionError, did_you_mean
from werkplekleren.retention import KnowledgeMap
from werkplekleren.toolbox.lines import line_of

from .files import UnreadableError, read_text
from .head import Head, KnowledgeHeader, read_head
from .knowledge import read_map
from .map_columns import PARTS
from .map_files import MAP_TOML, read_toml_map
from .responses import misfits, personal_problem, read_responses
from .scales import scale_of
from .tables import Table, read_table
from .task_types import task_types_of

if TYPE_CHECKING:
    from werkplekleren.advice import Catalogue
    from werkplekleren.retention import LevelScale

HEAD = "dossier.toml"
WHOLE = "dossier.json"
MAP = "knowledge.json"
ANSWERS = "responses"
OURS = frozenset({".csv", ".toml", ".json"})

Document = TypeVar("Document", bound=Stored)


def read_dossier(folder: str | Path, toolbox: "Catalogue") -> Dossier:
    """Read a dossier from a folder, or from one JSON file.

    The folder holds `dossier.toml`; the knowledge map as `people.csv`, `topics.csv`, `levels.csv` and
    `certificates.csv`, or as `knowledge.json` or `knowledge.toml`; answers as `responses/<questionnaire>.<perspective>.csv`
    or `responses/<name>.json`. Instead of all this it may hold one `dossier.json`. Files of other sorts
    beside these are left alone.

    Args:
        folder: The folder or its `dossier.toml`, or a file that `Dossier.to_json` made.
        toolbox: Holds the questionnaires that were answered and the level scales.

    Returns:
        The dossier; its answers fit their questionnaires. The order of rows in tables of answers, levels
        and certificates makes no difference.

    Raises:
        InvalidDataError: With every problem of every file, each with file and place; file by file, from top to bottom.
        UnsupportedVersionError: When the whole dossier is one JSON document in a newer format.
        InvalidValueError: When `folder` is no path, or `toolbox` is the path of one.
    """
    not_a_path(toolbox, "Toolbox", "toolbox", "Toolbox.load({})")
    path = the_path(folder)
    if path.name == HEAD:
        path = path.parent
    whole = path if path.is_file() else path / WHOLE
    reading = _Reading(whole.parent, toolbox)
    name = Path(realpath(path)).name  # also of `.` and `..`
    if not path.exists():
        problem = Problem(code="no-folder", what=Message("there is no such file or folder"), place=Place(file=str(folder)))
        raise InvalidDataError(Message("the dossier {name} cannot be read", {"name": name}), [problem])
    dossier = reading.whole(whole.name) if whole.is_file() else reading.folder()
    if dossier is None or reading.problems:
        raise InvalidDataError(Message("the dossier {name} has problems", {"name": name}), _file_by_file(reading.problems))
    return dossier


def _file_by_file(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of each file together, from top to bottom; the files in the order in which they were met."""
    files: dict[str | None, list[Problem]] = {}
    for problem in problems:
        files.setdefault(problem.place.file, []).append(problem)
    return [problem for found in files.values() for problem in sorted(found, key=_line_and_cell)]


def _line_and_cell(problem: Problem) -> tuple[int, int, str]:
    cell = problem.place.cell or ""
    return problem.place.line or 0, len(cell), cell


class _Reading:
    """One reading of one folder: what is in it, and everything that is wrong with it."""

    def __init__(self, path: Path, toolbox: "Catalogue") -> None:
        self.path = path
        self.toolbox = toolbox
        self.problems: list[Problem] = []
        self.personal: frozenset[str] = frozenset()
        self.head_text = ""
        self.versions: dict[str, str | None] = {}

    def whole(self, name: str) -> Dossier | None:
        """A dossier that is one JSON document; its answers are checked like those of a folder."""
        text = self._text(name)
        if text is None:
            return None
        dossier = Dossier.from_json(text, file=name)
        fits = self._measured(dossier.measurements, name)
        for number, response in enumerate(dossier.responses):
            self._check(response, name, fits, f"responses[{number}]")
        self._invited(dossier.measurements, dossier.responses, name)
        self._instruments(dossier.moments, name)
        return dossier

    def folder(self) -> Dossier | None:
        """A dossier that is spread over files."""
        self._strange_files()
        head = self._head()
        knowledge = self._knowledge(head)
        measurements = () if head is None else head.measurements
        responses = self._responses(self._measured(measurements, HEAD))
        self._invited(measurements, responses, HEAD)
        self._instruments(() if head is None else head.moments, HEAD)
        if head is None or self.problems:
            return None
        fields = {field.name: getattr(head, field.name) for field in attrs.fields(Head) if field.name != "knowledge"}
        return Dossier(**fields, knowledge=knowledge, responses=responses)

    def _problem(
        self, code: str, what: Message, file: str, *, path: str | None = None, found: str | None = None, remedy: Message | None = None
    ) -> None:
        line = line_of(self.head_text, path) if file == HEAD and path is not None else None
        self.problems.append(Problem(code=code, what=what, place=Place(file=file, line=line, path=path), found=found, remedy=remedy))

    def _has(self, name: str) -> bool:
        """Whether there is such a file, also one that cannot be read: a link that leads nowhere is not left out silently."""
        path = self.path / name
        return path.is_symlink() or path.exists()

    def _text(self, name: str) -> str | None:
        try:
            return read_text(self.path, name)
        except UnreadableError as error:
            self.problems.append(error.problem)
            return None

    def _table(self, name: str) -> Table | None:
        text = self._text(name)
        return None if text is None else read_table(name, text, self.problems)

    def _stored(self, name: str, cls: type[Document]) -> Document | None:
        text = self._text(name)
        try:
            return None if text is None else cls.from_json(text, file=name)
        except InvalidDataError as error:
            self.problems.extend(error.problems)
            return None

    def _strange_files(self) -> None:
        known = (HEAD, MAP, MAP_TOML, *PARTS)
        for path in sorted(self.path.iterdir()):
            if path.suffix.lower() in OURS and path.name not in known:
                remedy = did_you_mean(path.name, known) or Message("remove it or give it another suffix")
                self._problem("unknown-file", Message("this file has no place in a dossier"), path.name, remedy=remedy)

    def _head(self) -> Head | None:
        if not self._has(HEAD):
            self._problem(
                "missing-file", Message("this file is missing"), HEAD, remedy=Message("write one, with id, language, date, firm and question")
            )
            return None
        text = self._text(HEAD)
        if text is None:
            return None
        self.head_text = text
        return read_head(HEAD, text, self.problems)

    def _knowledge(self, head: Head | None) -> KnowledgeMap | None:
        header = KnowledgeHeader() if head is None else head.knowledge
        there = [name for name in PARTS if self._has(name)]
        scale = self._scale(header)
        whole = [name for name in (MAP, MAP_TOML) if self._has(name)]
        if whole:
            if len(whole) + len(there) > 1:
                what = Message("the knowledge map is there twice: here and in {table}", {"table": [*there, *whole][0 if there else 1]})
                self._problem("two-maps", what, whole[0], remedy=Message("keep one of them"))
            knowledge = self._stored(MAP, KnowledgeMap) if whole[0] == MAP else self._toml_map()
            self.personal = personal_names(knowledge)
            return knowledge
        if not there:
            return None
        for name in PARTS[:2]:
            if name not in there:
                self._problem("missing-file", Message("this file is missing; {table} needs it", {"table": there[0]}), name)
        title = header.title or ("" if head is None else head.firm.name)
        tables = {name: self._table(name) for name in there}
        people = tables.get(PARTS[0])
        self.personal = plain_names(cell for row in (people.rows if people else ()) for column in ("id", "name") if (cell := row.cells.get(column)))
        return read_map(
            tables,
            header,
            scale,
            title or self.path.name,
            self.problems,
            kinds=self.toolbox.certificate_types,
            task_types=task_types_of(self.toolbox.decay_models),
        )

    def _toml_map(self) -> KnowledgeMap | None:
        text = self._text(MAP_TOML)
        return None if text is None else read_toml_map(MAP_TOML, text, self.toolbox, self.problems)

    def _scale(self, header: KnowledgeHeader) -> "LevelScale":
        path = "knowledge.level_scale"
        place = Place(file=HEAD, line=line_of(self.head_text, path), path=path)
        return scale_of(header.level_scale, self.toolbox.level_scales, place, self.problems)

    def _unknown(self, sort: str, name: str, known: Iterable[str], file: str, path: str | None = None) -> None:
        self._problem(
            "unknown-name",
            Message("there is no {sort} {name}", {"sort": sort, "name": repr(name)}),
            file,
            path=path,
            remedy=did_you_mean(name, known),
        )

    def _measured(self, measurements: Iterable[Measurement], file: str) -> dict[str, bool]:
        """For each questionnaire that was used, whether answers to it can be checked: it is here, in that version."""
        fits: dict[str, bool] = {}
        for number, one in enumerate(measurements):
            place = f"measurements[{number}]"
            questionnaire = self._questionnaire(one.questionnaire, one.version, file, place)
            self.versions[one.questionnaire] = one.version
            fits[one.questionnaire] = questionnaire is not None
            perspectives = [] if questionnaire is None else [each.id for each in questionnaire.perspectives]
            for name in one.invited:
                if questionnaire is not None and name not in perspectives:
                    self._unknown("perspective", name, perspectives, file, f"{place}.invited")
        return fits

    def _questionnaire(self, name: str, version: str | None, file: str, path: str | None = None) -> Questionnaire | None:
        """The version of a questionnaire that was answered; `None`, and a problem, when there is none.

        Args:
            name: Its id.
            version: The version; `None` takes the newest.
            file: Where both are named.
            path: The place in it where `questionnaire` and `version` stand; `None` when that is the name of the file.
        """
        known = self.toolbox.questionnaires
        inside = f"{path}." if path else ""
        if name not in known:
            self._unknown("questionnaire", name, known, file, None if path is None else f"{inside}questionnaire")
            return None
        try:
            return answered(known, name, version)
        except UnknownVersionError as error:
            what = Message("the toolbox has no such version of this questionnaire, but it has: {versions}", {"versions": ", ".join(error.known)})
            self._problem("other-version", what, file, path=f"{inside}version", found=error.name)
            return None

    def _invited(self, measurements: Iterable[Measurement], responses: Iterable[Response], file: str) -> None:
        """A problem where more people answered than were asked."""
        answered = Counter((one.questionnaire, one.perspective) for one in responses)
        for number, one in enumerate(measurements):
            for perspective, invited in one.invited.items():
                count = answered[one.questionnaire, Identifier(perspective)]
                if count > invited:
                    what = Message("{count} people answered, more than were asked", {"count": count})
                    self._problem("too-many-answers", what, file, path=f"measurements[{number}].invited.{perspective}", found=str(invited))

    def _instruments(self, moments: Iterable[Moment], file: str) -> None:
        for number, moment in enumerate(moments):
            if moment.instrument is not None and moment.instrument not in self.toolbox.instruments:
                self._unknown("instrument", moment.instrument, self.toolbox.instruments, file, f"moments[{number}].instrument")

    def _responses(self, fits: Mapping[str, bool]) -> tuple[Response, ...]:
        """The responses of all files, sorted, so that their order says nothing about who answered when."""
        folder = self.path / ANSWERS
        found: list[tuple[Place, Response]] = []
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            name = f"{ANSWERS}/{path.name}"
            if path.suffix == ".csv":
                found.extend(self._table_of_responses(name, path.stem, fits))
            elif path.suffix == ".json":
                found.extend(self._single_response(name, fits))
            elif not path.name.startswith((".", "~")) and path.suffix != ".md":
                remedy = Message("save answers as <questionnaire>.<perspective>.csv")
                self._problem("unknown-file", Message("this file is not a table of answers"), name, remedy=remedy)
        first: dict[tuple[str, str], Place] = {}
        for place, response in found:
            before = first.setdefault((response.questionnaire, response.id), place)
            if before.file != place.file:
                self.problems.append(
                    Problem(
                        code="duplicate",
                        what=Message(
                            "a response to this questionnaire with the id {id} is also in {file}",
                            {"id": repr(response.id), "file": before.file or ""},
                        ),
                        place=place,
                    )
                )
        return tuple(sorted((one for _, one in found), key=lambda one: (one.questionnaire, one.perspective, one.id)))

    def _table_of_responses(self, file: str, stem: str, fits: Mapping[str, bool]) -> list[tuple[Place, Response]]:
        name, dot, perspective = stem.partition(".")
        if not dot:
            what = Message("the name of this file must be <questionnaire>.<perspective>.csv")
            self._problem("file-name", what, file, remedy=Message("for example leercultuurscan.employee.csv"))
            return []
        questionnaire = self._questionnaire(name, self.versions.get(name), file) if fits.get(name, True) else None
        if questionnaire is None:
            return []
        perspectives = [one.id for one in questionnaire.perspectives]
        if perspective not in perspectives:
            self._unknown("perspective", perspective, perspectives, file)
            return []
        table = self._table(file)
        return [] if table is None else read_responses(table, questionnaire, Identifier(perspective), self.problems, personal=self.personal)

    def _single_response(self, file: str, fits: Mapping[str, bool]) -> list[tuple[Place, Response]]:
        response = self._stored(file, Response)
        if response is None:
            return []
        self._check(response, file, fits)
        for field in ("id", "group"):
            value = getattr(response, field)
            if value is not None and is_personal(value, self.personal):
                self.problems.append(personal_problem(Place(file=file, path=field), repr(value)))
        return [(Place(file=file, path="id"), response)]

    def _check(self, response: Response, file: str, fits: Mapping[str, bool], path: str | None = None) -> None:
        """What the questionnaire has against a response of a JSON document."""
        if fits.get(response.questionnaire, True):
            questionnaire = self._questionnaire(response.questionnaire, response.version, file, path or "")
            if questionnaire is not None:
                self.problems.extend(one.at(file=file, path=path) for one in misfits(response, questionnaire))
