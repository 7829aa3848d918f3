"""Many records of one flat model at once, field by field instead of record by record: the same values, in a fraction of the time.

Ten thousand responses hold few different versions, days and perspectives: each of those is read and checked once. It is
for data that our own reader of JSON made, and takes only what is plainly right; at any doubt it refuses them all, and
they are read one by one.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import repeat
from operator import itemgetter
from typing import Any, TypeAlias, cast

import attrs

from werkplekleren._base.mappings import ONLY_COPIED, Lenient
from werkplekleren.serialization.scalars import Reader, RefusedError
from werkplekleren.serialization.shapes import Field, Maybe, Scalar, Shape, Table, fields_of

FEWEST = 32
"""Records from which this pays."""

Values: TypeAlias = Iterable[object]
Column: TypeAlias = Callable[[list[object]], Values]
"""Takes what stands in one field of every record as the values of that field, or raises."""

WHOLE = frozenset({int, bool})
_record = frozenset({dict})
_new = cast("Callable[[type], object]", object.__new__)


@attrs.frozen
class Bulk:
    """How many records of a model are read at once.

    Args:
        model: The model; making one does no more than set its fields.
        columns: Field -> how its values are read and checked.
        setters: Field -> what sets it in a model that is being made.
        defaults: Field -> its value where it is left out.
    """

    model: type
    columns: Mapping[str, Column]
    setters: Mapping[str, Callable[[Any, Any], None]]
    defaults: Mapping[str, object]

    def read(self, records: list[object]) -> tuple[object, ...]:
        """The models, when all records have the same keys and every value is plainly right.

        Raises:
            Exception: One of those in which the fast pass over data may end, when a closer look is needed.
        """
        if not _record.issuperset(map(type, records)):
            raise RefusedError
        members = cast("list[dict[str, object]]", records)
        keys = tuple(members[0])
        if {len(keys)} != set(map(len, members)):
            raise RefusedError
        values = {key: self.columns[key]([*map(itemgetter(key), members)]) for key in keys}
        values |= {key: repeat(self.defaults[key]) for key in self.setters if key not in values}
        made: list[object] = [*map(_new, repeat(self.model, len(members)))]
        for key, column in values.items():
            deque(map(self.setters[key], made, column), maxlen=0)
        return tuple(made)


def bulk_of(model: type, reader_of: Callable[[Shape], Reader]) -> Bulk | None:
    """How many records of a model are read at once; `None` where its fields hang together or are models themselves.

    Args:
        model: The model.
        reader_of: Gives the reader of one value of a shape.
    """
    fields = fields_of(model)
    if hasattr(model, "__attrs_post_init__") or len(fields) != len(attrs.fields(cast("type[attrs.AttrsInstance]", model))):
        return None
    blank = _new(model)
    columns: dict[str, Column] = {}
    for key, field in fields.items():
        column = _column(field, blank, reader_of(field.shape))
        if column is None:
            return None
        columns[key] = column
    defaults = {
        key: field.attribute.default for key, field in fields.items() if not field.required and not hasattr(field.attribute.default, "factory")
    }
    return Bulk(model, columns, {key: getattr(model, field.attribute.name).__set__ for key, field in fields.items()}, defaults)


def _column(field: Field, blank: object, read: Reader) -> Column | None:
    """How the values of a field are read; a rule that looks at other fields finds none in a blank model and so raises."""
    attribute: Any = field.attribute
    rule: Any = attribute.validator

    def one(value: object) -> object:
        made = read(value)
        if rule is not None:
            rule(blank, attribute, made)
        return made

    match field.shape:
        case Scalar() | Maybe(Scalar()) if attribute.converter is None:
            return partial(_each_once, one)
        case Table() if isinstance(rule, Lenient) and rule.any_of >= WHOLE and ONLY_COPIED in attribute.metadata:
            return partial(_tables, one, rule.most)
        case _:
            return None


def _each_once(one: Callable[[object], object], values: list[object]) -> Values:
    """Texts or whole numbers, of which each that is different is read once."""
    kinds = set(map(type, values)) - {type(None)}
    if len(kinds) > 1 or not kinds <= {str, int}:  # one kind at a time: true, 1 and 1.0 are equal
        raise RefusedError
    made = {value: one(value) for value in set(values)}
    return map(made.__getitem__, values)


def _tables(one: Callable[[object], object], most: int, values: list[object]) -> Values:
    """Tables, of which those that hold only whole numbers are taken over as they are."""
    if not _record.issuperset(map(type, values)):
        raise RefusedError
    tables = cast("list[dict[str, object]]", values)
    return [table if len(table) <= most and _all_whole(table) else one(table) for table in tables]


def _all_whole(table: Mapping[str, Any]) -> bool:
    """Whether a table from JSON holds only whole numbers, true and false: of anything else there is no sum, or it is not whole."""
    try:
        return type(sum(table.values())) is int
    except TypeError:
        return False
