"""What every result says of the questionnaire behind it."""

import attrs

from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.validators import Matches, is_id, is_short_text, is_version

SCORING = "1"
"""Version of the scoring rules: it goes up when the same answers would score differently."""

is_hash = Matches(r"[0-9a-f]{64}", "must be 64 hexadecimal digits")


@attrs.frozen(kw_only=True)
class Stamped:
    """A result of one version of a questionnaire; the profile of one respondent and changes have the same fields, with others between them.

    Args:
        questionnaire: Id of the questionnaire that scored it.
        version: Version of that questionnaire.
        content_hash: Fingerprint of its content: 64 hexadecimal digits.
        scoring: Version of the scoring rules.
    """

    questionnaire: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    content_hash: str = attrs.field(validator=is_hash)
    scoring: str = attrs.field(default=SCORING, validator=is_short_text)
