"""How a model shows itself as the last line of a notebook cell."""

from collections.abc import Sized
from typing import cast

from werkplekleren._base.late import service


def count_only(things: Sized) -> str:
    """What stands in a `repr` in place of many or private things: how many there are.

    >>> count_only({"werk-1": 4, "werk-2": 2})
    '<2>'
    """
    return f"<{len(things)}>"


class Displayed:
    """Mixin for models that show themselves in Jupyter, as HTML and as Markdown.

    The renderers are imported when something is shown, not before.
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        return cast("str", service("show-html")(self))

    def _repr_markdown_(self) -> str:
        return cast("str", service("show-markdown")(self))
