"""JSON Schema of stored documents and content, from the same types and rules that the models check."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any, cast

import attrs

from werkplekleren._base.stored import Stored
from werkplekleren._base.text import LANGUAGE_PATTERN, Text
from werkplekleren._base.validators import LONG, Keywords, Many, Rule, as_a_whole
from werkplekleren._base.validators import Maybe as MaybeRule
from werkplekleren.serialization.docs import about, about_fields
from werkplekleren.serialization.envelope import DOCUMENT, DOCUMENTS, MARK
from werkplekleren.serialization.scalars import DATE, FRACTION
from werkplekleren.serialization.shapes import Choice, Field, Maybe, Options, Record, Row, Scalar, Series, Shape, Table, fields_of, shape_of
from werkplekleren.serialization.writing import writing

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_WORDS: Keywords = {"type": "string", "minLength": 1, "maxLength": LONG, "pattern": r"\S"}
_TEXT: Keywords = {
    "description": "Language code -> the words; the first is the text's own language.",
    "type": "object",
    "minProperties": 1,
    "propertyNames": {"pattern": as_a_whole(LANGUAGE_PATTERN)},
    "additionalProperties": _WORDS,
}
_SCALARS: dict[type, Keywords] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date", "pattern": as_a_whole(DATE)},
    Fraction: {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": as_a_whole(FRACTION)}]},
}


def json_schema(cls: object, *, bare_texts: bool = False, many: bool = False) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a stored document with its envelope, or of a piece of content.

    It accepts what reading accepts, but for what JSON Schema cannot say: rules between fields (ids that must
    exist or be unique), days that do not exist (unless `format` is asserted), bounds on fractions written as
    text, whole numbers of more than 300 digits, and 7.0 where a whole number is asked, which reading refuses.

    Args:
        cls: The class; one that is stored by itself gets its envelope.
        bare_texts: Whether a bare string may stand where a text in several languages is expected, as in content.
        many: Whether the envelope is that of many documents, as `write_many` writes it.

    Returns:
        The schema, as plain data; the same for the same class.

    Raises:
        TypeError: When `cls` has a field of a type that cannot be stored.

    >>> from werkplekleren._base.source import Source
    >>> json_schema(Source)["$defs"]["Source"]["required"]
    ['title', 'checked']
    """
    definitions = _Definitions(bare_texts=bare_texts)
    root = definitions.schema(shape_of(cls))
    if isinstance(cls, type) and issubclass(cls, Stored):
        root = _envelope(cls, root, many=many)
    return {"$schema": DIALECT, **root, "$defs": definitions.found}


def _envelope(cls: type[Stored], document: Keywords, *, many: bool) -> Keywords:
    content = DOCUMENTS if many else DOCUMENT
    return {
        "$id": f"urn:werkplekleren:{cls.kind}:{cls.format_version}" + (":many" if many else ""),
        "title": cls.__name__,
        "type": "object",
        "properties": {
            MARK: {"const": cls.kind},
            "format": {"type": "integer", "minimum": 1, "maximum": cls.format_version},
            content: {"type": "array", "items": document} if many else document,
        },
        "required": [MARK, "format", content],
        "additionalProperties": False,
    }


@attrs.define
class _Definitions:
    """The schemas of models, each by its name, gathered while they are met."""

    bare_texts: bool
    found: dict[str, Keywords] = attrs.field(factory=dict[str, Keywords])
    names: dict[tuple[type, str], str] = attrs.field(factory=dict[tuple[type, str], str])

    def schema(self, shape: Shape, rules: Iterable[Rule] = ()) -> Keywords:  # noqa: PLR0911 - one for each shape
        """The schema of a shape that also obeys rules."""
        rules = list(rules)
        match shape:
            case Maybe(member):
                return _or_null(self.schema(member, [rule.rule if isinstance(rule, MaybeRule) else rule for rule in rules]))
            case Series(member):
                return _with({"type": "array", "items": self.schema(member, _of_members(rules))}, rules)
            case Row(members):
                items = [self.schema(member, _of_members(rules)) for member in members]
                fixed = {"minItems": len(items), "maxItems": len(items)}
                return _with({"type": "array", "prefixItems": items, "items": False}, [rule for rule in rules if not isinstance(rule, Many)]) | fixed
            case Table(member):
                return _with({"type": "object", "additionalProperties": self.schema(member)}, rules)
            case Choice(members):
                return _with({"anyOf": [self.schema(member) for member in members]}, rules)
            case Options(values):
                return {"enum": list(values)}
            case Scalar(kind):
                return self.scalar(kind, rules)
            case Record(model):
                return {"$ref": self.reference(model, "")}
            case _:
                return {"oneOf": [{"$ref": self.reference(model, kind)} for kind, model in shape.by_kind.items()]}

    def scalar(self, kind: type, rules: list[Rule]) -> Keywords:
        """The schema of a simple value."""
        if kind is Text:
            self.found.setdefault("Text", {"anyOf": [_WORDS, _TEXT]} if self.bare_texts else _TEXT)
            return {"$ref": "#/$defs/Text"}
        return _with(_SCALARS[kind], rules)

    def reference(self, model: type, tag: str) -> str:
        """Where the schema of a model stands; with a tag, of the model as one of several kinds."""
        name = self.names.get((model, tag))
        if name is None:
            short = f"{model.__name__}-{tag}" if tag else model.__name__
            name = short if short not in self.found else f"{model.__module__.split('.')[1]}-{short}"
            self.names[model, tag] = name
            self.found[name] = {}
            self.found[name] = self.record(model, tag)
        return f"#/$defs/{name}"

    def record(self, model: type, tag: str) -> Keywords:
        """The schema of a model."""
        fields = fields_of(model)
        texts = about_fields(model)
        properties: dict[str, object] = {"kind": {"const": tag}} if tag else {}
        for key, field in fields.items():
            described = {"description": texts[key]} if key in texts else {}
            properties[key] = described | self.schema(field.shape, rules_of(field)) | _default(field)
        return {
            "title": model.__name__,
            "description": about(model),
            "type": "object",
            "properties": properties,
            "required": [*(["kind"] if tag else []), *(key for key, field in fields.items() if field.required)],
            "additionalProperties": False,
        }


def rules_of(field: Field) -> list[Rule]:
    """The rules of a field that can say themselves in JSON Schema; attrs joins several into one validator."""
    rule = field.attribute.validator
    joined = cast("tuple[object, ...]", getattr(rule, "_validators", (rule,)))
    return [cast("Rule", one) for one in joined if hasattr(one, "keywords")]


def _of_members(rules: list[Rule]) -> list[Rule]:
    return [rule.member for rule in rules if isinstance(rule, Many)]


def _with(schema: Keywords, rules: list[Rule]) -> Keywords:
    """A schema together with the rules, also when two of them say something of the same keyword."""
    more: list[Keywords] = []
    joined = dict(schema)
    for keywords in (rule.keywords() for rule in rules):
        if keywords.keys() & joined.keys():
            more.append(keywords)
        else:
            joined |= keywords
    return joined | {"allOf": more} if more else joined


def _or_null(schema: Keywords) -> Keywords:
    kind = schema.get("type")
    return schema | {"type": [kind, "null"]} if isinstance(kind, str) else {"anyOf": [schema, {"type": "null"}]}


def _default(field: Field) -> Keywords:
    default: object = field.attribute.default
    if field.required or hasattr(default, "factory"):
        return {}
    return {"default": writing().unstructure(default, unstructure_as=field.type)}
