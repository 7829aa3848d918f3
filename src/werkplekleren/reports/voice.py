"""How a report speaks: its language, the wording it is written with, and how it addresses its reader."""

import attrs

from werkplekleren.documents import Document
from werkplekleren.reports.wording import Address, Facts, Phrases, Wording, Wordings

BUILTIN = Wordings()


@attrs.frozen
class Voice:
    """What every part of a report needs to speak: one language, one set of wording, one form of address.

    Args:
        language: The language, such as `nl`.
        wordings: The wording; the library's own by default.
        address: How it speaks to the reader.
    """

    language: str
    wordings: Wordings = attrs.field(default=BUILTIN, repr=False)
    address: Address = "informal"

    def wording(self, name: str) -> Wording:
        """The wording of a report.

        Raises:
            WordingError: When there is none in this language.
        """
        return self.wordings.wording(name, self.language, address=self.address)

    def phrases(self, name: str) -> Phrases:
        """The single sentences of a file.

        Raises:
            WordingError: When there are none in this language.
        """
        return self.wordings.phrases(name, self.language, address=self.address)

    def document(self, name: str, facts: Facts, *, sheet: bool = False) -> Document:
        """The document that a wording file and its facts make.

        Raises:
            WordingError: When there is no wording in this language, or it names what does not exist.
        """
        composed = self.wording(name).compose(facts)
        labels = tuple(self.wordings.short_strings(self.language).items())
        return Document(
            title=composed.title,
            title_language=composed.title_language,
            subtitle=composed.subtitle,
            language=self.language,
            blocks=composed.blocks,
            sheet=sheet,
            labels=labels,
        )
