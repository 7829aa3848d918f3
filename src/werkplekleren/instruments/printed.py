"""What is printed of an instrument: the full guide, a card of one page, a worksheet."""

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.validators import is_a, many
from werkplekleren.instruments.instrument import Instrument
from werkplekleren.instruments.worksheet import Worksheet


@attrs.frozen(kw_only=True)
class Guide(Displayed):
    """All of an instrument, with its worksheets, to prepare oneself with.

    Args:
        instrument: The instrument.
        then: The instruments that come next, as far as they are known, so that they are called by their title.
    """

    instrument: Instrument = attrs.field(validator=is_a(Instrument))
    then: tuple[Instrument, ...] = attrs.field(default=(), validator=many(Instrument))


@attrs.frozen(kw_only=True)
class Card(Displayed):
    """An instrument on one page, to have at hand while carrying it out.

    Args:
        instrument: The instrument.
        then: The instruments that come next, as far as they are known, so that they are called by their title.
    """

    instrument: Instrument = attrs.field(validator=is_a(Instrument))
    then: tuple[Instrument, ...] = attrs.field(default=(), validator=many(Instrument))


@attrs.frozen(kw_only=True)
class WorksheetForm(Displayed):
    """One worksheet of an instrument as a form to print and fill in.

    Args:
        instrument: The instrument, named on the form.
        worksheet: What is filled in.
    """

    instrument: Instrument = attrs.field(validator=is_a(Instrument))
    worksheet: Worksheet = attrs.field(validator=is_a(Worksheet))
