"""What a fund makes its own: name, colours, font, logo, footer. Data, checked for contrast when it is made."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, Self, cast, get_args

import attrs

from werkplekleren._base.validators import Keywords, Length, Matches, broken, is_a, is_short_text, many, may_be_short_text, maybe, one_of
from werkplekleren.errors import InvalidContentError, Message, Place, Problem
from werkplekleren.renderers.contrast import EDGE, TEXT, contrast

_is_colour = Matches(r"#[0-9a-fA-F]{6}", "must be a colour as #rrggbb")
_five_colours = many(_is_colour, least=5, most=5)
_family = r" *(?:[A-Za-z\-][A-Za-z0-9\-]*(?: +[A-Za-z\-][A-Za-z0-9\-]*)*|'[A-Za-z0-9 \-]+') *"
is_font = Matches(rf"{_family}(?:,{_family})*", "must be font families separated by commas, quoted with ' where needed")
is_remark = Length(1000, 0)


@attrs.frozen
class _IsPicture:
    """A picture as a data URI, small enough to travel in every page."""

    longest: int = 400_000

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:  # noqa: ANN401 - attrs hands over any value
        if type(value) is str and len(value) <= self.longest:
            head, comma, data = value.partition(",")
            if comma and head in _PICTURES and data and _BASE64.issuperset(data):
                return
        raise broken(
            instance,
            attribute,
            "must be a PNG, JPEG, WebP or SVG picture as a base64 data URI of at most {most} characters",
            value,
            {"most": self.longest},
        )

    def keywords(self) -> Keywords:
        return {"maxLength": self.longest}


_PICTURES = frozenset(f"data:image/{sort};base64" for sort in ("png", "jpeg", "webp", "svg+xml"))
_BASE64 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")


def _colour(default: str) -> Any:  # noqa: ANN401 - attrs types a field by what the class says
    return attrs.field(default=default, validator=_is_colour)


def _scale(*default: str) -> Any:  # noqa: ANN401 - as above
    return attrs.field(default=default, validator=_five_colours)


@attrs.frozen(kw_only=True)
class Palette:
    """The colours of one theme in one light, each as `#rrggbb`.

    The defaults are the library's own light palette; `Palette.dark()` is its dark one. Text must reach a
    contrast of 4.5 to 1 with what lies behind it, marks and edges 3 to 1.

    Args:
        ink: Text.
        soft: Text of less weight.
        paper: The page.
        tint: A quiet area on the page.
        line: Hairlines that only decorate.
        edge: Lines and marks that mean something.
        accent: The one accent: marks, links, key figures.
        on_accent: Text on the accent.
        band: The accent, faint: margins and bars behind marks.
        second: A second series beside the accent.
        third: A third series.
        error: What is wrong or late.
        risk: Five steps from calm to grave.
        on_risk: Text on each of them.
        level: Five steps from "not" to "can teach it".
        on_level: Text on each of them.
        good: Behind what is good.
        on_good: Text on it.
        good_edge: Its edge and mark.
        warning: Behind what needs attention.
        on_warning: Text on it.
        warning_edge: Its edge and mark.
        bad: Behind what is bad.
        on_bad: Text on it.
        bad_edge: Its edge and mark.

    Raises:
        InvalidContentError: Naming every pair of colours with too little contrast.
    """

    ink: str = _colour("#17211f")
    soft: str = _colour("#4c5b57")
    paper: str = _colour("#ffffff")
    tint: str = _colour("#f3f6f5")
    line: str = _colour("#dfe6e3")
    edge: str = _colour("#6b7b76")
    accent: str = _colour("#0b5f5b")
    on_accent: str = _colour("#ffffff")
    band: str = _colour("#b9dad5")
    second: str = _colour("#b04a12")
    third: str = _colour("#5b4a9c")
    error: str = _colour("#a3180f")
    risk: tuple[str, ...] = _scale("#f8faf9", "#f7d8ac", "#f0ae6c", "#dd7a3f", "#8c2410")
    on_risk: tuple[str, ...] = _scale("#4c5b57", "#17211f", "#17211f", "#17211f", "#ffffff")
    level: tuple[str, ...] = _scale("#f1f4f3", "#d6ebe7", "#9dcfc8", "#2a7d76", "#0b4f4b")
    on_level: tuple[str, ...] = _scale("#4c5b57", "#17211f", "#17211f", "#ffffff", "#ffffff")
    good: str = _colour("#e4f1ea")
    on_good: str = _colour("#0e4a34")
    good_edge: str = _colour("#2f7d5f")
    warning: str = _colour("#fdf1d8")
    on_warning: str = _colour("#5a3a00")
    warning_edge: str = _colour("#a86a00")
    bad: str = _colour("#fbe7e3")
    on_bad: str = _colour("#86190c")
    bad_edge: str = _colour("#b3311d")

    def __attrs_post_init__(self) -> None:
        problems = tuple(self.weak_pairs())
        if problems:
            raise InvalidContentError(Message("{count} pairs of colours have too little contrast", {"count": len(problems)}), problems)

    @classmethod
    def dark(cls) -> Self:
        """The library's own dark palette."""
        return cls(
            ink="#e9efec",
            soft="#a9b8b3",
            paper="#141a19",
            tint="#1c2423",
            line="#2f3b38",
            edge="#8a9a95",
            accent="#74cfc6",
            on_accent="#0d1514",
            band="#24504c",
            second="#ffab73",
            third="#b9a8f2",
            error="#ff9c92",
            risk=("#1b2422", "#523420", "#8a4c1c", "#cf7030", "#ffb58f"),
            on_risk=("#a9b8b3", "#f4e3d3", "#ffffff", "#0d1110", "#141a19"),
            level=("#1f2927", "#1f3f3c", "#266660", "#4fa69e", "#a5e8e0"),
            on_level=("#a9b8b3", "#d6ebe7", "#ffffff", "#0d1110", "#141a19"),
            good="#173029",
            on_good="#b4e6d0",
            good_edge="#5fbf98",
            warning="#352a14",
            on_warning="#f5d997",
            warning_edge="#dba540",
            bad="#40221d",
            on_bad="#ffc3b8",
            bad_edge="#ff8f7f",
        )

    def tokens(self) -> Mapping[str, str]:
        """Every colour by the name that stylesheets and charts use (`on-risk-3`, `good-edge`)."""
        return dict(self._tokens())

    def colour(self, token: str) -> str:
        """The colour of a token; a name that does not exist is a `KeyError`."""
        return self.tokens()[token]

    def _tokens(self) -> Iterator[tuple[str, str]]:
        for field in attrs.fields(type(self)):
            value = getattr(self, field.name)
            name = field.name.replace("_", "-")
            if isinstance(value, tuple):
                steps = cast("tuple[str, ...]", value)
                yield from ((f"{name}-{step}", colour) for step, colour in enumerate(steps))
            else:
                yield name, value

    def weak_pairs(self) -> Iterator[Problem]:
        """A problem for each pair of colours that comes too close.

        Yields:
            Problems with the pair, its contrast and what it should be.
        """
        tokens = self.tokens()
        for front, back, least in _PAIRS:
            found = contrast(tokens[front], tokens[back])
            if found < least:
                yield Problem(
                    code="low-contrast",
                    what=Message("{front} on {back}", {"front": front, "back": back}),
                    place=Place(path=_field_of(front)),
                    found=f"{tokens[front]} on {tokens[back]}, a contrast of {found:.2f}",
                    expected=Message("at least {least}", {"least": f"{least:g}"}),
                    remedy=Message("make the one darker or the other lighter"),
                )


def _field_of(token: str) -> str:
    """Where the colour of a token stands: `on-risk-3` is `on_risk[3]`."""
    name, _, step = token.rpartition("-")
    return f"{name.replace('-', '_')}[{step}]" if step.isdecimal() else token.replace("-", "_")


def _pairs() -> Iterator[tuple[str, str, float]]:
    for text in ("ink", "soft", "accent", "error"):
        yield from ((text, ground, TEXT) for ground in ("paper", "tint"))
    yield from ((text, "paper", TEXT) for text in ("second", "third"))
    yield "on-accent", "accent", TEXT
    yield "ink", "band", TEXT
    for tone in ("good", "warning", "bad"):
        # the title of a callout, and whatever stands in it
        yield from ((text, tone, TEXT) for text in (f"on-{tone}", "ink", "soft", "accent"))
        yield f"{tone}-edge", "paper", EDGE
        yield f"{tone}-edge", tone, EDGE
    for step in range(5):
        yield f"on-risk-{step}", f"risk-{step}", TEXT
        yield f"on-level-{step}", f"level-{step}", TEXT
    yield from (("edge", ground, EDGE) for ground in ("paper", "tint"))
    # the marks of a profile over the bars of their margins
    yield from ((mark, "band", EDGE) for mark in ("accent", "second", "third", "soft"))


_PAIRS = tuple(_pairs())

Address = Literal["informal", "formal"]
"""How a text speaks to its reader: in Dutch `informal` is je and jullie, `formal` is u."""

SYSTEM_FONTS = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Liberation Sans', Roboto, sans-serif"


@attrs.frozen(kw_only=True)
class Theme:
    """The look of everything that is rendered for one fund.

    Args:
        name: Whose look it is; stands at the top of a page when it is not empty.
        light: Its colours on paper and on a light screen.
        dark: Its colours on a dark screen; `None` keeps the page light everywhere.
        font: Font families, most wanted first, as CSS writes them with single quotes.
        logo: A picture as a base64 data URI, or `None`.
        footer: A line below every document.
        contact: Who to ask, below every document.
        address: How reports speak to their readers: `informal` (je, jullie) or `formal` (u).
        fonts: The folder with the font files of `font`, for formats that carry their fonts with them (PDF); `None` takes the fonts that
            ship with the writer.
        reference: A Word document whose styles Word files take over; `None` takes that of the library.

    >>> Theme.default().light.accent
    '#0b5f5b'
    """

    name: str = attrs.field(default="", validator=may_be_short_text)
    light: Palette = attrs.field(factory=Palette, validator=is_a(Palette))
    dark: Palette | None = attrs.field(factory=Palette.dark, validator=maybe(Palette))
    font: str = attrs.field(default=SYSTEM_FONTS, validator=[is_short_text, is_font])
    logo: str | None = attrs.field(default=None, validator=maybe(_IsPicture()))
    footer: str = attrs.field(default="", validator=is_remark)
    contact: str = attrs.field(default="", validator=is_remark)
    address: Address = attrs.field(default="informal", validator=one_of(get_args(Address)))
    fonts: Path | None = attrs.field(default=None, validator=maybe(Path))
    reference: Path | None = attrs.field(default=None, validator=maybe(Path))

    @classmethod
    def default(cls) -> Self:
        """The library's own look."""
        return cls()

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> Self:
        """Read a theme that people wrote: a TOML file with its logo, fonts and Word document beside it.

        The file has the fields of this class. `logo` names a PNG, JPEG or SVG file, `fonts` a folder and `reference` a Word document, each in
        the folder of the theme; `[light]` and `[dark]` are tables of colours, in which what is not named is as in our own palettes. A theme
        with a table `[light]` and no `[dark]` stays light everywhere.

        Args:
            path: The file, or the folder that has it as `theme.toml`.

        Returns:
            The theme, with every colour checked against what it lies on.

        Raises:
            InvalidContentError: With every problem at once, each with file, line and path: a key that is not known, a wrong colour, too
                little contrast, a logo that is missing, too large or more than a drawing, a font folder without fonts.
            InvalidValueError: When `path` is no path.
        """
        from werkplekleren.renderers.theme_file import read_theme

        return cls(**attrs.asdict(read_theme(path), recurse=False))
