"""What stands before the title of a figure or the caption of a table that has a number."""

from werkplekleren._base.translation import Translator
from werkplekleren.documents import Captions, Figure, Table


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
