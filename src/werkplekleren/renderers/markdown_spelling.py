"""Text and inline spans as Markdown: every sign that means something there, or to the reader of Quarto (pandoc), made literal."""

import re
import string

from werkplekleren.documents import Inline, unlinked
from werkplekleren.renderers.cleaning import one_line, undirected, visible
from werkplekleren.renderers.links import checked
from werkplekleren.renderers.spelling import PLAIN, marks

_APART = frozenset(string.punctuation + " \n")
_STARS = {"strong": "**", "emphasis": "*"}

_anywhere = re.compile(r"[\\`*_\[\]{}<>|~$#^@]|&(?=[#A-Za-z])|:(?=[A-Za-z/+_:-])|(?<=www)\.|\.(?=\.\.)|-(?=-)")
# what begins a list: a number and, for the reader of Quarto, also a letter or a Roman number, with a bracket before it or not
_BEFORE = r"\(?(?:\d{1,9}|[a-z]|[ivxlcdm]+|[IVXLCDM]{2,})"
_at_start = re.compile(rf"[-+=:.)]|(?:{_BEFORE}|\(?[A-Z])(?=\)(?:\s|$))|(?:{_BEFORE})(?=\.(?:\s|$))|[A-Z](?=\.$)|[Tt]able(?=:)")
_begins_list = re.compile(rf"{_BEFORE}|\(?[A-Z]")
_ENDS_LABEL = frozenset(".)")
_SIGNS_AT_START = frozenset("-+=:.)")
_entity = re.compile(r"&(?=[#A-Za-z][A-Za-z0-9]*;)")
_spaces = re.compile(r"[ \t\u00a0]+")


class Spelled(str):
    """Text that is Markdown already; everything else that a template prints is escaped."""

    __slots__ = ()


def words(text: object) -> Spelled:
    r"""A text on one line, with every sign that means something in Markdown made literal.

    >>> words("*Anke* [klik](javascript:x) <b>")
    '\\*Anke\\* \\[klik\\](javascript\\:x) \\<b\\>'
    """
    if isinstance(text, Spelled):
        return text
    return Spelled(literal(one_line(str(text))))


def literal(text: str, *, starts: bool = True) -> str:
    """A text on one line with every sign made literal; `starts` says whether it stands at the start of a line."""
    # a backslash as an entity, because notebooks read \\( and \\[ as mathematics
    body = _anywhere.sub(lambda sign: "&#92;" if sign[0] == "\\" else f"\\{sign[0]}", text)
    start = _at_start.match(body) if starts else None
    if start is None:
        return body
    before = "" if start[0] in _SIGNS_AT_START else start[0]
    return f"{before}\\{body[len(before) :]}"


def inline(spans: Inline, *, breaks: bool = False) -> Spelled:
    """Spans as Markdown.

    Args:
        spans: The spans.
        breaks: Whether a line end in a text is kept as a line break.

    Raises:
        RenderError: When a span leads to an address that is not allowed.
    """
    if len(spans) == 1 and marks(spans[0]) == PLAIN:  # most are: what follows says the same of these, and takes longer
        text = _spaces.sub(" ", undirected(visible(spans[0].text))).strip()
        kept = text.split("\n") if breaks else [text.replace("\n", " ")]
        return Spelled("\\\n".join([literal(line.lstrip()) for line in kept]))
    pieces: list[str] = []
    cleaned = [(span, _spaces.sub(" ", undirected(visible(span.text)))) for span in spans]
    seen = [(span, text) for span, text in cleaned if text]
    texts = [text for _, text in seen]
    for place, (span, text) in enumerate(seen):
        before = "".join(texts[:place]).rpartition("\n")[2].strip()
        first, *rest = text.split("\n") if breaks else [text.replace("\n", " ")]
        start = literal(
            first if before else first.lstrip(), starts=not before or (first[:1] in _ENDS_LABEL and _begins_list.fullmatch(before) is not None)
        )
        piece = "\n".join([start, *(literal(line.lstrip()) for line in rest)])
        href = f"#{span.section}" if span.section is not None else span.href
        if href is not None:
            piece = f"[{piece}]({_address(href)})"
        stars = _STARS.get(span.style, "")
        if stars and _can_stand_out(piece, pieces[-1] if pieces else "", texts[place + 1] if place + 1 < len(texts) else ""):
            bare = piece.strip()
            at = piece.index(bare)
            piece = f"{piece[:at]}{stars}{bare}{stars}{piece[at + len(bare) :]}"
        pieces.append(piece)
    return Spelled("".join(pieces).strip().replace("\n", "\\\n"))


def _can_stand_out(piece: str, before: str, after: str) -> bool:
    # beside a letter, stars only work around words that begin and end with one; else the words win from the looks
    bare = piece.strip()
    if not bare or "\n" in bare or before.endswith("*"):
        return False
    opens = bare != piece.rstrip() or bare[0].isalnum() or not before or before[-1] in _APART
    closes = bare != piece.lstrip() or bare[-1].isalnum() or not after or after[0] in _APART
    return opens and closes


def lines(spans: Inline) -> Spelled:
    """Spans as Markdown, with the line ends of their texts kept."""
    return inline(spans, breaks=True)


def linked(text: Inline, href: str | None) -> Spelled:
    """Text as one link, or as it is where it leads nowhere."""
    return Spelled(f"[{inline(unlinked(text))}]({_address(href)})") if href else inline(text)


def _address(href: str) -> str:
    return _entity.sub("&amp;", checked(href)).replace("(", "%28").replace(")", "%29")
