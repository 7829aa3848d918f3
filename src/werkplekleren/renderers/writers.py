"""What a writer is, and which there are."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol, cast, runtime_checkable

from werkplekleren.documents import Document
from werkplekleren.errors import Message, Place, Problem, UnknownFormatError, nearest
from werkplekleren.renderers.theme import Theme

ENTRY_POINTS = "werkplekleren.writers"
"""The entry-point group in which another package offers a writer: `name = "package.module:writer"`."""

_OWN = {
    "html": "werkplekleren.renderers.html:HtmlWriter",
    "markdown": "werkplekleren.renderers.markdown:MarkdownWriter",
    "text": "werkplekleren.renderers.text:TextWriter",
    "pdf": "werkplekleren.renderers.pdf.writer:PdfWriter",
    "docx": "werkplekleren.renderers.docx.writer:DocxWriter",
}
_SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".pdf": "pdf",
    ".docx": "docx",
}


@runtime_checkable
class Writer(Protocol):
    """Turns a document into one format.

    A writer knows block kinds and never what a report is about. It refuses a kind it does not know.
    """

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file suffixes of its format, with the dot, the usual one first."""
        ...

    @property
    def binary(self) -> bool:
        """Whether it gives bytes (a Word file) instead of text."""
        ...

    def write(self, document: Document, theme: Theme) -> str | bytes:
        """The document in this format.

        Args:
            document: What to write.
            theme: What it looks like.

        Returns:
            Text, or bytes when `binary`; the same document and theme always give the same.

        Raises:
            RenderError: When the document holds what this format cannot show.
        """
        ...


@runtime_checkable
class FragmentWriter(Writer, Protocol):
    """A writer that can also give a part for a page of somebody else."""

    def write_fragment(self, document: Document, theme: Theme) -> str:
        """The document as a part of another page."""
        ...


def formats() -> tuple[str, ...]:
    """The names of the formats there are: our own first, then those of other installed packages.

    >>> formats()[:3]
    ('html', 'markdown', 'text')
    """
    return (*_OWN, *sorted(set(_offered()) - set(_OWN)))


def writer_for(format: str, *, also: tuple[str, ...] = ()) -> Writer:  # noqa: A002 - what it is called everywhere
    """The writer of a format.

    Args:
        format: A name that `formats()` lists; `md` is short for `markdown`.
        also: Names that the caller knows besides, to choose from when there is none.

    Raises:
        UnknownFormatError: When there is none: those that can be written are named, and what is wrong with packages that might have had it;
            or when the package that offers it is broken, or two offer it.
    """
    name = "markdown" if format == "md" else format
    if name in _OWN:
        return _own(name)
    if name in _offered():
        return _installed(name)
    working, problems = _working()
    raise UnknownFormatError(_unknown("format", format, (*_OWN, *working, *also)), problems)


def writer_for_suffix(suffix: str) -> Writer:
    """The writer of a file suffix such as `.html`.

    Raises:
        UnknownFormatError: When there is none: the known ones are named, and what is wrong with packages that might have had it; or
            when two packages offer it.
    """
    wanted = suffix.lower()
    if wanted in _SUFFIXES:
        return _own(_SUFFIXES[wanted])
    working, problems = _working()
    found = {name: writer for name, writer in working.items() if wanted in writer.suffixes}
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        who = ", ".join(f"{name} ({_package(_offered()[name][0])})" for name in found)
        raise UnknownFormatError(Message("the file suffix {suffix!r} is offered by {who}; name the format", {"suffix": suffix[:80], "who": who}))
    known = (*_SUFFIXES, *(each for writer in working.values() for each in writer.suffixes))
    if not wanted:
        said = Message("the name of the file does not say its format; let it end in one of {known}", {"known": ", ".join(known)})
        raise UnknownFormatError(said, problems)
    raise UnknownFormatError(_unknown("file suffix", suffix, known), problems)


def is_suffix(suffix: str) -> bool:
    """Whether a file suffix is that of one of our formats.

    >>> is_suffix(".PDF"), is_suffix(".v2")
    (True, False)
    """
    return suffix.lower() in _SUFFIXES


def is_binary(suffix: str) -> bool:
    """Whether a file with this suffix holds no text, but one of our formats in bytes.

    >>> is_binary(".pdf"), is_binary(".html")
    (True, False)
    """
    return is_suffix(suffix) and writer_for_suffix(suffix).binary


def writer_problems() -> tuple[Problem, ...]:
    """What is wrong with the writers of other installed packages; nothing of it stands in the way of the others.

    A package that cannot be imported, or whose writer has no suffixes, binary and write; a format or file suffix that is ours already,
    which keeps its meaning; a format that two packages offer.

    Returns:
        A problem for each, with the name of the package as its file.

    >>> writer_problems()
    ()
    """
    return _working()[1]


def _working() -> tuple[dict[str, Writer], tuple[Problem, ...]]:
    """The writers of other packages that can be used, and what is wrong with the others."""
    working: dict[str, Writer] = {}
    problems: list[Problem] = []
    for name, points in sorted(_offered().items()):
        if name in _OWN:
            problems += (_clash("format", name, point) for point in points)
            continue
        try:
            writer = _installed(name)
        except UnknownFormatError as error:
            problems += error.problems
            continue
        working[name] = writer
        problems += (_clash("file suffix", suffix, points[0]) for suffix in writer.suffixes if suffix in _SUFFIXES)
    return working, tuple(problems)


def _clash(sort: str, name: str, point: EntryPoint) -> Problem:
    what = Message("the {sort} {name!r} is one of our own, and stays so", {"sort": sort, "name": name})
    return Problem(code="taken", what=what, place=Place(file=_package(point)), remedy=Message("ask its makers for another name"))


def _package(point: EntryPoint) -> str:
    return point.dist.name if point.dist is not None else point.value


def _unknown(sort: str, name: str, known: tuple[str, ...]) -> Message:
    near = nearest(name, known) or nearest(name.partition("-")[0], known)  # html-fragment is a way to write html
    values = {"sort": sort, "name": name[:80], "known": ", ".join(known)}
    if near:
        return Message("there is no writer for the {sort} {name!r}; did you mean {near!r}? choose from {known}", {**values, "near": near[0]})
    return Message("there is no writer for the {sort} {name!r}; choose from {known}", values)


@cache
def _own(name: str) -> Writer:
    module, writer = _OWN[name].split(":")
    return cast("Writer", getattr(import_module(module), writer)())


@cache
def _offered() -> Mapping[str, tuple[EntryPoint, ...]]:
    offered: dict[str, tuple[EntryPoint, ...]] = {}
    for point in entry_points(group=ENTRY_POINTS):
        offered[point.name] = (*offered.get(point.name, ()), point)
    return offered


@cache
def _installed(name: str) -> Writer:
    point, *others = _offered()[name]
    if others:
        who = ", ".join(sorted(map(_package, (point, *others))))
        raise _broken(name, point, "offered-twice", Message("the format {name!r} is offered by {who}", {"name": name, "who": who}))
    try:
        loaded = point.load()
        writer = loaded() if isinstance(loaded, type) else loaded
    except Exception as error:
        said = Message("it cannot be loaded ({reason})", {"reason": f"{type(error).__name__}: {str(error)[:200]}"})
        raise _broken(name, point, "not-loaded", said) from error
    if not isinstance(writer, Writer) or not _is_sound(writer):
        raise _broken(name, point, "no-writer", Message("{value} has no suffixes, binary and write", {"value": point.value}))
    return writer


def _is_sound(writer: Writer) -> bool:
    suffixes = cast("object", writer.suffixes)
    if not isinstance(suffixes, tuple) or type(cast("object", writer.binary)) is not bool or not callable(writer.write):
        return False
    texts = cast("tuple[object, ...]", suffixes)
    return bool(texts) and all(type(each) is str and each.startswith(".") and each == each.lower() for each in texts)


def _broken(name: str, point: EntryPoint, code: str, what: Message) -> UnknownFormatError:
    problem = Problem(code=code, what=what, place=Place(file=_package(point)), remedy=Message("update or remove that package"))
    summary = Message("the writer of {name!r} from the package {package} cannot be used", {"name": name, "package": _package(point)})
    return UnknownFormatError(summary, [problem])
