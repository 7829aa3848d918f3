"""What holds for every instrument, scheme, employer's question and practice case."""

from hypothesis import given, settings

from strategies.instruments import employer_questions, instruments, practice_cases, schemes
from werkplekleren.instruments import EmployerQuestion, Instrument, PracticeCase, Scheme
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


@unhurried
@given(employer_questions)
def test_a_question_is_read_as_it_was_written(question: EmployerQuestion) -> None:
    assert structure(unstructure(question), EmployerQuestion) == question


@unhurried
@given(practice_cases)
def test_a_case_is_read_as_it_was_written(case: PracticeCase) -> None:
    assert structure(unstructure(case), PracticeCase) == case
