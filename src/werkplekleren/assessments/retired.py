"""When content went out of use, and what came in its place."""

from datetime import date

import attrs

from werkplekleren._base.ids import IDENTIFIER_PATTERN, VERSION_PATTERN, is_version
from werkplekleren._base.validators import Matches, is_date

is_successor = Matches(f"{IDENTIFIER_PATTERN}|{VERSION_PATTERN}", "must be a version such as '2.0', or the id of another questionnaire")


@attrs.frozen(kw_only=True)
class Retired:
    """Since when a questionnaire, or one version of it, is no longer used, and what is used in its place.

    It stays readable, and responses to it are still scored.

    Args:
        on: The first day on which it was no longer used.
        successor: What came in its place: a later version of the same questionnaire (`2.0`), or the id of another one.

    Raises:
        InvalidValueError: When a field breaks its rule.

    >>> Retired(on=date(2027, 9, 1), successor="2.0").is_version, Retired(on=date(2027, 9, 1), successor="leerklimaat").is_version
    (True, False)
    """

    on: date = attrs.field(validator=is_date)
    successor: str = attrs.field(validator=is_successor)

    @property
    def is_version(self) -> bool:
        """Whether the successor is a version of the same questionnaire."""
        return is_version(self.successor)
