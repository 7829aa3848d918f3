"""What a column with days says."""

from datetime import date, datetime

import attrs

from werkplekleren.assessments import Equals
from werkplekleren.assessments.conditions import Comparison

from .expressions import all_of
from .extra import is_text, nw

DAY = (
    "^(?:[0-9]{4}-(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|[0-9]{4}-(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|[0-9]{4}-02-(?:0[1-9]|1[0-9]|2[0-8])"
    "|(?:[0-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$"
)
"""How text spells a day that there is, in the calendar of today; engines left to themselves convert more, each its own."""


@attrs.frozen(kw_only=True)
class DayColumn:
    """A column of days, of moments at midnight or of text that spells days, which only conditions and rules ask about.

    Args:
        raw: The column as it is.
        dtype: Its type.
        earliest: The first day that fits; `None` sets no bound.
        latest: The last.
    """

    raw: nw.Expr
    dtype: "nw.dtypes.DType"
    earliest: date | None
    latest: date | None

    @property
    def answer(self) -> nw.Expr:
        """The days."""
        return self.raw.cast(nw.String) if is_text(self.dtype) else self.raw

    @property
    def told(self) -> nw.Expr:
        """What an example is taken from."""
        return self.answer

    @property
    def given(self) -> nw.Expr:
        """Whether there is an answer."""
        return ~self.raw.is_null()

    @property
    def fits(self) -> nw.Expr | None:
        """Whether it is a day within the bounds, where there is an answer; `None` when any is."""
        answer = self.answer
        rules: list[nw.Expr] = []
        if is_text(self.dtype):  # a dollar alone would let a line end pass on some engines, and there is no year 0
            rules = [answer.str.contains(DAY), answer.str.len_chars() == len("YYYY-MM-DD"), answer >= self._as_answer(date.min)]
        elif isinstance(self.dtype, nw.Datetime):
            rules.append(answer == answer.dt.truncate("1d"))
        rules += [] if self.earliest is None else [answer >= self._as_answer(self.earliest)]
        rules += [] if self.latest is None else [answer <= self._as_answer(self.latest)]
        return all_of(rule.fill_null(value=False) for rule in rules) if rules else None  # pandas joins no two kinds of null

    def holds(self, condition: Comparison) -> nw.Expr:
        """Whether a comparison holds, where there is an answer."""
        return self.answer == self._as_answer(date.fromisoformat(str(condition.value))) if isinstance(condition, Equals) else self.given

    def _as_answer(self, day: date) -> str | date | datetime:
        """A day as the column would have it."""
        if is_text(self.dtype):
            return day.isoformat()
        return datetime(day.year, day.month, day.day) if isinstance(self.dtype, nw.Datetime) else day  # noqa: DTZ001 - the column has no zone
