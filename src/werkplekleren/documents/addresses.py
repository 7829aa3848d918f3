"""Which addresses a document may lead to."""

import re

from werkplekleren._base.validators import shown
from werkplekleren.errors import Message

LONGEST = 2000
"""How many signs of an address browsers and mail programs take."""

# no white space, quotes or brackets; nothing that is not seen or turns the direction; nothing that cannot be written as UTF-8
_unseen = r"\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff"
_safe = re.compile(rf"(?:https?://|mailto:)[^\s{_unseen}<>\"'`{{}}|\\^]+|#[A-Za-z0-9][A-Za-z0-9_-]*")


def unsafe(address: str) -> Message | None:
    """What is wrong with an address; `None` for a plain `https://`, `http://` or `mailto:` address, or `#` with a name in the document.

    >>> unsafe("https://voorbeeld.nl/kennis")
    """
    if len(address) <= LONGEST and _safe.fullmatch(address):
        return None
    return Message("a link may lead to https://, http://, mailto: or #name, without spaces or quotes, not to {href}", {"href": shown(address)})
