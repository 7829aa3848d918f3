"""What holds for every instrument and scheme."""

from hypothesis import given, settings

from strategies.instruments import instruments, schemes
from werkplekleren.instruments import Instrument, Scheme
from werkplekleren.serialization import structure, unstructure

unhurried = settings(deadline=None)


@unhurried
@given(instruments)
def test_an_instrument_is_read_as_it_was_written(instrument: Instrument) -> None:
    assert structure(unstructure(instrument), Instrument) == instrument
    assert hash(structure(unstructure(instrument), Instrument)) == hash(instrument)


@unhurried
@given(schemes)
def test_a_scheme_is_read_as_it_was_written(scheme: Scheme) -> None:
    assert structure(unstructure(scheme), Scheme) == scheme
