"""The Markdown of wording files as a tree, and the signs in it that are ours."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

SLOT = re.compile(r"^:::\s*([a-z][a-z0-9-]*)[ \t]*")
"""The start of a line that stands for a block or opens or closes a part."""

OPENING = frozenset({"when", "unless", "each", "language"})
"""The words after `:::` that open a part; `end` closes it."""

CLOSING = "end"

ID = r"(?:[^{}\s]|\{[a-z0-9_]+\})+"
"""The name of a section, in which a value may stand."""

MARK = re.compile(rf"\s*\{{#(?P<id>{ID})\}}\s*$")
"""The mark behind a heading that names its section."""

_FILE = "file"
_PAIR = re.compile(r"\{([^{}|/\n]*)/([^{}|/\n]*)\}")


def tree(text: str, file: str) -> tuple[SyntaxTreeNode, ...]:
    """The blocks of a Markdown text, each marked with the file it stands in."""
    nodes = tuple(SyntaxTreeNode(_parser().parse(text)).children)
    for node in nodes:
        for inner in node.walk():
            inner.meta[_FILE] = file
    return nodes


def place_of(node: SyntaxTreeNode) -> tuple[str | None, int | None]:
    """The file and the line of a node."""
    file = node.meta.get(_FILE)
    lines = node.map or (node.children[0].map if node.children else None)  # a cell of a table has its line inside
    return (file if isinstance(file, str) else None), (lines[0] + 1 if lines else None)


def addressed(text: str, *, formal: bool) -> str:
    """The text with one of each pair `{jullie/u}`: the second in a formal one.

    >>> addressed("{Kijk je/Kijkt u} mee?", formal=True)
    'Kijkt u mee?'
    """
    return _PAIR.sub(r"\2" if formal else r"\1", text)


def slot(node: SyntaxTreeNode) -> tuple[str, str] | None:
    """The word after `:::` and what follows it, when the node is such a line."""
    if node.type != "paragraph" or not node.children:
        return None
    content = node.children[0].content
    match = SLOT.match(content)
    return (match[1], content[match.end() :].strip()) if match else None


def opens(node: SyntaxTreeNode) -> bool:
    """Whether the node is a line that opens a part."""
    found = slot(node)
    return found is not None and found[0] in OPENING


def closes(node: SyntaxTreeNode) -> bool:
    """Whether the node is a line that closes a part."""
    found = slot(node)
    return found is not None and found[0] == CLOSING


def section_of(node: SyntaxTreeNode) -> str | None:
    """The name of the section that a heading opens, as it is written in its mark."""
    found = MARK.search(node.children[0].content) if node.type == "heading" and node.children else None
    return found["id"] if found else None


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")
