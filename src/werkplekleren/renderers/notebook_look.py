"""What everything in the output of a notebook cell shares: colours for light and dark, elements with inline styles, words."""

from collections.abc import Mapping

from markupsafe import Markup

from werkplekleren._base.translation import Translator, translator
from werkplekleren.documents import Document, Inline, resolved, unlinked
from werkplekleren.renderers.signs import SIGNS
from werkplekleren.renderers.spelling import inline
from werkplekleren.renderers.theme import Theme

NONE = Markup("")

SOFT = "opacity:.8"
"""Words that matter less, on whatever ground they stand: on every ground of ours they keep a contrast above 5."""


def sign(tone: str) -> str:
    """The sign of a tone and a space; empty for a tone without one."""
    return f"{SIGNS[tone]} " if tone in SIGNS else ""


def _hue(light: str, dark: str) -> str:
    return light if light == dark else f"light-dark({light},{dark})"


class Look:
    """The look of one document in a notebook.

    Args:
        document: The document.
        theme: Its colours.
    """

    def __init__(self, document: Document, theme: Theme) -> None:
        self.document = resolved(document, numbered=False)
        self.translated: Translator = translator(document.language, document.labels)
        self.light = theme.light
        light, dark = theme.light.tokens(), (theme.dark or theme.light).tokens()
        self.day: Mapping[str, str] = light
        self.hue: Mapping[str, str] = {name: _hue(colour, dark[name]) for name, colour in light.items()}

    def on_ground(self, ground: str, ink: str) -> str:
        """Ground and ink together, so that neither is left alone where one of them is lost."""
        return f"background:{self.day[ground]};color:{self.day[ink]};background:{self.hue[ground]};color:{self.hue[ink]}"

    def element(self, tag: str, content: Markup, style: str, more: Markup | str = "") -> Markup:
        """An element with its style, and perhaps more attributes."""
        return Markup('<{0} style="{1}"{2}>{3}</{0}>').format(tag, style, more, content)

    def spell(self, spans: Inline) -> Markup:
        """Inline text, with links that lead out of the document only."""
        # anchors inside the document do not exist here, ids are taken out
        return inline(_unanchored(spans))


def _unanchored(spans: Inline) -> Inline:
    return tuple(span if span.section is None and not (span.href or "").startswith("#") else unlinked((span,))[0] for span in spans)


def language_of(code: str | None) -> Markup:
    """The attribute of what is in a language of its own."""
    return Markup(' lang="{}"').format(code) if code else NONE
