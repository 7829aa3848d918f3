"""Folders laid over each other: which file an id comes from, and what it gives once all that lie over it are merged."""

from collections.abc import Hashable
from itertools import pairwise
from typing import Any, cast

import attrs

from werkplekleren.errors import InvalidContentError, InvalidDataError, Message, Place, Problem, did_you_mean
from werkplekleren.serialization import structure
from werkplekleren.serialization.shapes import fields_of, shape_of
from werkplekleren.toolbox.kinds import EARLIER_VERSIONS, KINDS, MIGRATIONS, UNDER, Kind
from werkplekleren.toolbox.layer import Layer
from werkplekleren.toolbox.lines import line_of
from werkplekleren.toolbox.manifest import SAY_EXTENDS
from werkplekleren.toolbox.overlay import DEEPEST, OVERLAYS, REPLACES, is_too_deep, merged, spelled_out
from werkplekleren.toolbox.summary import Summary


@attrs.frozen
class Piece:
    """A file that content comes from, read.

    Args:
        layer: The folder it is in.
        file: How it is called in messages.
        text: What stands in it.
        data: The same as data, without the key that says what it lies over.
    """

    layer: Layer
    file: str
    text: str
    data: dict[str, Any]

    def problem(self, code: str, what: Message, path: str, *, found: str | None = None, remedy: Message | None = None) -> Problem:
        """A problem with something in it."""
        return Problem(code=code, what=what, place=Place(file=self.file, line=line_of(self.text, path), path=path), found=found, remedy=remedy)


@attrs.frozen
class Read:
    """Content as it was read, and the files it came from, the one underneath first."""

    value: Any
    pieces: tuple[Piece, ...]

    def located(self, problem: Problem) -> Problem:
        """The problem with the file and the line of its path: in the topmost file that has the path's first name."""
        path = problem.place.path or ""
        name = path.partition(".")[0].partition("[")[0]
        piece = next((piece for piece in reversed(self.pieces) if name in piece.data), self.pieces[0])
        return problem.at(file=piece.file, line=line_of(piece.text, path))


@attrs.frozen
class Stack:
    """Folders laid over each other, the one underneath first."""

    layers: tuple[Layer, ...]

    def ids(self, kind: Kind) -> tuple[str, ...]:
        """The ids of a kind, in alphabetical order; from the names of files alone."""
        return tuple(sorted({name for layer in self.layers for name in layer.ids[kind.key]}))

    def holders(self, kind: Kind, name: str) -> tuple[Layer, ...]:
        """The folders that have a file for an id, the topmost first."""
        return tuple(layer for layer in reversed(self.layers) if layer.has(kind, name))

    def read(self, kind: Kind, name: str) -> Read:
        """Read one id.

        Raises:
            InvalidContentError: With every problem of its file, or of the files it is made from.
        """
        pieces, problems, complete = self._pieces(kind, name)
        value = None
        if complete:
            try:
                value = _structured(kind, pieces)
            except InvalidDataError as error:
                unread = Read(None, pieces)
                problems = (*problems, *(unread.located(problem) for problem in error.problems))
        if problems:
            raise InvalidContentError(Message("{file} is not a valid {sort}", {"file": pieces[-1].file, "sort": kind.sort}), problems)
        return Read(value, pieces)

    def read_all(self) -> tuple[dict[tuple[str, str], Read], tuple[Problem, ...]]:
        """All content that can be read, by the key of its kind and its id; and every problem of what cannot."""
        contents: dict[tuple[str, str], Read] = {}
        problems: list[Problem] = []
        for kind in (*KINDS, *UNDER):
            for name in self.ids(kind):
                try:
                    contents[kind.key, name] = self.read(kind, name)
                except InvalidContentError as error:
                    problems += error.problems
        return contents, tuple(problems)

    def _pieces(self, kind: Kind, name: str) -> tuple[tuple[Piece, ...], tuple[Problem, ...], bool]:
        """The files that an id is made from, the one underneath first; what is wrong with them as files; whether none is missing."""
        pieces: list[Piece] = []
        problems: list[Problem] = []
        holders = self.holders(kind, name)
        for layer in holders:
            text, data = layer.read(kind, name)
            rest = {key: value for key, value in data.items() if key not in {OVERLAYS, REPLACES}}
            piece = Piece(layer, layer.file(kind, name), text, rest)
            pieces.insert(0, piece)
            problems += _names(piece, data, kind, name)
            if is_too_deep(data):
                problems.append(piece.problem("too-deep", Message("nested deeper than {most} levels", {"most": DEEPEST}), ""))
                return tuple(pieces), tuple(problems), False
            if OVERLAYS not in data:
                if REPLACES in data and layer is holders[-1]:
                    what = Message("there is no {sort} {name!r} underneath to replace", {"sort": kind.sort, "name": name})
                    problems.append(self._nothing_underneath(piece, what, REPLACES, kind, name))
                return tuple(pieces), tuple(problems), True
        what = Message("there is no {sort} {name!r} underneath to lay this over", {"sort": kind.sort, "name": name})
        return tuple(pieces), (*problems, self._nothing_underneath(pieces[0], what, OVERLAYS, kind, name)), False

    def _nothing_underneath(self, piece: Piece, what: Message, key: str, kind: Kind, name: str) -> Problem:
        """The problem that a file changes what is not there; in a toolbox by itself that is mostly a manifest without `extends`."""
        near = did_you_mean(name, [one for one in self.ids(kind) if one != name])
        return piece.problem("nothing-underneath", what, key, remedy=SAY_EXTENDS if len(self.layers) == 1 else near)

    def summary(self, kind: Kind, name: str) -> Summary:
        """What a catalogue says of one id: from the first lines of its file where they have it, else from all of it.

        Raises:
            InvalidContentError: With every problem of its file.
        """
        top = self.holders(kind, name)[0]
        head = top.head(kind, name)
        keys = fields_of(Summary)
        if OVERLAYS not in head:
            try:
                return structure({key: head[key] for key in keys if key in head}, Summary, language=top.manifest.language)
            except InvalidDataError:
                pass  # something stands further down, or is wrong; the whole file tells which
        value = self.read(kind, name).value
        return Summary(**{key: getattr(value, key) for key in keys if hasattr(value, key)})

    def clashes(self) -> tuple[Problem, ...]:
        """Each id that two folders have without the upper one saying what it does with the lower one."""
        return tuple(
            problem
            for kind in (*KINDS, *UNDER)
            for name in self.ids(kind)
            for upper, lower in pairwise(self.holders(kind, name))
            for problem in _clash(upper, lower, kind, name)
        )


def _clash(upper: Layer, lower: Layer, kind: Kind, name: str) -> tuple[Problem, ...]:
    try:
        data = upper.head(kind, name)
    except InvalidContentError as error:
        return error.problems
    if OVERLAYS in data or REPLACES in data:
        return ()
    return (
        Problem(
            code="same-id",
            what=Message(
                "{sort} {name!r} is in two toolboxes: {upper} and {lower}",
                {"sort": kind.sort, "name": name, "upper": upper.file(kind, name), "lower": lower.file(kind, name)},
            ),
            place=Place(file=upper.file(kind, name)),
            remedy=Message(
                'choose another id, or say overlays = "{name}" (gives the differences) or replaces = "{name}" (stands in its place)',
                {"name": kind.owner(name)},
            ),
        ),
    )


def _names(piece: Piece, data: dict[str, Any], kind: Kind, name: str) -> list[Problem]:
    """What is wrong with the names that a file gives itself: they are those of the file, and of the folder that it stands in."""
    owner = kind.owner(name)
    wrong = [key for key in (("questionnaire" if kind == MIGRATIONS else "id"), OVERLAYS, REPLACES) if key in data and data[key] != owner]
    sentence = "{key} must be the name of the folder, {name!r}" if kind.under else "{key} must be the name of the file, {name!r}"
    told = {key: Message(sentence, {"key": key, "name": owner}) for key in wrong}
    for key, version in _versions(kind, name).items():
        if key in data and data[key] != version:
            told[key] = Message("{key} must be what the name of the file says, {name!r}", {"key": key, "name": version})
    return [piece.problem("wrong-id", what, key, found=repr(data[key])[:80]) for key, what in told.items()]


def _versions(kind: Kind, name: str) -> dict[str, str]:
    """The versions that the name of a file gives, by the key that repeats it."""
    stem = name.rpartition("/")[2]
    if kind == EARLIER_VERSIONS:
        return {"version": stem}
    return dict(zip(("old", "new"), stem.split("-to-"), strict=True)) if kind == MIGRATIONS else {}


def _structured(kind: Kind, pieces: tuple[Piece, ...]) -> object:
    """The model that the files give together."""
    model = kind.load()
    bottom, *rest = pieces
    data: object = bottom.data
    if rest:
        shape = shape_of(cast("Hashable", model))
        data = spelled_out(data, shape, bottom.layer.manifest.language)
        for piece in rest:
            data = merged(data, spelled_out(piece.data, shape, piece.layer.manifest.language))
    return structure(data, model, language=bottom.layer.manifest.language)
