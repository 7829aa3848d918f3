"""Documents that can be kept: written as JSON with an envelope, and read back to the same value."""

from typing import ClassVar, Self, cast

from werkplekleren._base.late import service


class Stored:
    """Mixin for models that are stored by themselves.

    A subclass says its `kind` (kebab-case, unique in the library) and its `format_version`, which goes
    up when an old reader would misread the new form.
    """

    __slots__ = ()
    kind: ClassVar[str]
    format_version: ClassVar[int] = 1

    def to_json(self, *, indent: int | None = None) -> str:
        """This document as JSON text, with an envelope that names its kind and format version.

        Args:
            indent: Spaces per level; `None` writes it on one line.

        Returns:
            The text; the same document always gives the same text.
        """
        return cast("str", service("to-json")(self, indent=indent))

    @classmethod
    def from_json(cls, text: str | bytes, *, file: str | None = None) -> Self:
        """Read a document that `to_json` wrote.

        Args:
            text: The JSON text.
            file: Where it came from, named in the problems.

        Returns:
            A document equal to the one written.

        Raises:
            InvalidDataError: With every problem found, each with its path.
            UnsupportedVersionError: When it was written in a newer format.
        """
        return cast("Self", service("from-json")(text, cls, file=file))
