"""Stored documents: the envelope that says which kind a document is and in which format it was written."""

from typing import Any, TypeVar, cast

import attrs

from werkplekleren._base.stored import Stored
from werkplekleren._base.validators import Between, shown
from werkplekleren.errors import InvalidDataError, InvalidValueError, Message, Place, Problem, UnsupportedVersionError, did_you_mean
from werkplekleren.serialization.jsontext import LONGEST, parse, write
from werkplekleren.serialization.kinds import KINDS, class_of
from werkplekleren.serialization.structuring import read_data
from werkplekleren.serialization.writing import writing

S = TypeVar("S", bound=Stored)

MARK = "werkplekleren"
"""The key of an envelope that names the kind; it tells our documents from any other JSON."""

DOCUMENT, DOCUMENTS = "document", "documents"
"""The key of an envelope under which its document stands, or many of them."""


@attrs.frozen(kw_only=True)
class Envelope:
    """What an envelope says of the document in it."""

    werkplekleren: str
    format: int = attrs.field(validator=Between(1, 9999))


def to_json(obj: object, *, indent: int | None = None) -> str:
    """A stored document as JSON text, with an envelope that names its kind and format version.

    Args:
        obj: The document.
        indent: Spaces per level, with a line end after the last line; `None` writes one line without it.

    Returns:
        The text; the same document always gives the same text. Every field is written, also when it has its default.

    Raises:
        InvalidValueError: When `obj` is not a document that is stored by itself, or holds half a character.
    """
    if not isinstance(obj, Stored):
        raise InvalidValueError(Message("only documents that are stored by themselves have an envelope, not {value}", {"value": shown(obj)}))
    document = writing(owned=True).unstructure(obj)
    return write({MARK: obj.kind, "format": obj.format_version, "document": document}, indent=indent)


def from_json(text: str | bytes, cls: type[S], *, file: str | None = None, longest: int = LONGEST) -> S:
    """Read a document that `to_json` wrote.

    Args:
        text: The JSON text; bytes must be UTF-8.
        cls: The class of the document.
        file: Where the text came from, named in the problems.
        longest: Bytes that are read at most.

    Returns:
        A document equal to the one written.

    Raises:
        InvalidDataError: With every problem found, each with its path in the document.
        UnsupportedVersionError: When it was written in a newer format.
    """
    kind, version, document = opened(parse(text, file=file, longest=longest), file)
    _check_kind(kind, cls, file)
    return _read_document(document, version, cls, file)


def read_documents(contents: tuple[str, int, object], cls: type[S], file: str | None) -> tuple[S, ...]:
    """The documents out of an envelope with many of them."""
    kind, version, documents = contents
    _check_kind(kind, cls, file)
    _check_version(version, cls, file)
    of_all: Any = tuple.__class_getitem__((cls, ...))
    try:
        return cast("tuple[S, ...]", read_data(documents, of_all, file=file, language=None, owned=True))
    except InvalidDataError as error:
        raise InvalidDataError(_summary(file), [problem.at(path=DOCUMENTS) for problem in error.problems]) from None


def read(text: str | bytes, *, file: str | None = None, longest: int = LONGEST) -> Stored:
    """Read a stored document of whatever kind; its envelope says which.

    Args:
        text: The JSON text; bytes must be UTF-8.
        file: Where the text came from, named in the problems.
        longest: Bytes that are read at most.

    Returns:
        The document, of the class that belongs to its kind.

    Raises:
        InvalidDataError: With every problem found, each with its path in the document.
        UnsupportedVersionError: When it was written in a newer format.
    """
    kind, version, document = opened(parse(text, file=file, longest=longest), file)
    if kind not in KINDS:
        raise _refused(
            file,
            "unknown-kind",
            Message("there is no such kind of document"),
            found=kind,
            expected=Message("one of {values}", {"values": ", ".join(map(repr, KINDS))}),
            remedy=_remedy(kind),
        )
    return _read_document(document, version, class_of(kind), file)


def opened(data: object, file: str | None, content: str = DOCUMENT) -> tuple[str, int, object]:
    """Kind, format and content out of an envelope."""
    members = cast("dict[str, object]", data) if isinstance(data, dict) else {}
    other = DOCUMENTS if content == DOCUMENT else DOCUMENT
    if MARK not in members or content not in members:
        raise _refused(
            file,
            "no-envelope",
            Message("this is not a stored document of werkplekleren") if other not in members else _ONE_OR_MANY[other],
            expected=_FORMS[content],
        )
    head = read_data({key: member for key, member in members.items() if key != content}, Envelope, file=file, language=None, owned=True)
    return head.werkplekleren, head.format, members[content]


def _check_kind(kind: str, cls: type[Stored], file: str | None) -> None:
    if kind != cls.kind:
        raise _refused(
            file,
            "wrong-kind",
            Message("this is another kind of document"),
            found=kind,
            expected=Message("{kind!r}", {"kind": cls.kind}),
            remedy=Message("read it with werkplekleren.read, which takes every kind") if kind in KINDS else _remedy(kind),
        )


def _check_version(version: int, cls: type[Stored], file: str | None) -> None:
    if version > cls.format_version:
        raise UnsupportedVersionError(
            _summary(file),
            [
                Problem(
                    code="newer-format",
                    what=Message(
                        "this {kind} is in format {found}; this version of werkplekleren reads formats up to {known}",
                        {"kind": cls.kind, "found": version, "known": cls.format_version},
                    ),
                    place=Place(file=file, path="format"),
                    remedy=_UPDATE,
                )
            ],
        )


def _read_document(document: object, version: int, cls: type[S], file: str | None) -> S:
    """The document in its envelope; an older format is read by the rules of today, which still know it."""
    _check_version(version, cls, file)
    return read_data(document, cls, file=file, language=None, owned=True)


def _summary(file: str | None) -> Message:
    return Message("this document cannot be read") if file is None else Message("{file} cannot be read", {"file": file})


def _refused(
    file: str | None, code: str, what: Message, *, found: str | None = None, expected: Message | None = None, remedy: Message | None = None
) -> InvalidDataError:
    path = None if found is None else MARK
    problem = Problem(
        code=code, what=what, place=Place(file=file, path=path), found=None if found is None else shown(found), expected=expected, remedy=remedy
    )
    return InvalidDataError(_summary(file), [problem])


def _remedy(kind: str) -> Message:
    return did_you_mean(kind, KINDS) or _UPDATE


_UPDATE = Message("update werkplekleren to read it")
_FORMS = {
    DOCUMENT: Message('{"werkplekleren": "<kind>", "format": 1, "document": {...}}'),
    DOCUMENTS: Message('{"werkplekleren": "<kind>", "format": 1, "documents": [{...}, ...]}'),
}
_ONE_OR_MANY = {
    DOCUMENT: Message("one document stands in it; read it with werkplekleren.read"),
    DOCUMENTS: Message("many documents stand in it; read them with werkplekleren.read_many"),
}
