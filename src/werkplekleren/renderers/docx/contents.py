"""A table of contents that Word keeps up to date, with its entries filled in."""

from werkplekleren.documents import Section, sections
from werkplekleren.renderers.cleaning import one_line
from werkplekleren.renderers.docx.spelling import TAB
from werkplekleren.renderers.docx.writing import Writing

CONTENTS_DEPTH = 2
"""How deep it goes where the document does not say so."""

LONG = 15
"""After one of more lines than this the text begins on a new page: its first heading would stand alone at the foot of this one."""

LISTED_FROM = 8
"""From this many numbered sections on a document gets one of its own accord."""


def write_contents(page: Writing, depth: int, title: str = "") -> None:
    """Add a table of contents; nothing where there are no sections.

    The entries lead to their sections. Page numbers come with them when Word or LibreOffice updates the field: only a program that
    lays out pages knows them.

    Args:
        page: Where to.
        depth: How many levels of sections it lists.
        title: What stands above it; empty for the word of the document's language.
    """
    found = [(len(path), section) for path, section in sections(page.document.blocks) if len(path) <= depth]
    if not found:
        return
    page.paragraph("TOC Heading", page.words(one_line(title) or page.say("Inhoud")))
    instruction = f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{depth}" \\h \\z \\u </w:instrText></w:r>'
    for place, (level, section) in enumerate(found):
        first = f"{_mark('begin')}{instruction}{_mark('separate')}" if not place else ""
        last = _mark("end") if place == len(found) - 1 else ""
        page.paragraph(f"toc {level}", f"{first}{_entry(page, section)}{last}")
    page.breaks = len(found) > LONG
    page.below_contents = not page.breaks


def _entry(page: Writing, section: Section) -> str:
    number = page.numbers[section.id]
    with page.speaking(section.title_language or section.language):
        inner = (page.words(number) + TAB if number else "") + page.words(one_line(section.title))
    return f'<w:hyperlink w:anchor="{page.bookmarks[section.id]}" w:history="1">{inner}</w:hyperlink>'


def _mark(sort: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{sort}"/></w:r>'
