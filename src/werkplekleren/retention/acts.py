"""Dated acts about one person and one topic: an exemption and a revocation. Nothing is deleted; what counts depends on the day."""

from datetime import date

import attrs

from werkplekleren._base.validators import is_date, is_id, is_short_text, may_be_short_text, maybe
from werkplekleren.errors import InvalidValueError, Message


@attrs.frozen(kw_only=True)
class Exemption:
    """That somebody need not have a topic for a while. It makes nobody able: who can do it counts, who cannot does not.

    Args:
        person: Id of the person.
        topic: Id of the topic.
        requirement: Id of the one requirement it is about; empty: everything that is asked of this person on the topic.
        first: First day.
        last: Last day; `None` until further notice.
        by: Who decided it.
        reason: Why, in words that everybody may read: no health or private matters.

    Raises:
        InvalidValueError: When it ends before it starts.
    """

    person: str = attrs.field(validator=is_id)
    topic: str = attrs.field(validator=is_id)
    requirement: str | None = attrs.field(default=None, validator=maybe(is_id))
    first: date = attrs.field(validator=is_date)
    last: date | None = attrs.field(default=None, validator=maybe(is_date))
    by: str = attrs.field(validator=is_short_text)
    reason: str = attrs.field(default="", validator=may_be_short_text)

    def __attrs_post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise InvalidValueError(
                Message(
                    "the exemption of {person} from {topic} ends ({last}) before it starts ({first})",
                    {"person": self.person, "topic": self.topic, "last": self.last.isoformat(), "first": self.first.isoformat()},
                )
            )

    def holds(self, on: date) -> bool:
        """Whether it holds on a day.

        >>> exemption = Exemption(person="jan", topic="bhv", first=date(2027, 1, 1), last=date(2027, 6, 30), by="directie")
        >>> exemption.holds(date(2027, 6, 30)), exemption.holds(date(2027, 7, 1))
        (True, False)
        """
        return self.first <= on and (self.last is None or on <= self.last)


@attrs.frozen(kw_only=True)
class Revocation:
    """That somebody's level on a topic no longer counts, from a day on, until it is judged anew.

    Args:
        person: Id of the person.
        topic: Id of the topic.
        revoked_on: First day on which it does not count.
        by: Who decided it.
        reason: Why.
    """

    person: str = attrs.field(validator=is_id)
    topic: str = attrs.field(validator=is_id)
    revoked_on: date = attrs.field(validator=is_date)
    by: str = attrs.field(validator=is_short_text)
    reason: str = attrs.field(default="", validator=may_be_short_text)

    def holds(self, on: date, *, assessed_on: date | None = None) -> bool:
        """Whether it holds on a day.

        Args:
            on: The day.
            assessed_on: When the level was judged. A judgement after the revocation makes the level count again from its day on.

        >>> revocation = Revocation(person="jan", topic="lassen", revoked_on=date(2027, 3, 1), by="voorman")
        >>> revocation.holds(date(2027, 2, 28)), revocation.holds(date(2027, 3, 1))
        (False, True)
        >>> revocation.holds(date(2027, 6, 1), assessed_on=date(2027, 5, 3)), revocation.holds(date(2027, 4, 1), assessed_on=date(2027, 5, 3))
        (False, True)
        """
        renewed = assessed_on is not None and self.revoked_on < assessed_on <= on
        return self.revoked_on <= on and not renewed
