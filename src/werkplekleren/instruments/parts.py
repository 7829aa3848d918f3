"""The parts of an instrument that say what happens: the steps, and what to do this week."""

import attrs

from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, is_a, maybe

LONGEST_NEXT_STEP = 30
"""Minutes: a step that takes longer is not done this week."""

is_duration = Between(1, 10_000)
is_text = is_a(Text)


@attrs.frozen(kw_only=True)
class Step:
    """One step of carrying out an instrument.

    Args:
        title: What happens, in a few words.
        minutes: How long it takes, at least 1.
        text: What to do.
        say: What to say or ask, word for word; `None` when nothing special is said.
    """

    title: Text = attrs.field(validator=is_text)
    minutes: int = attrs.field(validator=is_duration)
    text: Text = attrs.field(validator=is_text)
    say: Text | None = attrs.field(default=None, validator=maybe(Text))


@attrs.frozen(kw_only=True)
class NextStep:
    """The smallest thing a firm can do this week.

    Args:
        text: What to do.
        minutes: How long it takes, 1 to 30.
    """

    text: Text = attrs.field(validator=is_text)
    minutes: int = attrs.field(validator=Between(1, LONGEST_NEXT_STEP))
