"""Where a claim comes from, and when somebody last looked."""

from collections.abc import Mapping
from datetime import date

import attrs

from werkplekleren._base.mappings import Mapped
from werkplekleren._base.not_content import NOT_CONTENT
from werkplekleren._base.text import Text, is_language_code
from werkplekleren._base.validators import is_date, is_short_text, is_web_address, maybe


def _own(translations: Mapping[str, str]) -> dict[str, str]:
    return dict(translations)


@attrs.frozen(kw_only=True)
class Source:
    """A source of content: every instrument, questionnaire and method names at least one.

    Args:
        title: Title and author, as one would cite it.
        address: Web address; `None` when it is not on the web.
        checked: The day on which somebody last checked that it says this.
        note: What it was used for.
        language: The language that the title is in, such as `nl`: a title is cited as it is, in every language, and
            screen readers and spelling checkers are told its own. `None` when that is not said.
        translations: Language -> the title in that language, where it is a description of your own and not a name that one cites.
    """

    title: str = attrs.field(validator=is_short_text)
    address: str | None = attrs.field(default=None, validator=maybe(is_web_address))
    checked: date = attrs.field(validator=is_date)
    note: Text | None = attrs.field(default=None, validator=maybe(Text))
    language: str | None = attrs.field(default=None, validator=maybe(is_language_code), metadata=NOT_CONTENT)
    translations: Mapping[str, str] = attrs.field(
        factory=dict[str, str], converter=_own, validator=Mapped(is_language_code, is_short_text), hash=False, metadata=NOT_CONTENT
    )

    def cited(self, language: str) -> tuple[str, str | None]:
        """The title as it stands in a text in `language`, and the language that it is in.

        >>> idea = Source(title="Eigen idee", language="nl", translations={"en": "An idea of ours"}, checked=date(2027, 1, 4))
        >>> idea.cited("en-GB"), idea.cited("pl")
        (('An idea of ours', 'en'), ('Eigen idee', 'nl'))
        """
        for code in (language, language.partition("-")[0]):
            if code in self.translations:
                return self.translations[code], code
        return self.title, self.language
