"""Where a template of a fund runs: it reads what it is given, calls nothing else, and stops when it takes too much.

What a template may do is listed; whatever is not listed is refused. Loops, calls, texts and what is written are counted, so that no
template runs on for ever or fills the memory.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from datetime import date
from numbers import Number
from typing import Any, cast

import attrs
from jinja2 import nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from werkplekleren._base.text import Text
from werkplekleren.renderers.unknown_names import Unknown

MOST_PASSES = 100_000
"""How often all loops and calls of one template may go round together."""

MOST_DEPTH = 20
"""How deep calls may lie in each other."""

MOST_INCLUDED = 200
"""How many templates may be included in one page."""

LONGEST_TEXT = 200_000
"""The longest text, list or number of signs that a template may make out of others."""

LONGEST_OUTPUT = 20_000_000
"""How many characters a template may write."""

MOST_BITS = 256
"""The largest whole number, in bits."""

NESTED = 8
"""How deep lists may lie in each other."""

_ON_TEXT = ("capitalize", "lower", "striptags", "title", "trim", "truncate", "upper")
_OF_VALUES = ("abs", "d", "default", "float", "int", "max", "min", "sum")
_OF_LISTS = ("count", "dictsort", "first", "groupby", "items", "last", "length", "list", "reverse", "sort", "unique")
_OF_MEMBERS = ("map", "reject", "rejectattr", "select", "selectattr")


class TooMuchError(Exception):
    """A template does more than it may.

    Args:
        what: What there is too much of.
    """


@attrs.define
class Budget:
    """What one run of a template has used so far."""

    passes: int = 0
    output: int = 0
    depth: int = 0
    included: int = 0

    def go_round(self, written: int = 0) -> None:
        """One more turn of a loop or call, which may write so many characters of its own."""
        self.passes += 1
        if self.passes > MOST_PASSES:
            raise TooMuchError(f"more than {MOST_PASSES} turns of loops and calls")
        self.write(written)

    def write(self, length: int) -> None:
        """So many characters more."""
        self.output += length
        if self.output > LONGEST_OUTPUT:
            raise TooMuchError(f"more than {LONGEST_OUTPUT} characters of output")


budget: ContextVar[Budget] = ContextVar("budget")
"""The budget of the template that runs now."""


def printed(value: object) -> object:
    """A value, when it is one that can be printed: a text, number, day or text in several languages."""
    if isinstance(value, str | Number | date | Text | Unknown):
        return value
    raise SecurityError(f"a value of type {type(value).__name__} is no text; print one of its fields, or use a filter")


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment in which only what is listed can be read, called or made."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, spelled: Callable[[object], str], filters: Mapping[str, Callable[..., object]], **settings: Any) -> None:  # noqa: ANN401 - as jinja2 takes them
        # what `finalize` gives is spelled, also where that is not HTML; so nothing else escapes it
        super().__init__(finalize=_counting(spelled), autoescape=True, undefined=Unknown, trim_blocks=True, lstrip_blocks=True, **settings)
        own = {"join": _joined, "replace": _replaced, "_counted": _counted, "_included": _included, "_measured": _measured, "_shallow": _shallow}
        self.filters = {
            **{name: FILTERS[name] for name in (*_OF_VALUES, *_OF_LISTS, *_OF_MEMBERS)},
            **{name: _on_text(FILTERS[name]) for name in _ON_TEXT},
            **own,
            "_printed": printed,
            **filters,
        }
        self.globals = {"range": _range}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - anything that a template reaches
        """Only data may be read: fields and properties of models, entries of a table, what a loop says of itself."""
        if not super().is_safe_attribute(obj, attr, value) or isinstance(value, type):
            return False
        if not callable(value):
            return True
        return isinstance(obj, LoopContext | BlockReference | Macro) or (isinstance(obj, dict) and attr in {"get", "items", "keys", "values"})

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 - anything that a template reaches
        """Only what a template made itself, `range`, and what `is_safe_attribute` let through, can be called."""
        owner = getattr(obj, "__self__", None)
        return isinstance(obj, LoopContext | BlockReference | Macro) or obj is _range or isinstance(owner, LoopContext | BlockReference | dict)

    def call(__self, __context: Context, __obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401, N805 - as jinja2 declares it
        """Call what may be called, counted."""
        if not __self.is_safe_callable(__obj):
            raise SecurityError("only macros and range can be called")
        now = budget.get()
        now.go_round(LONGEST_TEXT // 100 if isinstance(__obj, Macro | LoopContext) else 0)
        now.depth += 1
        if now.depth > MOST_DEPTH:
            raise TooMuchError(f"calls more than {MOST_DEPTH} deep")
        try:
            return super().call(__context, __obj, *args, **kwargs)
        finally:
            now.depth -= 1

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - numbers, or texts to add
        """Reckon with numbers that stay small; add texts and lists that stay short."""
        if operator == "**":
            raise SecurityError("** is not there")
        if operator != "+" and not (isinstance(left, Number) and isinstance(right, Number)):
            raise SecurityError(f"{operator} is only for numbers here")
        return _measured(super().call_binop(context, operator, left, right))

    def _generate(self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False) -> str:  # noqa: FBT001, FBT002 - as jinja2 declares it
        _watched(source)
        return super()._generate(source, name, filename, defer_init)


def _watched(source: nodes.Template) -> None:
    """Put a counter or a measure around every node that could make too much."""
    for loop in list(source.find_all(nodes.For)):
        length = sum(len(data.data) for data in loop.find_all(nodes.TemplateData))
        loop.iter = _filtered(loop.iter, "_counted", nodes.Const(length))
    for include in list(source.find_all(nodes.Include)):
        include.template = _filtered(include.template, "_included")
    _replace(source)


def _replace(node: nodes.Node) -> None:
    for name, value in list(node.iter_fields()):
        if isinstance(value, list):
            setattr(node, name, [_around(each) if isinstance(each, nodes.Node) else each for each in cast("list[object]", value)])
        elif isinstance(value, nodes.Node):
            setattr(node, name, _around(value))


def _around(node: nodes.Node) -> nodes.Node:
    _replace(node)
    if isinstance(node, nodes.Concat):
        node.nodes = [_filtered(each, "_printed") for each in node.nodes]
        return _filtered(node, "_measured")
    if isinstance(node, nodes.List | nodes.Dict) or (isinstance(node, nodes.Tuple) and node.ctx == "load"):
        return _filtered(node, "_shallow")
    return node


def _filtered(node: nodes.Node, name: str, *arguments: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(cast("nodes.Expr", node), name, list(arguments), [], None, None, lineno=node.lineno, environment=node.environment)


@pass_context
def _counted(_context: Context, values: Iterable[object], length: int) -> Iterator[object]:
    now = budget.get()
    for value in values:
        now.go_round(length)
        yield value


@pass_context
def _included(_context: Context, name: object) -> object:
    now = budget.get()
    now.included += 1
    if now.included > MOST_INCLUDED:
        raise TooMuchError(f"more than {MOST_INCLUDED} included templates")
    return name


def _measured(value: Any) -> Any:  # noqa: ANN401 - whatever was made
    if isinstance(value, int) and value.bit_length() > MOST_BITS:
        raise TooMuchError("a number that is too large")
    if isinstance(value, str | list | tuple) and len(cast("str", value)) > LONGEST_TEXT:
        raise TooMuchError(f"a text or list of more than {LONGEST_TEXT}")
    return cast("Any", value)


def _shallow(value: object, depth: int = 0) -> object:
    if depth > NESTED:
        raise TooMuchError(f"lists more than {NESTED} deep in each other")
    whole = value
    if isinstance(value, list | tuple | dict):
        inside = cast("dict[object, object]", value).values() if isinstance(value, dict) else cast("list[object]", value)
        for each in inside:
            _shallow(each, depth + 1)
    return whole


def _counting(spelled: Callable[[object], str]) -> Callable[[object], Markup]:
    def finalize(value: object) -> Markup:
        text = Markup(spelled(printed(value)))  # noqa: S704 - spelled for the format that is made
        budget.get().write(len(text))
        return text

    return finalize


def _on_text(function: Callable[..., object]) -> Callable[..., object]:
    def on_text(*arguments: object, **more: object) -> object:
        for value in arguments:
            if isinstance(value, list | tuple | dict):
                printed(cast("object", value))
        return function(*arguments, **more)

    # what jinja2 hands to a filter besides the value is written on the function
    vars(on_text).update(vars(function))
    return on_text


def _joined(values: Iterable[object], between: str = "", attribute: str | None = None) -> str:
    texts: list[str] = []
    length = 0
    for value in values:
        text = printed(getattr(value, attribute, "") if attribute and not attribute.startswith("_") else value)
        texts.append(text if isinstance(text, str) else str(text))
        length += len(texts[-1]) + len(between)
        if length > LONGEST_TEXT:
            raise TooMuchError(f"a text or list of more than {LONGEST_TEXT}")
    if any(isinstance(text, Markup) for text in (between, *texts)):
        return Markup("").join(escape(part) for text in texts for part in (between, text))[len(escape(between)) :]
    return between.join(texts)


def _replaced(text: object, old: str, new: str) -> str:
    seen = printed(text)
    words = seen if isinstance(seen, str) else str(seen)
    if words.count(old) * len(new) > LONGEST_TEXT:
        raise TooMuchError(f"a text or list of more than {LONGEST_TEXT}")
    return words.replace(old, new)


def _range(*numbers: int) -> range:
    made = range(*numbers)
    if len(made[: MOST_PASSES + 1]) > MOST_PASSES:
        raise TooMuchError(f"more than {MOST_PASSES} turns of loops and calls")
    # a filter may go round it without being counted
    budget.get().go_round(len(made))
    return made
