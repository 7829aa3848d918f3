"""Laying one file of content over another, so that a fund can change a text or a cut without copying the rest."""

from typing import TypeAlias, cast

from werkplekleren._base.text import Text
from werkplekleren.serialization.shapes import Maybe, Record, Scalar, Series, Shape, Table, Tagged, fields_of

OVERLAYS = "overlays"
"""The key by which a file says that it only gives what differs from the file of the same id underneath."""

REPLACES = "replaces"
"""The key by which a file says that it stands in the place of the file of the same id underneath."""


Tables: TypeAlias = dict[str, object]


DEEPEST = 64
"""Levels that content may be nested."""


def is_too_deep(data: object) -> bool:
    """Whether tables and lists lie inside each other more than `DEEPEST` levels; looks level by level, so any depth will do.

    >>> is_too_deep({"a": [{"b": 1}]})
    False
    """
    level = [data]
    for _ in range(DEEPEST):
        level = [inner for outer in level for inner in _inside(outer)]
    return bool(level)


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(cast("Tables", value).values())
    return cast("list[object]", value) if isinstance(value, list) else []


def merged(under: object, over: object) -> object:
    """What `under` becomes when `over` is laid on it.

    Tables are merged key by key. Lists of tables that all have an `id` are merged id by id: those that
    are there already in their place, new ones at the end. Anything else in `over` takes the place of what
    was there; so do an empty list and a table with another `kind`.

    >>> merged({"minutes": 5, "bands": [{"id": "laag", "starts_at": 0}, {"id": "hoog", "starts_at": 70}]},
    ...        {"bands": [{"id": "hoog", "starts_at": 75}]})
    {'minutes': 5, 'bands': [{'id': 'laag', 'starts_at': 0}, {'id': 'hoog', 'starts_at': 75}]}
    """
    if isinstance(under, dict) and isinstance(over, dict):
        return _tables(cast("Tables", under), cast("Tables", over))
    if isinstance(under, list) and isinstance(over, list):
        return _lists(cast("list[object]", under), cast("list[object]", over))
    return over


def _lists(under: list[object], over: list[object]) -> list[object]:
    below, above = _by_id(under), _by_id(over)
    if not below or not above:
        return over
    kept = [merged(table, above[name]) if name in above else table for name, table in below.items()]
    return [*kept, *(table for name, table in above.items() if name not in below)]


def _tables(under: Tables, over: Tables) -> Tables:
    if "kind" in under and "kind" in over and under["kind"] != over["kind"]:
        return over
    return under | {key: merged(under[key], value) if key in under else value for key, value in over.items()}


def _by_id(members: list[object]) -> Tables | None:
    """The tables of a list by their id; `None` when it is anything else than tables with an id each, each once."""
    named: Tables = {}
    for member in members:
        name = cast("Tables", member).get("id") if isinstance(member, dict) else None
        if isinstance(name, str):
            named[name] = member
    return named if len(named) == len(members) else None


def spelled_out(data: object, shape: Shape, language: str) -> object:
    """The data with every bare string that is a text written as a table: its language -> the string.

    Two files can be written in two languages; after this they can be merged. What does not fit its shape
    stays as it is, and is a problem later.
    """
    spelled = data
    match shape, data:
        case Scalar(), str() if shape.type is Text:
            spelled = {language: data}
        case Maybe(member), _:
            spelled = spelled_out(data, member, language)
        case Series(member), list():
            spelled = [spelled_out(one, member, language) for one in cast("list[object]", data)]
        case Table(member), dict():
            spelled = {key: spelled_out(one, member, language) for key, one in cast("Tables", data).items()}
        case Record(model), dict():
            spelled = _record(cast("Tables", data), (model,), language)
        case Tagged(), dict():
            # an overlay need not repeat the kind; then the shape of a key is that of the first model that has it
            kind = cast("Tables", data).get("kind")
            known = shape.by_kind.get(kind) if isinstance(kind, str) else None
            spelled = _record(cast("Tables", data), (known,) if known else shape.models, language)
        case _:
            pass
    return spelled


def _record(data: Tables, models: tuple[type, ...], language: str) -> Tables:
    shapes: dict[str, Shape] = {}
    for model in models:
        for key, field in fields_of(model).items():
            shapes.setdefault(key, field.shape)
    return {key: spelled_out(value, shapes[key], language) if key in shapes else value for key, value in data.items()}
