"""Subsidy schemes: dated facts about money for learning at work, never advice on eligibility."""

from datetime import date
from typing import Literal, get_args

import attrs

from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren._base.validators import is_a, is_date, is_id, is_short_text, is_version, many, maybe, one_of

Standing = Literal["current", "earlier"]
"""Whether the sources speak of now, or of an earlier year after which nobody checked whether it still exists."""


@attrs.frozen(kw_only=True)
class Scheme:
    """A subsidy or refund for learning at work, as its provider describes it on a certain day.

    Args:
        id: Its id; also the name of its file.
        version: `major.minor`.
        title: What it is called.
        provider: Who pays it.
        what: What it is for.
        amount: How much, in words.
        conditions: For whom and under which conditions. One or more.
        window: When it can be asked for; `None` when not known or at any time.
        standing: Whether the sources speak of now; an advice report names only those that are `current`.
        checked: The day on which all of this was last checked with the provider.
        sources: Where it says so. One or more.
    """

    id: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    title: Text = attrs.field(validator=is_a(Text))
    provider: str = attrs.field(validator=is_short_text)
    what: Text = attrs.field(validator=is_a(Text))
    amount: Text = attrs.field(validator=is_a(Text))
    conditions: tuple[Text, ...] = attrs.field(validator=many(Text, least=1))
    window: Text | None = attrs.field(default=None, validator=maybe(Text))
    standing: Standing = attrs.field(default="current", validator=one_of(get_args(Standing)))
    checked: date = attrs.field(validator=is_date)
    sources: tuple[Source, ...] = attrs.field(validator=many(Source, least=1))
