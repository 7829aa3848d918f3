"""What instruments are called where only their ids are known."""

from collections.abc import Iterable
from typing import cast

from werkplekleren._base.late import service
from werkplekleren._base.text import Text
from werkplekleren.instruments import Instrument


def titles(names: Iterable[str], language: str, known: Iterable[Instrument] = ()) -> tuple[str, ...]:
    """The titles of instruments, in their order.

    Args:
        names: Their ids.
        language: The language.
        known: Instruments whose titles count first. Of any other the title in the built-in toolbox is taken; one that
            is not there either is called by its id.

    >>> titles(["startgesprek", "van-ons-zelf"], "en")
    ('Intake talk', 'van-ons-zelf')
    """
    own: dict[str, Text] = {instrument.id: instrument.title for instrument in known}
    found = ((name, own[name] if name in own else _builtin(name)) for name in names)
    return tuple(name if text is None else text.in_language(language) for name, text in found)


def title(name: str, language: str) -> str:
    """The title of one instrument of which only the id is known; see `titles`."""
    return titles((name,), language)[0]


def _builtin(name: str) -> Text | None:
    return cast("Text | None", service("instrument-title")(name))
