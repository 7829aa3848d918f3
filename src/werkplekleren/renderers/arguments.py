"""What people hand to `render` and `save` by mistake: a path where the thing itself belongs, a class, one where several belong."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, cast

from werkplekleren._base.handed import found, handed
from werkplekleren._base.validators import shown
from werkplekleren.documents import Document
from werkplekleren.errors import InvalidValueError, Message, UnknownFormatError
from werkplekleren.renderers.theme import Theme
from werkplekleren.renderers.writers import Writer, formats, writer_for

if TYPE_CHECKING:
    from werkplekleren.reports import Wordings


def the_theme(theme: object) -> Theme:
    """A theme; for `None` the library's own.

    Raises:
        InvalidValueError: When it is something else.
    """
    return Theme.default() if theme is None else handed(theme, Theme, "theme", "Theme.from_file({})")


def the_wording(wording: object) -> "Wordings | None":
    """The wording of a fund, or `None`.

    Raises:
        InvalidValueError: When it is something else.
    """
    if wording is None:
        return None
    from werkplekleren.reports import Wordings

    return handed(wording, Wordings, "wording", "Wordings.load({})")


def same_language(obj: object, language: object) -> None:
    """Look whether a document is in the language that is asked for, as it cannot be had in another.

    Raises:
        InvalidValueError: When it is not, or the language is no text.
    """
    if language is None or not isinstance(obj, Document):
        return
    asked = handed(language, str, "language", "'nl'")
    if asked.partition("-")[0] != obj.language.partition("-")[0]:
        told = {"language": obj.language, "asked": shown(asked)}
        raise InvalidValueError(
            Message("this document is in {language} already; for {asked} hand over what it was made of, or make it with document_of", told)
        )


def is_spoken(language: object, wording: "Wordings | None") -> bool:
    """Whether there is wording in a language; so for `None`, as every report has one of its own.

    Raises:
        InvalidValueError: When the language is no text.
    """
    from werkplekleren.reports import Wordings

    return language is None or (wording or Wordings()).speaks(handed(language, str, "language", "'nl'"))


def the_writer(format: object) -> Writer:  # noqa: A002 - what it is called everywhere
    """The writer of a format, or one's own.

    Raises:
        UnknownFormatError: When there is no such format, or it is something else.
    """
    if isinstance(format, str):
        return writer_for(format)
    if isinstance(format, Writer) and not isinstance(format, type):
        return format
    if isinstance(format, type) and isinstance(format, Writer):
        told = {"found": found(format), "write": f"{format.__name__}()"}
        raise UnknownFormatError(Message("a format is a name or a writer, not {found}; write {write}", told))
    what = Message("a format is a name or a writer, not {found}; choose from {known}", {"found": found(format), "known": ", ".join(formats())})
    raise UnknownFormatError(what)


def the_writers(names: object) -> dict[str, Writer]:
    """The writers of several formats.

    Raises:
        InvalidValueError: When it is no list of names.
        UnknownFormatError: When there is no such format.
    """
    if isinstance(names, str) or not isinstance(names, Iterable):
        raise InvalidValueError(Message("formats takes a list of names such as ['html', 'pdf'], not {found}", {"found": found(names)}))
    made = {name: the_writer(name) for name in cast("Iterable[object]", names)}
    if not made:
        raise InvalidValueError(Message("formats has no names, so nothing would be written; name one, such as 'html'"))
    return {str(name): writer for name, writer in made.items()}


def the_named(reports: object) -> Iterator[tuple[str, object]]:
    """The names of very many reports and what each is, one by one.

    Raises:
        InvalidValueError: At the first that is no pair of these.
    """
    given = found(reports)
    pairs = cast("Mapping[object, object]", reports).items() if isinstance(reports, Mapping) else reports
    if isinstance(pairs, str) or not isinstance(pairs, Iterable):
        raise _no_pair(given)
    for pair in cast("Iterable[object]", pairs):
        given = found(pair)
        if not isinstance(pair, tuple | list) or len(cast("tuple[object, ...]", pair)) != 2:  # noqa: PLR2004 - a pair
            raise _no_pair(given)
        name, report = cast("tuple[object, object]", pair)
        if not isinstance(name, str):
            raise InvalidValueError(Message("the name of a report is a text, not {found}; write str(...) around it", {"found": found(name)}))
        yield name, report


def _no_pair(given: str) -> InvalidValueError:
    return InvalidValueError(Message("reports are pairs of a name and a report, or a mapping, not {found}", {"found": given}))
