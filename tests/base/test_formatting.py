"""Numbers, dates and lists as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkplekleren._base.formatting import MINUS, listing, long_date, month, number, percentage, short_date

DAY = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("value", "language", "digits", "signed", "expected"),
    [
        (1234.56, "nl", 1, False, "1.234,6"),
        (1234.56, "en", 1, False, "1,234.6"),
        (-0.5, "nl", 1, False, f"{MINUS}0,5"),
        (0.5, "nl", 1, True, "+0,5"),
        (-0.04, "nl", 1, True, "0,0"),
        (0, "nl", 0, True, "0"),
        (3, "nl", 0, False, "3"),
        (2.5, "xx", 1, False, "2,5"),
        (2.5, "en-ZZ", 1, False, "2.5"),
    ],
)
def test_a_number_has_the_signs_of_its_language(value: float, language: str, digits: int, signed: bool, expected: str) -> None:  # noqa: FBT001 - a case
    assert number(value, language, digits=digits, signed=signed) == expected


@given(value=st.floats(-1e6, 1e6), digits=st.integers(0, 3))
def test_a_number_and_its_opposite_differ_only_in_sign(value: float, digits: int) -> None:
    one, other = (number(each, "nl", digits=digits) for each in (value, -value))
    assert one.removeprefix(MINUS) == other.removeprefix(MINUS)
    assert "-" not in one + other


def test_percentages_and_dates_follow_the_language() -> None:
    assert percentage(0.744, "nl") == percentage(0.744, "en") == "74%"
    assert [long_date(DAY, "nl"), long_date(DAY, "en")] == ["1 maart 2027", "1 March 2027"]
    assert [short_date(DAY, "nl"), short_date(DAY, "en")] == ["1 mrt 2027", "1 Mar 2027"]
    assert [month(DAY, "nl"), month(DAY, "en"), month(DAY, "de")] == ["mrt", "Mar", "Mär"]


def test_an_unknown_language_writes_as_in_dutch() -> None:
    assert long_date(DAY, "xx") == "1 maart 2027"
    assert long_date(DAY, "nl-XX") == "1 maart 2027"


def test_a_listing_joins_as_a_sentence_does() -> None:
    assert listing([], "nl") == ""
    assert listing(["Anke"], "nl") == "Anke"
    assert listing(["Anke", "Gijs"], "en") == "Anke and Gijs"
    assert listing(["Anke", "Gijs", "Dewi"], "nl") == "Anke, Gijs en Dewi"
    assert listing(["Anke", "Gijs (titanium, duplex)", "Dewi"], "en") == "Anke; Gijs (titanium, duplex); and Dewi"
    assert listing(["Anke (13 uur, maar vertrekt)", "Gijs"], "nl") == "Anke (13 uur, maar vertrekt) en Gijs", "of two, nothing runs together"
