"""Many stored documents of one kind in one text: one envelope around a list, as quickly as the standard library reads the bare data."""

from collections.abc import Iterable
from typing import TypeVar, cast

from werkplekleren._base.stored import Stored
from werkplekleren._base.validators import shown
from werkplekleren.errors import InvalidValueError, Message
from werkplekleren.serialization.envelope import DOCUMENTS, MARK, opened, read_documents
from werkplekleren.serialization.jsontext import parse, write
from werkplekleren.serialization.scalars import Writer
from werkplekleren.serialization.writing import writing

S = TypeVar("S", bound=Stored)

LONGEST_OF_MANY = 128 * 2**20
"""Bytes of JSON that are read at most, unless the caller says otherwise: some 200 000 responses of 48 answers."""

_AT_ONCE = 100
"""Documents that are plain data at the same time while they are written; a few at a time stay near the processor."""


def write_many(documents: Iterable[Stored], *, indent: int | None = None) -> str:
    """Many documents of one kind as one JSON text, for instance all responses of a survey.

    Args:
        documents: The documents, all of the same class; at least one, for it says the kind.
        indent: Spaces per level, with a line end after the last line; `None` writes one line without it.

    Returns:
        The text, for `read_many`; the same documents always give the same text. Every field is written, also when it
        has its default.

    Raises:
        InvalidValueError: When there is none, when they are not of one class that is stored by itself, or when one
            holds half a character.

    >>> from werkplekleren import Response
    >>> answered = '"questionnaire":"scan","version":"1.0","perspective":"employee","answers":{"a":1}'
    >>> text = '{"werkplekleren":"response","format":1,"documents":[{"id":"r1",' + answered + '},{"id":"r2",' + answered + "}]}"
    >>> responses = read_many(text, Response)
    >>> read_many(write_many(responses), Response) == responses
    True
    """
    members = tuple(documents)
    cls = _class_of(members)
    convert = writing(owned=True).get_unstructure_hook(cls)
    head = {MARK: cls.kind, "format": cls.format_version}
    if indent is None:
        try:
            return f'{write(head)[:-1]},"{DOCUMENTS}":[{",".join(_written(members, convert))}]}}'
        except InvalidValueError:
            pass  # the places of its problems are those among a few; all at once they are right
    return write({**head, DOCUMENTS: [convert(one) for one in members]}, indent=indent)


def _class_of(members: tuple[Stored, ...]) -> type[Stored]:
    if not members:
        raise InvalidValueError(Message("there is no document to write; the first says what kind they are"))
    cls = type(members[0])
    for one in cast("tuple[object, ...]", members):
        if not isinstance(one, Stored) or type(one) is not cls:
            raise InvalidValueError(
                Message("only documents of one class that is stored by itself are written together, not {value}", {"value": shown(one)})
            )
    return cls


def _written(members: tuple[Stored, ...], convert: Writer) -> Iterable[str]:
    for start in range(0, len(members), _AT_ONCE):
        yield write([convert(one) for one in members[start : start + _AT_ONCE]])[1:-1]


def read_many(text: str | bytes, cls: type[S], *, file: str | None = None, longest: int = LONGEST_OF_MANY) -> tuple[S, ...]:
    """Read the documents that `write_many` wrote, as strictly as one document is read.

    Args:
        text: The JSON text; bytes must be UTF-8.
        cls: The class of the documents.
        file: Where the text came from, named in the problems.
        longest: Bytes that are read at most.

    Returns:
        The documents, in order, equal to those written.

    Raises:
        InvalidDataError: With every problem found, each with its path, such as `documents[41].answers.werk-1`.
        UnsupportedVersionError: When they were written in a newer format.

    >>> from werkplekleren import Response
    >>> read_many('{"werkplekleren":"response","format":1,"documents":[{"id":"r1"}]}', Response)
    Traceback (most recent call last):
    werkplekleren.errors.InvalidDataError: this document cannot be read
    - documents[0].questionnaire: the key 'questionnaire' is missing; expected text
    - documents[0].version: the key 'version' is missing; expected text
    - documents[0].perspective: the key 'perspective' is missing; expected text
    - documents[0].answers: the key 'answers' is missing; expected keys with values
    """
    return read_documents(opened(parse(text, file=file, longest=longest, keys=_keys_of_flat), file, DOCUMENTS), cls, file)


def _keys_of_flat(data: object) -> int:
    """How many keys an envelope of documents keeps, when those hold nothing but simple values and tables of them; else fewer."""
    envelope = cast("dict[str, object]", data) if type(data) is dict else {}
    documents = _dicts(envelope.get(DOCUMENTS))
    tables = [key for key, value in documents[0].items() if type(value) is dict] if documents else []
    columns = [_dicts([document.get(key) for document in documents]) for key in tables]
    return len(envelope) + sum(map(len, documents)) + sum(sum(map(len, column)) for column in columns)


def _dicts(members: object) -> list[dict[str, object]]:
    """A list of dicts as it is; anything else as an empty list."""
    listed = cast("list[object]", members) if type(members) is list else []
    return cast("list[dict[str, object]]", listed) if {dict}.issuperset(map(type, listed)) else []
