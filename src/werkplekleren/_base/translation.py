"""The library's short strings (labels, buttons, remarks) in the language of a document.

The msgids are Dutch, so Dutch needs no catalogue; another language reads `locale/<language>/labels.po`
on first use, and what it lacks stays Dutch.
"""

from collections.abc import Callable, Mapping
from functools import cache

import attrs

from werkplekleren._base.catalogue import CONTEXT, PLURAL, catalogue


@attrs.frozen
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


@cache
def translator(language: str) -> Translator:
    """The short strings in `language`; an unknown language falls back to Dutch."""
    return Translator(language, catalogue("labels", language))


@cache
def _plural(language: str) -> Callable[[int], int]:
    from gettext import c2py

    from babel.messages.plurals import get_plural

    return c2py(get_plural(language.replace("-", "_")).plural_expr)
