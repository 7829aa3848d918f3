"""Where a claim comes from, and when somebody last looked."""

from datetime import date

import attrs

from werkplekleren._base.not_content import NOT_CONTENT
from werkplekleren._base.text import Text, is_language_code
from werkplekleren._base.validators import is_date, is_short_text, is_web_address, maybe


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
    """

    title: str = attrs.field(validator=is_short_text)
    address: str | None = attrs.field(default=None, validator=maybe(is_web_address))
    checked: date = attrs.field(validator=is_date)
    note: Text | None = attrs.field(default=None, validator=maybe(Text))
    language: str | None = attrs.field(default=None, validator=maybe(is_language_code), metadata=NOT_CONTENT)
