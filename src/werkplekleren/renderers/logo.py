"""Pictures of a fund as they may travel in every page: small, and a drawing that only draws."""

import re
import struct
from base64 import b64encode
from xml.etree.ElementTree import Element, ParseError, fromstring

from werkplekleren.errors import InvalidContentError, Message, Problem

LARGEST = 290_000
"""Bytes; as a data URI this is just below the 400 000 characters that a theme takes."""

MOST_PIXELS = 4000
"""How wide or high a picture of pixels may be."""

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan")
_AROUND = ("svg", "g", "defs", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "symbol", "use", "title", "desc")
_DRAWS = frozenset({*_SHAPES, *_AROUND})
_inside = re.compile(r"#[A-Za-z_][\w.-]*")
_leads_out = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression\(|[\w-]*script:", re.IGNORECASE)
_comment = re.compile(r"<!--.*?-->", re.DOTALL)
_declared = re.compile(r"\A\s*<\?xml\b[^>]*?\bencoding\s*=\s*['\"]([^'\"]*)['\"]")


def data_uri(name: str, content: bytes) -> str:
    """A picture as a data URI, when it may travel in a page.

    Args:
        name: The name of its file; the suffix says what sort of picture it is.
        content: What is in the file.

    Returns:
        A `data:` address.

    Raises:
        InvalidContentError: With every problem: no PNG, JPEG or SVG, too large, or an SVG that does more than draw.

    >>> data_uri("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"/>')[:26]
    'data:image/svg+xml;base64,'
    """
    suffix = name.lower().rpartition(".")[2]
    sort = _SORTS.get(suffix)
    if sort is None:
        raise _refused(
            [_problem("no-picture", Message("this is no picture that every format can show"), remedy=Message("save it as PNG, JPEG or SVG"))]
        )
    problems = [*([_too_large(len(content))] if len(content) > LARGEST else ())]
    problems += {"png": _png, "jpeg": _jpeg, "svg+xml": _svg}[sort](content)
    if problems:
        raise _refused(problems)
    return f"data:image/{sort};base64,{b64encode(content).decode()}"


_SORTS = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "svg": "svg+xml"}


def _refused(problems: list[Problem]) -> InvalidContentError:
    return InvalidContentError(Message("this picture cannot be used as a logo"), problems)


def _problem(code: str, what: Message, *, found: str | None = None, expected: Message | None = None, remedy: Message | None = None) -> Problem:
    return Problem(code=code, what=what, found=found, expected=expected, remedy=remedy)


def _too_large(size: int) -> Problem:
    return _problem(
        "too-large",
        Message("this picture is larger than {most} kB", {"most": LARGEST // 1000}),
        found=f"{size // 1000} kB",
        remedy=Message("make it smaller; it travels in every page"),
    )


def _png(content: bytes) -> list[Problem]:
    head = content[:24]
    if len(head) < 24 or not head.startswith(b"\x89PNG\r\n\x1a\n") or head[12:16] != b"IHDR":  # noqa: PLR2004 - as long as the head of a PNG
        return [_none("PNG")]
    wide, high = struct.unpack(">II", head[16:24])
    if 0 < wide <= MOST_PIXELS and 0 < high <= MOST_PIXELS:
        return []
    expected = Message("at most {most} wide and high", {"most": MOST_PIXELS})
    return [_problem("too-large", Message("this picture has too many pixels"), found=f"{wide} x {high}", expected=expected)]


def _jpeg(content: bytes) -> list[Problem]:
    return [] if content.startswith(b"\xff\xd8\xff") and content.rstrip(b"\0").endswith(b"\xff\xd9") else [_none("JPEG")]


def _svg(content: bytes) -> list[Problem]:
    text = content.decode("utf-8-sig", errors="replace")
    declared = _declared.search(text)
    if "\ufffd" in text or (declared is not None and declared[1].lower() != "utf-8"):
        return [_problem("not-utf-8", Message("this file is not in UTF-8"), remedy=Message("save it with the encoding UTF-8"))]
    if "<!" in _comment.sub("", text):
        return [_only_draws("<!")]
    try:
        root = fromstring(text)  # noqa: S314 - without a document type there are no entities to expand
    except ParseError as error:
        return [_none("SVG", str(error)[:100])]
    if root.tag != f"{_SVG}svg":
        return [_none("SVG", f"<{root.tag[:80]}>")]
    problems = [_only_draws(found) for found in sorted({found for element in root.iter() for found in _odd(element)})]
    if root.get("viewBox") is None and (root.get("width") is None or root.get("height") is None):
        remedy = Message("give the svg element a viewBox, or width and height")
        problems.append(_problem("no-size", Message("this drawing does not say how large it is"), remedy=remedy))
    return problems


def _none(picture: str, found: str | None = None) -> Problem:
    what = Message("this is no {picture} picture", {"picture": picture})
    return _problem("no-picture", what, found=found, remedy=Message("save it as PNG, JPEG or SVG"))


def _only_draws(found: str) -> Problem:
    return _problem(
        "unsafe-drawing",
        Message("an SVG may only draw: no scripts, styles of its own, pictures from elsewhere or parts of a drawing program"),
        found=found,
        remedy=Message("save it as plain SVG, with shapes and colours only"),
    )


def _odd(element: Element) -> list[str]:
    """What in an element does more than draw."""
    name = element.tag.removeprefix(_SVG)
    odd = [] if element.tag.startswith(_SVG) and name in _DRAWS else [f"<{name[:80]}>"]
    for attribute, value in element.attrib.items():
        short = attribute.rpartition("}")[2]
        leads = attribute in {"href", _XLINK}
        if attribute.lower().startswith("on") or (leads and not _inside.fullmatch(value)) or (not leads and _leads_out.search(value)):
            odd.append(f'{short[:40]}="{value[:40]}"')
    return odd
