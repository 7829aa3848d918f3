"""Translations of the library's own short strings, read from its `.po` files on first use."""

from functools import cache
from importlib.resources import files
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING

from werkplekleren._base.text import is_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel.messages.catalog import Catalog

PLURAL = "\N{VERTICAL LINE}"
"""Joins the singular and plural of a msgid into one key."""

CONTEXT = "\N{END OF TRANSMISSION}"
"""Joins the context of a msgid, where it has one, and the msgid into one key."""


@cache
def catalogue(name: str, language: str) -> "Mapping[str, tuple[str, ...]]":
    """The translations of one catalogue in one language.

    Args:
        name: The file, without its suffix, such as `errors`.
        language: A language code; without a file for `pt-BR` that of `pt` is read. What has not the form of a
            code is no language that we have.

    Returns:
        Original (or `singular|plural`, after its context where it has one) -> its translations: one, or one per plural form. Empty when the
        library has no such file. Entries without a translation are left out.
    """
    for code in dict.fromkeys((language, language.partition("-")[0])) if is_language(language) else ():
        file = files("werkplekleren").joinpath("locale", code, f"{name}.po")
        if file.is_file():
            return entries(file.read_bytes())
    return MappingProxyType({})


def _catalogue(content: bytes) -> "Catalog":
    from babel.messages.pofile import PoFileError, read_po

    try:
        return read_po(BytesIO(content), abort_invalid=True)
    except PoFileError as error:
        raise ValueError(str(error)) from error


def entries(content: bytes) -> "Mapping[str, tuple[str, ...]]":
    """The translations in a `.po` file; entries without one are left out.

    Raises:
        ValueError: When it is no such file.
    """
    found: dict[str, tuple[str, ...]] = {}
    for message in _catalogue(content):
        original = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if original[0] and forms and all(forms):
            found[(f"{message.context}{CONTEXT}" if message.context else "") + PLURAL.join(original)] = forms
    return MappingProxyType(found)
