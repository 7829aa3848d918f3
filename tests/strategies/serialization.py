"""Documents of every stored kind, made from the types and rules of their models, and ways to damage them."""

import datetime as dt
from collections.abc import Callable, Iterator
from copy import copy
from fractions import Fraction
from typing import Any, cast

from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from strategies.certificates import calendars
from strategies.changes import changes, group_changes
from strategies.retention import RISK_METHOD, SCALE, firms
from werkplekleren._base.ids import IDENTIFIER_PATTERN
from werkplekleren._base.stored import Stored
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Keywords, Many, Rule
from werkplekleren._base.validators import Maybe as MaybeRule
from werkplekleren.assessments import Change, GroupChange
from werkplekleren.errors import InvalidDataError
from werkplekleren.retention import ExpiryCalendar, KnowledgeMap, LevelScale, RiskMethod
from werkplekleren.serialization import structure, unstructure
from werkplekleren.serialization.schema import rules_of
from werkplekleren.serialization.shapes import Choice, Field, Maybe, Options, Record, Row, Scalar, Series, Shape, Table, Tagged, fields_of

Plain = Any
"""What JSON can say."""

_IDS = st.sampled_from(["a", "b", "lassen", "scan-1"])
_LANGUAGES = st.sampled_from(["nl", "en", "pt-BR"])
_WORDS = st.text(max_size=8)
_FULL_WORDS = _WORDS.map(lambda words: words.strip() or "x")
_TEXTS = st.dictionaries(_LANGUAGES, _FULL_WORDS, min_size=1, max_size=2)

MADE_ELSEWHERE: dict[type, Callable[[], st.SearchStrategy[Plain]]] = {
    Change: lambda: changes().map(unstructure),
    GroupChange: lambda: group_changes().map(unstructure),
    ExpiryCalendar: lambda: calendars().map(unstructure),
    KnowledgeMap: lambda: firms().map(unstructure),
    LevelScale: lambda: st.just(unstructure(SCALE)),
    RiskMethod: lambda: st.just(unstructure(RISK_METHOD)),
}
"""Models whose fields hang together too closely to be drawn one by one."""


def plain(shape: Shape, rules: list[Rule] | None = None, depth: int = 0) -> st.SearchStrategy[Plain]:  # noqa: PLR0911 - one for each shape
    """Plain data of a shape that obey the rules."""
    rules = rules or []
    match shape:
        case Maybe(member):
            inner = [rule.rule if isinstance(rule, MaybeRule) else rule for rule in rules]
            return st.none() | plain(member, inner, depth)
        case Scalar(kind):
            return scalars(kind, keywords_of(rules))
        case Options(values):
            return st.sampled_from(values)
        case Series(member):
            return _series(member, rules, depth)
        case Row(members):
            return st.tuples(*(plain(one, _of_members(rules), depth + 1) for one in members)).map(list)
        case Table(member):
            return st.dictionaries(_IDS | _WORDS, plain(member, depth=depth + 1), max_size=3)
        case Record(model):
            return st.deferred(lambda: records(model, depth))
        case Tagged():
            return st.one_of(*(_of_kind(kind, model, depth) for kind, model in shape.by_kind.items()))
        case Choice(members):
            return st.one_of(*(plain(member, depth=depth) for member in members))


def _of_kind(kind: str, model: type, depth: int) -> st.SearchStrategy[Plain]:
    def tagged(data: Plain) -> Plain:
        return {"kind": kind, **data}

    return st.deferred(lambda: records(model, depth).map(tagged))


def _series(member: Shape, rules: list[Rule], depth: int) -> st.SearchStrategy[Plain]:
    bounds = keywords_of(rules)
    least = cast("int", bounds.get("minItems", 0))
    most = min(cast("int", bounds.get("maxItems", 2)), max(least, 0 if depth > 5 else 2))
    unique = next((rule.unique for rule in rules if isinstance(rule, Many) and rule.unique), None)
    members = plain(member, _of_members(rules), depth + 1)
    if unique is None:
        return st.lists(members, min_size=least, max_size=most)
    return st.lists(members, min_size=least, max_size=most, unique_by=lambda data: repr(data.get(unique)))


def records(model: type, depth: int = 0) -> st.SearchStrategy[Plain]:
    """Plain data of a model; what breaks a rule that no schema can say is left out."""
    if model in MADE_ELSEWHERE:
        return MADE_ELSEWHERE[model]()
    fields = fields_of(model)
    required = {key: _field(field, depth) for key, field in fields.items() if field.required}
    optional = {key: _field(field, depth) for key, field in fields.items() if not field.required}
    return st.fixed_dictionaries(required, optional=optional).filter(lambda data: readable(data, model))


def _field(field: Field, depth: int) -> st.SearchStrategy[Plain]:
    if field.key == "language":
        return _LANGUAGES
    return plain(field.shape, rules_of(field), depth + 1)


def readable(data: Plain, model: type) -> bool:
    """Whether data are read as a model."""
    try:
        structure(data, model)
    except InvalidDataError:
        return False
    return True


def documents(model: type[Stored]) -> st.SearchStrategy[Stored]:
    """Documents of a stored class."""
    return records(model).map(lambda data: structure(data, model))


def scalars(kind: type, bounds: Keywords) -> st.SearchStrategy[Plain]:
    """Plain data for a simple value within the bounds."""
    low, high = cast("int | None", bounds.get("minimum")), cast("int | None", bounds.get("maximum"))
    of: dict[type, Callable[[], st.SearchStrategy[Plain]]] = {
        str: lambda: _strings(bounds),
        int: lambda: st.integers(low, high),
        float: lambda: st.floats(low, high, allow_nan=False, allow_infinity=False) | st.integers(low or 0, high or 9),
        bool: st.booleans,
        dt.date: lambda: st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31)).map(dt.date.isoformat),
        Fraction: lambda: st.fractions(0, 1, max_denominator=20).map(lambda share: f"{share.numerator}/{share.denominator}") | st.integers(0, 1),
        Text: lambda: _TEXTS,
    }
    return of[kind]()


def _strings(bounds: Keywords) -> st.SearchStrategy[str]:
    pattern = str(bounds.get("pattern", ""))
    if IDENTIFIER_PATTERN in pattern:
        return _IDS
    if pattern.startswith("^"):
        return st.from_regex(pattern.removesuffix("$") + r"\Z").filter(lambda words: len(words) <= cast("int", bounds.get("maxLength", 300)))
    return _FULL_WORDS if bounds.get("minLength") else _WORDS


def keywords_of(rules: list[Rule]) -> Keywords:
    """What all the rules say in JSON Schema, taken together."""
    joined: Keywords = {}
    for rule in rules:
        joined |= rule.keywords()
    return joined


def _of_members(rules: list[Rule]) -> list[Rule]:
    return [rule.member for rule in rules if isinstance(rule, Many)]


WRONG: list[Plain] = ["7", "", "x" * 30_000, 2.5, -1.5, -1, 10**6, True, None, [], [None], {}, {"nl": 5}, "2027-02-30", "1/0"]
"""Values that are wrong in most places; not 7.0, which JSON Schema cannot tell from 7."""


def _sort(data: Plain) -> str:
    return type(cast("object", data)).__name__


def places(data: Plain, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of everything in plain data, itself first."""
    yield path
    sort = _sort(data)
    for key, member in data.items() if sort == "dict" else enumerate(data) if sort == "list" else ():
        yield from places(member, (*path, key))


@st.composite
def damaged(draw: st.DrawFn, data: Plain) -> Plain:
    """The data with one thing changed: a value replaced, a key or member dropped, a key added."""
    path = draw(st.sampled_from(list(places(data))))
    found: Any = data
    for step in path:
        found = found[step]
    sort = _sort(found)
    ways = ["replace", *(["add"] if sort == "dict" else []), *(["drop"] if found and sort in {"dict", "list"} else [])]
    way = draw(st.sampled_from(ways))
    if way == "replace":
        return _with(data, path, draw(st.sampled_from(WRONG)))
    changed: Any = copy(found)
    if way == "add":
        changed[draw(st.sampled_from(["kind", "extra", "id", "title"]))] = draw(st.sampled_from(WRONG))
    else:
        del changed[draw(st.sampled_from(list(changed) if sort == "dict" else range(len(changed))))]
    return _with(data, path, changed)


def _with(data: Plain, path: tuple[str | int, ...], changed: Plain) -> Plain:
    if not path:
        return changed
    step, rest = path[0], path[1:]
    if isinstance(data, dict):
        return {key: _with(member, rest, changed) if key == step else member for key, member in cast("dict[str, Plain]", data).items()}
    return [_with(member, rest, changed) if index == step else member for index, member in enumerate(cast("list[Plain]", data))]


def accepts(schema: dict[str, Any], data: object) -> bool:
    """Whether data are valid by a schema, days that do not exist included."""
    checker = cast("Any", Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER))
    return bool(checker.is_valid(data))


ANYTHING: st.SearchStrategy[Plain] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_WORDS | st.sampled_from(["kind", "document", "answers", "id"]), inner, max_size=4),
    max_leaves=12,
)
"""Any plain data."""
