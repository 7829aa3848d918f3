"""When to look at a plan again: review dates, each with what to look at."""

from datetime import date

import attrs

from werkplekleren._base.validators import Between
from werkplekleren.retention.dates import WEEK
from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.reasons import Reason


@attrs.frozen(kw_only=True)
class ReviewRhythm:
    """How often a plan is reviewed. The defaults follow what is customary, unverified: quarterly for a running plan, yearly after it.

    Args:
        every_weeks: Weeks between reviews while something is planned. Thirteen: a quarter.
        before_deadline_weeks: Weeks before a deadline when one looks whether it will be made. Eight: with the usual buffer of four
            there are still weeks in which something can be changed.
        after_weeks: Weeks after the last session when one looks whether it is part of practice. Thirteen: a quarter.
        later_weeks: Weeks between reviews after that. A year: by then people, work and certificates have changed.
        later: How many of those.
        near_weeks: Reviews this close together are joined, on the last of their days.
    """

    every_weeks: int = attrs.field(default=13, validator=Between(1, 104))
    before_deadline_weeks: int = attrs.field(default=8, validator=Between(0, 104))
    after_weeks: int = attrs.field(default=13, validator=Between(1, 104))
    later_weeks: int = attrs.field(default=52, validator=Between(1, 260))
    later: int = attrs.field(default=1, validator=Between(0, 20))
    near_weeks: int = attrs.field(default=2, validator=Between(0, 12))


USUAL_RHYTHM = ReviewRhythm()


@attrs.frozen(kw_only=True)
class Review:
    """A day on which the plan is looked at.

    Args:
        on: The Monday of its week.
        what: What to look at; all codes are in `codes.REVIEW_REASONS`.
    """

    on: date
    what: tuple[Reason, ...]


def reviews_of(plan: RetentionPlan, rhythm: ReviewRhythm = USUAL_RHYTHM) -> tuple[Review, ...]:
    """The reviews of a plan; see `RetentionPlan.reviews`."""
    lasts = [last for one in plan.transfers if (last := one.last_week) is not None]
    if not lasts:
        return ()
    end = max(lasts)
    found: list[tuple[date, Reason]] = []
    day = plan.start + rhythm.every_weeks * WEEK
    while day <= end:
        found.append((day, Reason(code="progress")))
        day += rhythm.every_weeks * WEEK
    for one in plan.transfers:
        last, before = one.last_week, None if one.deadline is None else one.deadline - rhythm.before_deadline_weeks * WEEK
        if last is not None and before is not None and plan.start < before <= last:
            found.append((before, Reason(code="deadline-near", values={"topic": one.topic, "until": str(one.deadline)})))
        if last is not None:
            found.append((last + WEEK, Reason(code="verify", values={"topic": one.topic, "person": one.successor})))
    after = end + (1 + rhythm.after_weeks) * WEEK
    found.append((after, Reason(code="in-practice")))
    found.extend((after + number * rhythm.later_weeks * WEEK, Reason(code="risks-again")) for number in range(1, rhythm.later + 1))
    return _joined(sorted(found, key=lambda one: (one[0], one[1].code, sorted(one[1].values.items()))), rhythm)


def _joined(found: list[tuple[date, Reason]], rhythm: ReviewRhythm) -> tuple[Review, ...]:
    """Reviews that lie close together as one, on the last of their days."""
    groups: list[list[tuple[date, Reason]]] = []
    for day, reason in found:
        if groups and day - groups[-1][0][0] <= rhythm.near_weeks * WEEK:
            groups[-1].append((day, reason))
        else:
            groups.append([(day, reason)])
    return tuple(Review(on=group[-1][0], what=tuple({_name(reason): reason for _, reason in group}.values())) for group in groups)


def _name(reason: Reason) -> tuple[str, str]:
    return reason.code, str(sorted(reason.values.items()))
