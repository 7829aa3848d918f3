"""What refers to a section or can be referred to: filled-in references, numbers of figures and tables."""

from collections.abc import Mapping

import attrs

from werkplekleren.documents.blocks import Figure
from werkplekleren.documents.document import Document, numbers
from werkplekleren.documents.inline import Span
from werkplekleren.documents.tables import Table
from werkplekleren.documents.texts import respelled
from werkplekleren.documents.walking import walk


def resolved(document: Document, *, numbered: bool = True) -> Document:
    """The document with words in each reference: the number and title of the section it refers to.

    Writers begin with it, and then print the text of a span with a `section` like any other, as a link where they can.

    Args:
        document: The document.
        numbered: Whether the format prints the numbers of sections; else a reference has the title only.

    Returns:
        The same document where no reference lacks words.

    >>> from werkplekleren.documents import Paragraph, Section, plain, reference, text_of
    >>> parts = tuple(Section(id=name, title=name.title()) for name in ("doel", "scores", "plan"))
    >>> lead = Paragraph(text=(*plain("Zie "), *reference("plan"), *plain(".")))
    >>> text_of(resolved(Document(title="Scan", language="nl", blocks=(lead, *parts))).blocks[0].text)
    'Zie 3 Plan.'
    """
    if not document.refers:
        return document
    number: Mapping[str, str] = numbers(document) if numbered else {}
    words = {section.id: f"{number.get(section.id, '')} {section.title}".strip() for section in document.sections}

    def filled(span: Span) -> Span:
        return span if span.section is None or span.text else attrs.evolve(span, text=words[span.section])

    return attrs.evolve(document, blocks=respelled(document.blocks, filled))


@attrs.frozen
class Captions:
    """The numbers of the figures and tables of one document."""

    _numbers: Mapping[int, int]

    def number(self, block: Figure | Table) -> int | None:
        """The number of a figure or table that stands in the document, or `None` when it has none."""
        return self._numbers.get(id(block))


def captions(document: Document) -> Captions:
    """The numbers of figures and of tables: figures from 1, tables from 1, in reading order.

    A table has a number when it has a caption and is more than the numbers of a figure or a form to fill in. A block
    that stands in the document twice keeps its first number. A document whose sections have no numbers has none here.

    >>> from werkplekleren.documents import Section, heads, plain
    >>> table = Table(caption=plain("Uren"), header=heads("Wie"), rows=())
    >>> parts = tuple(Section(id=name, title=name.title()) for name in ("doel", "scores", "plan"))
    >>> captions(Document(title="Scan", language="nl", blocks=(*parts, table))).number(table)
    1
    """
    if not any(numbers(document).values()):
        return Captions({})
    found: dict[int, int] = {}
    count = {Figure: 0, Table: 0}
    twin: Table | None = None
    for block in walk(document):
        if block is twin:
            twin = None  # the table of the figure just seen
        elif isinstance(block, Figure) or (isinstance(block, Table) and block.caption and block.layout != "fill-in"):
            twin = block.table if isinstance(block, Figure) else None
            if id(block) not in found:
                count[type(block)] += 1
                found[id(block)] = count[type(block)]
    return Captions(found)
