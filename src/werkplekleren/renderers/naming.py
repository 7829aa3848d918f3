"""Names for files that every file system takes, also that of Windows."""

import re
import unicodedata

from werkplekleren.renderers.cleaning import one_line

LONGEST = 100
"""How many characters a name may have, without its suffix."""

NAMELESS = "document"
"""The name of what has none."""

_refused = re.compile(r'[<>:"/\\|?*\x00-\x1f\ufffd]+')
_unseen = re.compile("[\u00ad\u200b-\u200d\u2060-\u2064\ufeff]")
_reserved = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:\..*)?", re.IGNORECASE | re.DOTALL)


def file_name(text: str) -> str:
    """A text as the name of a file, without its suffix.

    Args:
        text: Any text, such as the name of a firm.

    Returns:
        The same words without what Windows, macOS or Linux refuse in a name, at most 100 characters.

    >>> file_name("Bedrijf: A/B"), file_name("con"), file_name(" .. ")
    ('Bedrijf- A-B', 'con-', 'document')
    """
    words = _refused.sub("-", one_line(_unseen.sub("", unicodedata.normalize("NFC", text))))
    name = words.lstrip(". ")[:LONGEST].rstrip(". ")
    while len(name.encode()) > 2 * LONGEST:
        name = name[:-1].rstrip(". ")
    if not name:
        return NAMELESS
    return f"{name}-" if _reserved.fullmatch(name) else name


class Names:
    """Names for files in one folder, each given once; on a Mac and in Windows `A` and `a` are the same file."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def file(self, text: str) -> str:
        """The name for a text: its own, or with a number behind it when it was given already.

        >>> names = Names()
        >>> [names.file(text) for text in ("Anke", "anke", "Anke/2", "Anke")]
        ['Anke', 'anke-2', 'Anke-2-2', 'Anke-3']
        """
        base = name = file_name(text)
        number = 1
        while name.casefold() in self._given:
            number += 1
            name = f"{base}-{number}"
        self._given.add(name.casefold())
        return name
