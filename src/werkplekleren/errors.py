"""Everything this library raises: one base class, one class per thing a caller may handle.

A problem says *where* (file, line, cell, path), *what was found*, *what was expected* and *what to do*,
each as a field for programs and together as one sentence for people. Input with several faults gives
one error that carries all of them.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

import attrs

__all__ = [
    "InvalidContentError",
    "InvalidDataError",
    "InvalidResponseError",
    "InvalidValueError",
    "Message",
    "MigrationError",
    "MissingExtraError",
    "Place",
    "PlanningError",
    "Problem",
    "RenderError",
    "Severity",
    "UnknownFormatError",
    "UnknownNameError",
    "UnknownVersionError",
    "UnsupportedVersionError",
    "WerkplekError",
    "WordingError",
    "WriteError",
    "did_you_mean",
    "nearest",
]

Value = str | int

Severity = Literal["error", "warning"]
"""Whether something must be mended, or is worth a look."""


def _own_copy(values: Mapping[str, Value]) -> dict[str, Value]:
    return dict(values)


@attrs.frozen
class Message:
    """A sentence with places for values, so that it can be translated before it is filled in.

    Args:
        template: The sentence in English, with `{name}` where a value goes.
        values: What goes there.

    >>> str(Message("unknown name {name}", {"name": "tijdd"}))
    'unknown name tijdd'
    """

    template: str
    values: Mapping[str, Value] = attrs.field(factory=dict[str, Value], converter=_own_copy)

    def __str__(self) -> str:
        return self.filled(self.template)

    def __hash__(self) -> int:
        return hash((self.template, tuple(self.values.items())))

    def filled(self, template: str) -> str:
        """Fill the values into `template`: this message's own one or a translation of it."""
        return template.format_map(self.values) if self.values else template


@attrs.frozen(kw_only=True)
class Place:
    """Where in the input something is; every part may be absent.

    Args:
        file: The file, as the caller named it or relative to the folder that was read.
        line: Line in the file, counted from 1.
        cell: Cell of a sheet or table, such as `D4`.
        path: Path inside the document, such as `people[3].leaving.date`.
    """

    file: str | None = None
    line: int | None = None
    cell: str | None = None
    path: str | None = None

    def __str__(self) -> str:
        return ", ".join(part for part in self.parts() if part)

    def parts(self) -> tuple[str, ...]:
        """The known parts, from the outside in, in words."""
        return (
            self.file or "",
            "" if self.line is None else f"line {self.line}",
            "" if self.cell is None else f"cell {self.cell}",
            self.path or "",
        )


@attrs.frozen(kw_only=True)
class Problem:
    """One thing that is wrong, with all that is needed to mend it.

    Args:
        code: Stable kebab-case name of the kind of problem, for programs (`unknown-key`).
        what: What is wrong.
        place: Where it is.
        found: What was found there, already shortened for reading.
        expected: What would have been right.
        remedy: What to do.
        severity: Whether it must be mended (`error`) or is worth a look (`warning`).

    >>> print(Problem(code="not-a-date", what=Message("not a date"),
    ...     place=Place(file="people.csv", line=4, path="leaving_date"), found="'straks'",
    ...     expected=Message("a date as YYYY-MM-DD"), remedy=Message("write for example 2027-03-01")))
    people.csv, line 4, leaving_date: not a date; found 'straks'; expected a date as YYYY-MM-DD; write for example 2027-03-01
    """

    code: str
    what: Message
    place: Place = attrs.field(factory=Place)
    found: str | None = None
    expected: Message | None = None
    remedy: Message | None = None
    severity: Severity = "error"

    def __str__(self) -> str:
        where = str(self.place)
        parts = [
            str(self.what),
            f"found {self.found}" if self.found is not None else "",
            f"expected {self.expected}" if self.expected is not None else "",
            str(self.remedy) if self.remedy is not None else "",
        ]
        sentence = "; ".join(part for part in parts if part)
        return f"{where}: {sentence}" if where else sentence

    def at(self, *, file: str | None = None, line: int | None = None, cell: str | None = None, path: str | None = None) -> "Problem":
        """This problem with more of its place known; what is already known stays.

        `path` is put in front of the path that the problem has.
        """
        place = self.place
        joined = place.path if path is None else path if place.path is None else join_path(path, place.path)
        return attrs.evolve(
            self,
            place=Place(
                file=place.file if place.file is not None else file,
                line=place.line if place.line is not None else line,
                cell=place.cell if place.cell is not None else cell,
                path=joined,
            ),
        )


def join_path(outer: str, inner: str) -> str:
    """Join two paths inside a document.

    >>> join_path("people[3]", "leaving"), join_path("people", "[3]")
    ('people[3].leaving', 'people[3]')
    """
    return outer + inner if inner.startswith("[") else f"{outer}.{inner}"


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known names that look most like `name`, at most three, best first.

    >>> nearest("leercultuurscna", ["quickscan", "leercultuurscan"])
    ('leercultuurscan',)
    >>> nearest("HTML", ["html", "pdf"])
    ('html',)
    """
    from difflib import get_close_matches

    by_folded = {each.casefold(): each for each in reversed(tuple(known))}
    if name.casefold() in by_folded:
        return (by_folded[name.casefold()],)
    return tuple(by_folded[each] for each in get_close_matches(name[:200].casefold(), list(by_folded), n=3, cutoff=0.6))


def did_you_mean(name: str, known: Iterable[str]) -> Message | None:
    """The nearest known names as a remedy; `None` when nothing looks like `name`.

    >>> str(did_you_mean("tijdd", ["tijd", "ruimte"]))
    "did you mean 'tijd'?"
    """
    near = nearest(name, known)
    return Message("did you mean {near}?", {"near": " / ".join(map(repr, near))}) if near else None


class WerkplekError(Exception):
    """Base of every error of this library.

    Args:
        summary: What went wrong as a whole.
        problems: Each thing that is wrong, in the order of the input.

    Attributes:
        summary: As given.
        problems: As given; may be empty.
    """

    def __init__(self, summary: Message | str, problems: Iterable[Problem] = ()) -> None:
        self.summary = summary if isinstance(summary, Message) else Message(summary)
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.summary, self.problems)

    def __str__(self) -> str:
        return "\n".join([str(self.summary), *(f"- {problem}" for problem in self.problems)])


class InvalidValueError(WerkplekError, ValueError):
    """An argument or field has a value that is not allowed."""


class InvalidDataError(WerkplekError, ValueError):
    """Data that was read (a dossier, a stored document) is not valid."""


class InvalidResponseError(InvalidDataError):
    """A response does not fit the questionnaire it answers."""


class MigrationError(InvalidDataError):
    """A response cannot be carried over to another version of its questionnaire without making something up."""


class UnsupportedVersionError(InvalidDataError):
    """A document was written in a newer format than this version of the library knows."""


class InvalidContentError(WerkplekError, ValueError):
    """Content of a toolbox (instruments, questionnaires, methods, rules, themes) is not valid."""


class WordingError(InvalidContentError):
    """A wording file cannot be read or names a value or block that does not exist."""


class UnknownNameError(WerkplekError, LookupError):
    """Something was asked for by a name that does not exist; the nearest known names are offered.

    Args:
        sort: What was looked for, in words (`questionnaire`).
        name: The name that was asked for.
        known: The names that exist.
    """

    def __init__(self, sort: str, name: str, known: Iterable[str]) -> None:
        self.sort = sort
        self.name = name
        self.known: tuple[str, ...] = tuple(known)
        super().__init__(unknown_name(sort, name, self.known))

    def __reduce__(self) -> tuple[type["UnknownNameError"], tuple[str, str, tuple[str, ...]]]:
        return type(self), (self.sort, self.name, self.known)


class UnknownVersionError(UnknownNameError):
    """A questionnaire has no version that was asked for; the versions that there are are named.

    Args:
        questionnaire: Id of the questionnaire.
        version: The version that was asked for.
        known: The versions that there are.
    """

    def __init__(self, questionnaire: str, version: str, known: Iterable[str]) -> None:
        super().__init__("version", version, known)
        self.questionnaire = questionnaire
        values: dict[str, Value] = {"questionnaire": questionnaire, "version": version, "known": ", ".join(self.known)}
        self.summary = Message("there is no version {version} of {questionnaire!r}; there are: {known}", values)

    def __reduce__(self) -> tuple[type["UnknownVersionError"], tuple[str, str, tuple[str, ...]]]:
        return type(self), (self.questionnaire, self.name, self.known)


def unknown_name(sort: str, name: str, known: tuple[str, ...]) -> Message:
    """The sentence for a name that does not exist, with what it may have been.

    >>> str(unknown_name("dimension", "tijdd", ("tijd", "ruimte")))
    "there is no dimension 'tijdd'; did you mean 'tijd'?"
    """
    near = nearest(name, known)
    if near:
        return Message(
            "there is no {sort} {name!r}; did you mean {near}?",
            {"sort": sort, "name": name, "near": " / ".join(map(repr, near))},
        )
    if known:
        return Message(
            "there is no {sort} {name!r}; choose from {known}",
            {"sort": sort, "name": name, "known": ", ".join(known[:40])},
        )
    return Message("there is no {sort} {name!r}; there are none at all", {"sort": sort, "name": name})


class MissingExtraError(WerkplekError, ImportError):
    """An optional part of the library is not installed.

    Args:
        extra: The name of the extra that brings it (`docx`).
        package: The package that could not be imported.
    """

    def __init__(self, extra: str, package: str) -> None:
        self.extra = extra
        self.package = package
        super().__init__(
            Message(
                'this needs the package {package}; install it with: pip install "werkplekleren[{extra}]"',
                {"package": package, "extra": extra},
            )
        )

    def __reduce__(self) -> tuple[type["MissingExtraError"], tuple[str, str]]:
        return type(self), (self.extra, self.package)


class RenderError(WerkplekError):
    """A document cannot be written in the format that was asked for."""


class UnknownFormatError(RenderError, ValueError):
    """There is no writer for the format or file suffix that was asked for."""


class WriteError(WerkplekError, OSError):
    """A file could not be written; what was there before is still there."""


class PlanningError(WerkplekError, ValueError):
    """No plan can be made from this input at all (not: a plan with open points, which is a plan)."""
