"""Lists as Word numbers them: one definition for each kind, and a list of its own that begins at 1 wherever one begins."""

from collections.abc import Iterator, Mapping

import attrs

from werkplekleren.documents.document import NUMBERED_TO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""The namespace of Word's own elements."""

BOX = "\N{BALLOT BOX}"
"""What is ticked on paper."""

BOX_FONT = "Segoe UI Symbol"

KINDS = ("List Bullet", "List Number", "Checklist", "Step Title", "Source Item")
"""The styles that are lists, in the order in which we define them."""

HEADINGS = len(KINDS)
"""The place of the definition for headings, after those of the lists."""

_RESTARTED = frozenset({"List Number", "Step Title", "Source Item"})


@attrs.frozen(kw_only=True)
class ListStyle:
    """How paragraphs of a style are numbered.

    Args:
        abstract: The definition.
        num: The list of the style itself.
        level: Its level in the definition.
        inherited: Whether the style says so itself, so that a paragraph need not.
    """

    abstract: int
    num: int
    level: int = 0
    inherited: bool = True


@attrs.frozen
class _Level:
    """One level of a definition: the sort of its numbers, what is printed, and how far the text stands in."""

    sort: str
    text: str
    indent: int
    look: str = ""
    style: str = ""

    def spelled(self, depth: int) -> str:
        linked = f'<w:pStyle w:val="{self.style}"/>' if self.style else ""
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{self.sort}"/>{linked}<w:lvlText w:val="{self.text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{self.indent}" w:hanging="{self.indent}"/></w:pPr>{self.look}</w:lvl>'
        )


def definitions(first: int, colours: Mapping[str, str], headings: tuple[str, ...] = ()) -> str:
    """Our definitions as the text of `w:abstractNum` elements.

    Args:
        first: The number of the first one.
        colours: Colours by name, without `#`.
        headings: The ids of the heading styles that are numbered, from the first level on.
    """
    accent = f'<w:rPr><w:b/><w:color w:val="{colours["accent"]}"/></w:rPr>'
    box = f"<w:rPr>{box_font()}</w:rPr>"
    kinds: list[tuple[_Level, ...]] = [
        (_Level("bullet", "•", 284, accent),),
        (_Level("decimal", "%1.", 397, accent),),
        (_Level("bullet", BOX, 397, box),),
        (_Level("decimal", "%1.", 454, accent),),
        (_Level("decimal", "[%1]", 510),),
    ]
    if headings:
        kinds.append(
            tuple(_Level("decimal", ".".join(f"%{part}" for part in range(1, depth + 2)), 624, "", headings[depth]) for depth in range(NUMBERED_TO))
        )
    return "".join(_definition(first + place, levels) for place, levels in enumerate(kinds))


def _definition(number: int, levels: tuple[_Level, ...]) -> str:
    sort = "multilevel" if len(levels) > 1 else "singleLevel"
    inner = "".join(level.spelled(depth) for depth, level in enumerate(levels))
    return f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{number}"><w:multiLevelType w:val="{sort}"/>{inner}</w:abstractNum>'


def box_font() -> str:
    """The font that has a box, as a part of `w:rPr`."""
    return f'<w:rFonts w:ascii="{BOX_FONT}" w:hAnsi="{BOX_FONT}" w:eastAsia="{BOX_FONT}" w:cs="{BOX_FONT}" w:hint="eastAsia"/>'


def num(number: int, abstract: int, restart: int | None = None) -> str:
    """A list as the text of a `w:num` element.

    Args:
        number: Its own number.
        abstract: Its definition.
        restart: The level that begins at 1 again, or `None`.
    """
    again = "" if restart is None else f'<w:lvlOverride w:ilvl="{restart}"><w:startOverride w:val="1"/></w:lvlOverride>'
    return f'<w:num xmlns:w="{W}" w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{again}</w:num>'


@attrs.define
class Lists:
    """The lists of one document.

    Args:
        styles: How each list style numbers.
        next: The number of the next list.
    """

    styles: Mapping[str, ListStyle]
    next: int
    made: list[str] = attrs.field(factory=list[str], init=False)

    def begin(self, style: str) -> str:
        """The numbering of the paragraphs of a new list, as the text of `w:numPr`; empty when the style says it all."""
        found = self.styles[style]
        if style in _RESTARTED:
            number = self.next
            self.next += 1
            self.made.append(num(number, found.abstract, found.level))
        elif found.inherited:
            return ""
        else:
            number = found.num
        return f'<w:numPr><w:ilvl w:val="{found.level}"/><w:numId w:val="{number}"/></w:numPr>'


def nums(first_num: int, first_abstract: int, *, headings: bool) -> Iterator[str]:
    """The list of each of our definitions."""
    for place in range(len(KINDS) + headings):
        yield num(first_num + place, first_abstract + place)
