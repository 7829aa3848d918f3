"""Which addresses a document may lead to."""

import re

from werkplekleren._base.validators import shown
from werkplekleren.errors import Message, RenderError

# no white space, quotes or brackets; nothing that is not seen or turns the direction; nothing that cannot be written as UTF-8
_unseen = r"\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff"
_safe = re.compile(rf"(?:https?://|mailto:)[^\s{_unseen}<>\"'`{{}}|\\^]+|#[A-Za-z0-9][A-Za-z0-9_-]*")


def checked(href: str) -> str:
    """The address, when it is one that a document may lead to.

    Args:
        href: An address.

    Returns:
        The same address.

    Raises:
        RenderError: When it is not a plain `https://`, `http://` or `mailto:` address, nor `#` with a name in this document.
    """
    if len(href) <= 2000 and _safe.fullmatch(href):  # noqa: PLR2004 - as long as browsers and mail programs take
        return href
    raise RenderError(
        Message("a link may lead to https://, http://, mailto: or #name, without spaces or quotes, not to {href}", {"href": shown(href)})
    )
