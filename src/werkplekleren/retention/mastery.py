"""One cell of the skills matrix: what level somebody has, when it was judged, by whom."""

from datetime import date

import attrs

from werkplekleren._base.validators import Between, is_date, is_id, may_be_short_text, maybe


@attrs.frozen(kw_only=True)
class Mastery:
    """The level of one person on one topic.

    Args:
        person: Id of the person.
        topic: Id of the topic.
        level: A value of the map's level scale; `None` when the topic does not apply to the person. A cell that was never
            filled in has no `Mastery` at all: unknown, counted as not able, shown as blank.
        assessed_on: When it was judged.
        assessor: Who judged it.
        evidence: What was seen.
        last_used_on: When the person last did the work, where that is noted; a refresher counts from it.
    """

    person: str = attrs.field(validator=is_id)
    topic: str = attrs.field(validator=is_id)
    level: int | None = attrs.field(validator=maybe(Between(0, 20)))
    assessed_on: date | None = attrs.field(default=None, validator=maybe(is_date))
    assessor: str = attrs.field(default="", validator=may_be_short_text)
    evidence: str = attrs.field(default="", validator=may_be_short_text)
    last_used_on: date | None = attrs.field(default=None, validator=maybe(is_date))

    @property
    def last_used_or_checked(self) -> date | None:
        """The later of the last use and the last judgement; `None` when neither is known.

        >>> Mastery(person="anke", topic="cnc", level=3, assessed_on=date(2026, 3, 2), last_used_on=date(2026, 9, 1)).last_used_or_checked
        datetime.date(2026, 9, 1)
        """
        return max((day for day in (self.assessed_on, self.last_used_on) if day is not None), default=None)
