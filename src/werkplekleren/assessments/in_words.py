"""What every explanation can do once it has its sentences: say them in a language, and show itself."""

from abc import ABC, abstractmethod

from werkplekleren._base.display import Printer
from werkplekleren._base.text import Text


class InWords(ABC):
    """Mixin of explanations: `str(explanation)` and `in_language` put their sentences under each other."""

    __slots__ = ()

    title: Text

    @abstractmethod
    def sentences(self, language: str) -> tuple[str, ...]:
        """The explanation in words, one sentence or two for each fact, without markup."""

    def in_language(self, language: str) -> str:
        """The explanation in words, one line for each fact.

        Args:
            language: A language code.
        """
        return "\n".join(self.sentences(language))

    def __str__(self) -> str:
        return self.in_language(self.title.languages[0])

    def _repr_pretty_(self, printer: Printer, _cycle: bool) -> None:  # noqa: FBT001 - the display protocol of IPython
        printer.text(str(self))
