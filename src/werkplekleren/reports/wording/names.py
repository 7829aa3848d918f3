"""Which names each report offers to its wording."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Self

import attrs

from werkplekleren.documents import plain
from werkplekleren.reports.wording.facts import Facts


@attrs.frozen(kw_only=True)
class Names:
    """What the wording of a report can name.

    Args:
        values: What `{name}` may stand for.
        numbers: The values that are whole numbers, so that `{name|mens|mensen}` has a form for each.
        blocks: What `:::name` may stand for.
        conditions: What `:::when` and `:::unless` may ask.
        lists: What `:::each` may repeat, with what there is inside.
    """

    values: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    blocks: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    lists: Mapping[str, "Names"] = attrs.field(factory=dict[str, "Names"])

    @classmethod
    def of(cls, declared: Mapping[str, Any]) -> Self:
        """From a table of `names.toml`."""
        plain_names = {name: frozenset(found) for name, found in declared.items() if name != "lists"}
        return cls(**plain_names, lists={name: cls.of(inner) for name, inner in declared.get("lists", {}).items()})

    def facts(self) -> Facts:
        """Facts with every name, each condition met and one thing in each list: to see whether a wording can be filled in."""
        return Facts(
            values={**dict.fromkeys(self.values, plain("x")), **dict.fromkeys(self.numbers, 1)},
            blocks=dict.fromkeys(self.blocks),
            conditions=dict.fromkeys(self.conditions, True),
            lists={name: (inner.facts(),) for name, inner in self.lists.items()},
        )


@cache
def offered() -> Mapping[str, Names]:
    """Report -> what it offers. A wording file that is not among these holds single sentences."""
    return {name: Names.of(declared) for name, declared in _declared()["report"].items()}


@cache
def numbers() -> Mapping[str, frozenset[str]]:
    """File with single sentences -> the values in them that are whole numbers, besides those that our own sentences have forms for."""
    return {name: frozenset(found) for name, found in _declared()["numbers"].items()}


@cache
def _declared() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(files("werkplekleren").joinpath("content", "wording", "names.toml").read_text(encoding="utf-8"))
