"""The stylesheet of pages and fragments: the theme's colours as custom properties, then our rules.

A host page sets `--wpl-accent` and the like to recolour what is inside; `--wpl-font` sets the font.
"""

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from werkplekleren.renderers.cleaning import one_line
from werkplekleren.renderers.theme import Theme

_ours = re.compile(r"\.(wpl|wpl-fragment)(?![\w-])")
_HOST = re.compile(r":host \{[^}]*\}\n")


@lru_cache(maxsize=64)
def stylesheet(theme: Theme, *, fragment: bool = False) -> str:
    """All rules for one theme, each under the class `wpl`.

    The light colours come first, for browsers that do not know `light-dark()`.

    Args:
        theme: The look.
        fragment: Whether they are for fragments in a page of somebody else. Each rule then weighs more than any rule
            that names elements and classes, however many; only a host that styles what is inside by `id`, by `!important`
            or, for shapes and texts of charts and the direction of text, in a cascade layer still reaches it.
    """
    rules = _rules(theme)
    return _ours.sub(r".\1:not(#_)", _HOST.sub("", rules)) if fragment else rules


@lru_cache(maxsize=64)
def style_source(css: str) -> str:
    """What a content security policy says under `style-src` to let this stylesheet through: the hash of its text.

    Args:
        css: The stylesheet, such as `stylesheet(theme, fragment=True)`, as it stands in its `<style>` element.

    >>> style_source("p{margin:0}")
    "'sha256-QRQPRLGyxt3RJiKpYNjpkgHcmHU2PywsfL2e8oI0LQA='"
    """
    return f"'sha256-{b64encode(sha256(css.encode()).digest()).decode()}'"


@lru_cache(maxsize=64)
def _rules(theme: Theme) -> str:
    light = theme.light.tokens()
    rules = [
        _properties(dict(light), theme.font),
        *(f".wpl .c-{name}{{fill:var(--_{name})}}.wpl .s-{name}{{stroke:var(--_{name})}}" for name in light),
        *(f".wpl .w-{percent}{{width:{percent}%}}" for percent in range(1, 101)),
        files("werkplekleren.renderers").joinpath("styles", "report.css").read_text("utf-8"),
    ]
    if theme.dark is not None:
        dark = theme.dark.tokens()
        both = _properties({name: f"light-dark({colour},{dark[name]})" for name, colour in light.items()}, theme.font)
        rules.insert(1, f"@supports (color:light-dark(#000,#fff)){{{both}}}")
        rules.insert(2, "@media screen{.wpl-root{color-scheme:light dark}}")
    return "\n".join(rules)


def _properties(colours: dict[str, str], font: str) -> str:
    properties = [f"--_{name}:var(--wpl-{name},{colour})" for name, colour in colours.items()]
    return f".wpl{{{';'.join(properties)};--_font:var(--wpl-font,{font})}}"


def paper(title: str, *, sheet: bool = False, landscape: bool = False) -> str:
    """The rules that print the title and the page number at the foot of each page; for a page of our own, as paper belongs to the whole page.

    Args:
        title: What stands at the foot.
        sheet: Whether it is a sheet, which has smaller margins.
        landscape: Whether the pages lie on their side.
    """
    look = "font:8pt system-ui,sans-serif;color:#4c5b57"
    size = "A4 landscape" if landscape else "A4"
    margin = "13mm 16mm 15mm" if sheet else "17mm 17mm 19mm"
    return (
        f"@page{{size:{size};margin:{margin};"
        f'@bottom-left{{{look};content:"{_css_text(title)}"}}@bottom-right{{{look};content:counter(page) " / " counter(pages)}}}}'
    )


def _css_text(text: str) -> str:
    # every other character as its number, so that no title can end the text, the rule or the element
    return "".join(sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):x} " for sign in one_line(text)[:120])
