"""What stands before the title of a figure or the caption of a table, and what is said of a figure that is not drawn."""

import attrs

from werkplekleren._base.translation import Translator
from werkplekleren.documents import Captions, Figure, Table, text_of

_AS_THE_TABLE = frozenset({"mastery", "before-after"})
"""The charts whose caption is as true of their table: it tells of columns and days, not of dots and lines."""


def undrawn(figure: Figure) -> Figure:
    """A figure for a format without drawings: not how to read the drawing, and its title once where its table is called the same."""
    caption = figure.caption if figure.chart.kind in _AS_THE_TABLE else ()
    same = text_of(figure.table.caption) == figure.title
    return attrs.evolve(figure, caption=caption, table=attrs.evolve(figure.table, caption=()) if same else figure.table)


def caption_label(block: Figure | Table, captions: Captions, translated: Translator) -> str:
    """`Figuur 2.` or `Tabel 1.` in the language of the document; empty where the block has no number.

    Args:
        block: The figure or table, as it stands in the document.
        captions: The numbers of the document, from `werkplekleren.documents.captions`.
        translated: The short strings in the language of the document.
    """
    number = captions.number(block)
    if number is None:
        return ""
    say = translated.gettext
    name = say("Figuur") if isinstance(block, Figure) else say("Tabel")
    return f"{name} {number}."
