"""Addresses that a document leads to, looked at before they are written."""

from werkplekleren.documents.addresses import unsafe
from werkplekleren.errors import RenderError


def checked(href: str) -> str:
    """The address, when it is one that a document may lead to.

    Args:
        href: An address.

    Returns:
        The same address.

    Raises:
        RenderError: When it is not a plain `https://`, `http://` or `mailto:` address, nor `#` with a name in this document.
    """
    wrong = unsafe(href)
    if wrong is not None:
        raise RenderError(wrong)
    return href
