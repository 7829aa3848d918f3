"""Which addresses a document may lead to."""

import re

from werkplekleren._base.validators import shown
from werkplekleren.errors import Message, RenderError

_safe = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f\x7f-\x9f<>\"'`{}|\\^]+|#[A-Za-z0-9][A-Za-z0-9_-]*")


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
