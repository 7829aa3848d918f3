"""What the reference needs to know of our house: attrs classes and named tuples have arguments, and doctests are code."""

import re
from collections.abc import Iterator
from typing import Any

import griffe

_DOCTEST = re.compile(r"(?m)^>>> .*\n(?:.+\n?)*")


def _default(attribute: griffe.Attribute) -> str | griffe.Expr | None:
    """What the argument is without one: the `default` of `attrs.field`, the value itself, or nothing when it must be given."""
    value = attribute.value
    if isinstance(value, griffe.ExprCall):
        keywords = [one for one in value.arguments if isinstance(one, griffe.ExprKeyword)]
        return next((one.value for one in keywords if one.name in {"default", "factory"}), None)
    return value


def _is_argument(attribute: griffe.Attribute) -> bool:
    annotation = str(attribute.annotation or "ClassVar")
    return "ClassVar" not in annotation and not attribute.name.startswith("__")


def _classes(module: griffe.Object) -> Iterator[griffe.Class]:
    """Every class of a package that is written there, with those inside others."""
    for member in module.members.values():
        if isinstance(member, griffe.Class):
            yield member
        if isinstance(member, griffe.Module | griffe.Class):
            yield from _classes(member)


def _is_made(cls: griffe.Class) -> bool:
    """Whether attrs or a named tuple makes the constructor of a class."""
    return any("attrs." in str(decorator.value) for decorator in cls.decorators) or any(str(base) == "NamedTuple" for base in cls.bases)


def _show_mixins(room: griffe.Object) -> None:
    """Give each class of a room what it has from a mixin (`...Views`) that the room does not export, since that has no place of its own."""
    for cls in _classes(room):
        for base in cls.mro():
            if base.name.endswith("Views") and base.name not in (room.exports or ()):
                for name, member in base.members.items():
                    if isinstance(member, griffe.Function):
                        cls.set_member(name, griffe.Alias(name, member))


class House(griffe.Extension):
    """Gives attrs classes and named tuples their constructor, shows what they have from mixins, and puts doctests in fences."""

    def on_package(self, *, pkg: griffe.Module, **_: Any) -> None:  # noqa: ANN401 - the signature of griffe
        """Add mixins to the classes that have them, and `__init__` where it is made, with the arguments that are inherited first."""
        for room in pkg.members.values():
            if isinstance(room, griffe.Module):
                _show_mixins(room)
        for cls in _classes(pkg):
            if "__init__" in cls.members or not _is_made(cls):
                continue
            lineage = [*reversed([base for base in cls.mro() if _is_made(base)]), cls]
            members = {name: member for one in lineage for name, member in one.members.items()}
            arguments = [
                griffe.Parameter(
                    member.name.lstrip("_"), annotation=member.annotation, kind=griffe.ParameterKind.keyword_only, default=_default(member)
                )
                for member in members.values()
                if isinstance(member, griffe.Attribute) and _is_argument(member)
            ]
            own = griffe.Parameter("self", kind=griffe.ParameterKind.positional_or_keyword)
            cls.set_member("__init__", griffe.Function("__init__", parameters=griffe.Parameters(own, *arguments)))

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:  # noqa: ANN401 - the signature of griffe
        """Fence the doctests of a docstring, so that brackets in them are not read as links."""
        if obj.docstring is not None:
            obj.docstring.value = _DOCTEST.sub(lambda found: f"```pycon\n{found[0].rstrip()}\n```\n", obj.docstring.value)
