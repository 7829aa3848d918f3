"""JSON Schema of stored documents and content, from the same types and rules that the models check."""

from collections.abc import Callable, Mapping
from functools import singledispatch
from typing import Any, cast

import attrs

from werkplekleren._base.stored import Stored
from werkplekleren._base.validators import LONG, Keywords, Length, Many
from werkplekleren._base.validators import Maybe as MaybeRule
from werkplekleren.serialization.scalars import DATE, FRACTION, WIDEST
from werkplekleren.serialization.shapes import Choice, Maybe, Options, Record, Row, Scalar, Series, Shape, Table, Tagged, fields_of, shape_of


def json_schema(cls: type) -> dict[str, Any]:
    return {}
