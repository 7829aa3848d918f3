"""Problems of a questionnaire, as they are told."""

from collections.abc import Iterable, Iterator

from werkplekleren._base.validators import repeated
from werkplekleren.errors import Message, Place, Problem, nearest, unknown_name


def problem(code: str, path: str, what: Message, *, found: str | None = None, expected: Message | None = None) -> Problem:
    """A problem at a path of a questionnaire."""
    return Problem(code=code, what=what, place=Place(path=path), found=found, expected=expected)


def dangling(sort: str, name: str, known: Iterable[str], path: str) -> Problem:
    """A name of something that does not exist, with the nearest that does."""
    names = tuple(known)
    near = nearest(name, names)
    return Problem(
        code="unknown-name",
        what=unknown_name(sort, name, names),
        place=Place(path=path),
        found=repr(name),
        remedy=Message("write {near!r}", {"near": near[0]}) if near else None,
    )


def twice(sort: str, path: str, names: Iterable[str]) -> Iterator[Problem]:
    """Each id that occurs more than once."""
    for name in repeated(names):
        yield problem("repeated-id", path, Message("the id {name!r} of a {sort} occurs more than once", {"name": str(name), "sort": sort}))
