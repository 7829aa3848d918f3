"""Forms to fill in by hand or on screen, as worksheets print them."""

from typing import Any, ClassVar, Literal, get_args

import attrs

from werkplekleren._base.validators import Between, Keywords, broken, is_short_text, many, may_be_long_text, one_of

FieldKind = Literal["line", "lines", "checkbox", "choice", "date", "number", "signature"]


@attrs.frozen
class _OptionsForChoice:
    """Options where there is something to choose, and only there."""

    def __call__(self, instance: "FormField", attribute: "attrs.Attribute[Any]", value: tuple[str, ...], /) -> None:
        if instance.kind == "choice" and not value:
            raise broken(instance, attribute, "must have at least one option for a choice", value)
        if instance.kind != "choice" and value:
            raise broken(instance, attribute, "must be empty for a field of kind {kind}", value, {"kind": instance.kind})

    def keywords(self) -> Keywords:
        return {}


@attrs.frozen(kw_only=True)
class FormField:
    """One thing to fill in.

    Args:
        label: What is asked.
        kind: What is filled in: one line, several lines, a tick, a choice from options, a date, a number, or a name with a signature.
        options: What can be chosen; only for a `choice`.
        rows: How many lines there are to write on, 1 to 40; counts for `lines` only.
        help: What helps to fill it in.
    """

    label: str = attrs.field(validator=is_short_text)
    kind: FieldKind = attrs.field(validator=one_of(get_args(FieldKind)))
    options: tuple[str, ...] = attrs.field(default=(), validator=[many(is_short_text, most=100), _OptionsForChoice()])
    rows: int = attrs.field(default=1, validator=Between(1, 40))
    help: str = attrs.field(default="", validator=may_be_long_text)

    @property
    def writing_lines(self) -> int:
        """How many lines there are to write on: `rows` for `lines`, one for any other kind."""
        return self.rows if self.kind == "lines" else 1


@attrs.frozen(kw_only=True)
class Form:
    """Fields to fill in, one below the other."""

    kind: ClassVar[str] = "form"
    fields: tuple[FormField, ...] = attrs.field(validator=many(FormField, least=1, most=500))
