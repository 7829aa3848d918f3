"""How a model shows itself as the last line of a notebook cell."""

from collections.abc import Sized
from typing import Protocol, cast

from werkplekleren._base.late import service


def count_only(things: Sized) -> str:
    """What stands in a `repr` in place of many or private things: how many there are.

    >>> count_only({"werk-1": 4, "werk-2": 2})
    '<2>'
    """
    return f"<{len(things)}>"


LONGEST_TEXT = 300
"""The most characters of a `repr` that IPython shows of a model: enough to know it by."""


class Printer(Protocol):
    """The part of IPython's pretty printer that is used."""

    def text(self, text: str) -> None:
        """Write text."""


class Displayed:
    """Mixin for models that show themselves in Jupyter, as HTML and as Markdown; in a terminal by the first part of their `repr`.

    The renderers are imported when something is shown, not before.
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        return cast("str", service("show-html")(self))

    def _repr_markdown_(self) -> str:
        return cast("str", service("show-markdown")(self))

    def _repr_pretty_(self, printer: Printer, _cycle: bool) -> None:  # noqa: FBT001 - the display protocol of IPython
        whole = repr(self)
        printer.text(whole if len(whole) <= LONGEST_TEXT else f"{whole[:LONGEST_TEXT]}…")
