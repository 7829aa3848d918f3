"""Plain data (what JSON and TOML give) to models and back."""

from typing import Any, TypeVar, cast

from werkplekleren.errors import InvalidDataError, Message
from werkplekleren.serialization.explaining import Explanation
from werkplekleren.serialization.reading import REFUSALS, reading
from werkplekleren.serialization.shapes import shape_of
from werkplekleren.serialization.writing import writing

T = TypeVar("T")


def structure(data: object, cls: type[T], *, file: str | None = None, language: str | None = None) -> T:
    """Read plain data as a model, strictly: nothing is converted silently, nothing unknown is skipped.

    Args:
        data: What JSON or TOML gave: dicts with text as keys, lists, text, numbers, true and false, `None`, dates.
        cls: The class to read, or a tuple of them such as `tuple[Response, ...]`.
        file: Where the data came from, named in the problems.
        language: The language of a bare string where a text in several languages is expected; `None` refuses
            bare strings there.

    Returns:
        The model.

    Raises:
        InvalidDataError: With every problem found, each with its path, such as `people[3].leaving.date`.
        TypeError: When `cls` has a field of a type that cannot be stored.

    >>> from werkplekleren.serialization import structure
    >>> structure([4, 7], tuple[int, ...])
    (4, 7)
    """
    return read_data(data, cls, file=file, language=language, owned=False)


def read_data(data: object, cls: type[T], *, file: str | None, language: str | None, owned: bool) -> T:
    """As `structure`; `owned` data were made by our own reader of JSON and are held by nobody else."""
    shape = shape_of(cast("object", cls))
    try:
        return reading(language, owned=owned).structure(data, cls)
    except REFUSALS:
        explanation = Explanation(language)
        value = explanation.read(data, shape)
    if explanation.problems:
        raise InvalidDataError(_summary(file, cls), [problem.at(file=file) for problem in explanation.problems])
    return cast("T", value)


def _summary(file: str | None, cls: object) -> Message:
    name = getattr(cls, "__name__", str(cls))
    if file is None:
        return Message("these data are not a valid {name}", {"name": name})
    return Message("{file} is not a valid {name}", {"file": file, "name": name})


def unstructure(obj: object) -> Any:  # noqa: ANN401 - whatever JSON can say
    """A model as plain data: dicts, lists, text, numbers, true and false, `None`; nothing of the model is shared.

    Args:
        obj: A model, or a tuple of them.

    Returns:
        What `structure` reads back to an equal model. Every field is written, also when it has its default.

    >>> from werkplekleren.serialization import unstructure
    >>> from werkplekleren._base.text import Text
    >>> unstructure(Text.of(nl="Startgesprek"))
    {'nl': 'Startgesprek'}
    """
    if isinstance(obj, tuple):
        return [unstructure(member) for member in cast("tuple[object, ...]", obj)]
    return writing().unstructure(obj)
