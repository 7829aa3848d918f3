"""What is wrong in a template of a fund's own, told with file and line."""

import re
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from werkplekleren.errors import Message, Place, Problem, RenderError, WerkplekError, did_you_mean
from werkplekleren.renderers.sandbox import TooMuchError
from werkplekleren.renderers.unknown_names import UnknownFieldError

_NO_FILTER = re.compile(r"No filter named '(.+)'")


def wrong(what: Message, place: Place, *, found: str | None = None, remedy: Message | None = None, code: str = "template") -> RenderError:
    """A template that cannot be used, with the one thing that is wrong."""
    problem = Problem(code=code, what=what, place=place, found=found, remedy=remedy)
    return RenderError(Message("the template {name} cannot be used", {"name": place.file or ""}), [problem])


def told(error: Exception, place: Place, known: Iterable[str] = (), filters: Iterable[str] = ()) -> RenderError:
    """An error of a template as one that its author can mend.

    Args:
        error: What went wrong.
        place: Where.
        known: The names that the template has; none are told when there are none.
        filters: Those that it has; as `known`.
    """
    code, remedy = "template", None
    match error:
        case TemplateSyntaxError():
            place = Place(file=error.filename or error.name or place.file, line=error.lineno)
            code, what = "template-syntax", Message("this is not how a template is written: {reason}", {"reason": str(error.message)[:200]})
            if filters and (found := _NO_FILTER.match(str(error.message))):
                there = sorted(filters)
                remedy = did_you_mean(found[1], there) or Message("there are: {known}", {"known": ", ".join(there)})
        case TemplateNotFound():
            what = Message("there is no template {name!r} in this folder", {"name": str(error.name)[:80]})
        case SecurityError():
            code, what = "not-allowed", Message("this is not allowed in a template: {reason}", {"reason": str(error)[:200]})
            remedy = Message("a template reads fields and uses filters; it calls nothing and reads nothing that starts with _")
        case UnknownFieldError():
            code, what = "unknown-name", Message("this does not exist: {reason}", {"reason": str(error)[:200]})
            remedy = did_you_mean(error.field, error.fields) or Message("{kind} has {known}", {"kind": error.kind, "known": ", ".join(error.fields)})
        case UndefinedError():
            code, what = "unknown-name", Message("this does not exist: {reason}", {"reason": str(error)[:200]})
            name, names = str(error).partition("'")[2].partition("'")[0], tuple(known) if str(error).endswith("is undefined") else ()
            remedy = did_you_mean(name, names) or (Message("a template sees {known}", {"known": ", ".join(names)}) if names else None)
        case TooMuchError():
            code, what = "too-much", Message("this template makes too much: {reason}", {"reason": str(error)})
        case WerkplekError():
            what = error.summary
        case _:
            what = Message("this goes wrong here: {reason}", {"reason": f"{type(error).__name__}: {str(error)[:200]}"})
    return wrong(what, place, remedy=remedy, code=code)


def place_of(error: Exception, name: str, within: Sequence[Path] = ()) -> Place:
    """The innermost line of a template on the way to an error; `name` alone when it is in none.

    Args:
        error: What went wrong.
        name: The name of the template.
        within: Folders: only templates in these are looked at, so that one that uses ours wrongly is told and not ours. None looks at all.
    """
    found = Place(file=name)
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if "__jinja_exception__" in trace.tb_frame.f_globals and (not within or _lies_in(file, within)):
            found = Place(file=file, line=trace.tb_lineno)
        trace = trace.tb_next
    return found


@contextmanager
def blocks_of(folders: Iterable[Path], kind: str) -> Generator[None]:
    """While the templates in some folders take the place of ours: what is wrong in one of them is told, and nothing else.

    Args:
        folders: The folders.
        kind: The folder in them that is used: `html` or `markdown`.

    Raises:
        RenderError: When a folder is not there, a template in it is wrong, or one takes the place of nothing and is almost called as one
            of ours.
    """
    places = tuple(map(Path, folders))
    for folder in places:
        if not folder.is_dir():
            raise RenderError(Message("there is no folder {folder} with templates", {"folder": str(folder)}))
    if places:
        _check_names([folder / kind for folder in places], kind)
    try:
        yield
    except WerkplekError:
        raise
    except Exception as error:
        found = told(error, place_of(error, "", places))
        file = found.problems[0].place.file
        if file and _lies_in(file, places):
            raise found from error
        raise


def _lies_in(file: str, folders: Iterable[Path]) -> bool:
    return any(Path(file).is_relative_to(folder) for folder in folders)


def _check_names(folders: Iterable[Path], kind: str) -> None:
    ours = {_stem(path.name) for path in files("werkplekleren.renderers").joinpath("templates", kind).iterdir()}
    theirs = {path: _text(path) for folder in folders for path in sorted(folder.glob("*.j2")) if path.is_file()}
    for path in theirs:
        name = _stem(path.name)
        remedy = None if name in ours else did_you_mean(name, ours)
        if remedy is not None and not any(path.name in text for other, text in theirs.items() if other != path):
            raise wrong(Message("this template takes the place of none of ours"), Place(file=str(path)), remedy=remedy, code="unused-template")


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise wrong(Message("this file is not in UTF-8"), Place(file=str(path)), remedy=Message("save it with the encoding UTF-8")) from error


def _stem(name: str) -> str:
    return name.partition(".")[0]
