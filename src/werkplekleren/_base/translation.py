"""The library's short strings (labels, buttons, remarks) in the language of a document.

The msgids are Dutch, so Dutch needs no catalogue; another language reads `locale/<language>/labels.po`
on first use, and what it lacks stays Dutch.
"""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache

import attrs

from werkplekleren._base.catalogue import CONTEXT, PLURAL, catalogue

Labels = tuple[tuple[str, tuple[str, ...]], ...]
"""Dutch original (`singular|plural`, after its context, where it has those) -> its translation, in each plural form."""


@attrs.frozen(eq=False)
class Translator:
    """Short strings in one language, by the names that gettext gives its functions.

    Args:
        language: The language.
        entries: Original -> its translations.
    """

    language: str
    entries: Mapping[str, tuple[str, ...]]

    def gettext(self, original: str) -> str:
        """The translation of `original`, or itself.

        >>> translator("en").gettext("Inhoud"), translator("nl").gettext("Inhoud")
        ('Contents', 'Inhoud')
        """
        return self.entries.get(original, (original,))[0]

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """The translation of `singular` or `plural`, whichever suits `count` in this language."""
        forms = self.entries.get(singular + PLURAL + plural)
        return (singular if count == 1 else plural) if forms is None else forms[_plural(self.language)(count)]

    def pgettext(self, context: str, original: str) -> str:
        """The translation of `original` in the meaning that `context` gives it."""
        return self.entries.get(context + CONTEXT + original, (original,))[0]


@lru_cache(maxsize=256)
def translator(language: str, labels: Labels = ()) -> Translator:
    """The short strings in `language`.

    Args:
        language: The language; what it lacks is Dutch.
        labels: Short strings of somebody else in that language, which come before our own.

    >>> translator("de", (("Inhoud", ("Inhalt",)),)).gettext("Inhoud")
    'Inhalt'
    """
    return Translator(language, {**catalogue("labels", language), **dict(labels)} if labels else catalogue("labels", language))


@cache
def _plural(language: str) -> Callable[[int], int]:
    from gettext import c2py

    from babel.messages.plurals import get_plural

    return c2py(get_plural(language.replace("-", "_")).plural_expr)
