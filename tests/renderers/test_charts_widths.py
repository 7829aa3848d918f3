"""How wide text is, and how it is made to fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkplekleren.renderers.charts.widths import printable, shortened, text_width, wrapped

texts = st.text(max_size=80).map(printable)
rooms = st.floats(0, 400)


def test_bold_and_wide_fonts_take_more_room() -> None:
    plain = text_width("Kantbank", 13)
    assert text_width("Kantbank", 13, 600) > plain
    assert text_width("Kantbank", 13, factor=1.1) == pytest.approx(plain * 1.1)


def test_an_accent_takes_no_room() -> None:
    assert text_width("é", 10) == text_width("e", 10)
    assert text_width("e\N{COMBINING ACUTE ACCENT}", 10) == text_width("e", 10)
    assert text_width("ő", 10) == text_width("o", 10)


def test_characters_without_a_known_width_are_taken_wide() -> None:
    assert text_width("ж", 10) == 7
    assert text_width("漢", 10) == text_width("🔧", 10) == 10.2


def test_a_width_does_not_depend_on_what_a_python_knows_of_a_character() -> None:
    """The mark of Unicode 15.0 and the sign of 15.1 are unassigned on older Pythons."""
    assert text_width("\u0ece", 10) == 7
    assert text_width("\u31ef", 10) == 10.2


def test_text_that_fits_is_left_alone() -> None:
    assert shortened("Lassen", 100, 12) == "Lassen"
    assert wrapped("Lassen", 100, 12) == ("Lassen",)


def test_text_in_no_room_is_left_out() -> None:
    assert shortened("Lassen", 3, 12) == ""
    assert wrapped("Lassen", 3, 12) == ()
    assert wrapped("", 100, 12) == ()


def test_a_long_word_is_broken_where_a_syllable_begins() -> None:
    assert wrapped("Arbeidsongeschiktheidsverzekeringsmaatschappij", 190, 13) == ("Arbeidsongeschiktheidsverze-", "keringsmaatschappij")


def test_a_long_word_without_vowels_is_broken_where_the_line_is_full() -> None:
    assert wrapped("XXXXXXXXXXXX", 60, 12) == ("XXXXXX-", "XXXXXX")


def test_what_does_not_fit_on_the_last_line_is_shortened() -> None:
    assert wrapped("Tijd en middelen voor scholing en ontwikkeling", 90, 12) == ("Tijd en", "middelen vo…")


@given(text=texts, room=rooms)
def test_shortened_text_fits(text: str, room: float) -> None:
    assert text_width(shortened(text, room, 12), 12) <= room


@given(text=texts, room=rooms, lines=st.integers(1, 4))
def test_wrapped_text_fits_on_its_lines(text: str, room: float, lines: int) -> None:
    found = wrapped(text, room, 12, lines=lines)
    assert len(found) <= lines
    assert all(text_width(line, 12) <= room for line in found)


@given(text=texts)
def test_wrapped_text_in_enough_room_loses_nothing(text: str) -> None:
    assert " ".join(wrapped(text, 10_000, 12)) == text
