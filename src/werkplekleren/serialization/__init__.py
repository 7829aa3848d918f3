"""Documents and content as plain data, JSON and JSON Schema; the only room that knows cattrs."""

from werkplekleren._base.lazy import lazy_exports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from werkplekleren.serialization.envelope import from_json as from_json
    from werkplekleren.serialization.envelope import read as read
    from werkplekleren.serialization.envelope import to_json as to_json
    from werkplekleren.serialization.kinds import KINDS as KINDS
    from werkplekleren.serialization.many import read_many as read_many
    from werkplekleren.serialization.many import write_many as write_many
    from werkplekleren.serialization.schema import json_schema as json_schema
    from werkplekleren.serialization.structuring import structure as structure
    from werkplekleren.serialization.structuring import unstructure as unstructure

__all__ = ["KINDS", "from_json", "json_schema", "read", "read_many", "structure", "to_json", "unstructure", "write_many"]

__getattr__, __dir__ = lazy_exports(
    __name__,
    {
        "envelope": ("from_json", "read", "to_json"),
        "kinds": ("KINDS",),
        "many": ("read_many", "write_many"),
        "schema": ("json_schema",),
        "structuring": ("structure", "unstructure"),
    },
)
