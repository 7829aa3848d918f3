"""Sources of several pieces of content in one list: each once, with everything it was used for."""

from datetime import date

import attrs
import pytest

from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren.assessments.fingerprint import fingerprint
from werkplekleren.documents import text_of
from werkplekleren.errors import InvalidValueError
from werkplekleren.reports.instrument import sources_block
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.words import Words
from werkplekleren.toolbox import Toolbox


def source(title: str, note: str | None, day: int) -> Source:
    said = None if note is None else Text({"nl": note, "en": note})
    return Source(title=title, address="https://example.org/a", checked=date(2026, 11, day), note=said)


def test_a_source_stands_once_with_all_its_notes_and_its_last_check() -> None:
    block = sources_block([source("TWI", "Voor het blad.", 21), source("TWI", None, 23), source("TWI", "Voor de stappen.", 22)], Words(Voice("nl")))
    assert block is not None
    (item,) = block.items
    assert (text_of(item.text), item.note) == ("TWI", "Voor het blad. Voor de stappen. Gecontroleerd op 23 november 2026.")


def test_other_titles_stay_apart_and_no_source_gives_no_list() -> None:
    block = sources_block([source("TWI", None, 21), source("IAEA", None, 21)], Words(Voice("en")))
    assert block is not None
    assert [text_of(item.text) for item in block.items] == ["TWI", "IAEA"]
    assert sources_block([], Words(Voice("nl"))) is None


def test_a_title_is_cited_as_it_is_and_marked_with_its_language_where_that_is_another() -> None:
    titles = (("Kennis Houvast", "nl"), ("Retention plan", "en"), ("IPAF", None))
    sources = [Source(title=title, language=language, checked=date(2026, 11, 21)) for title, language in titles]
    for language, marked in (("nl", [None, "en", None]), ("en", ["nl", None, None])):
        block = sources_block([Source(title="Kennis Houvast", checked=date(2026, 11, 21)), *sources], Words(Voice(language)))
        assert block is not None
        assert [text_of(item.text) for item in block.items] == [title for title, _ in titles]
        assert [item.text[0].language for item in block.items] == marked


def test_a_description_of_ones_own_is_read_in_the_language_of_the_report() -> None:
    ours = Source(title="Uren: ons voorstel", language="nl", translations={"en": "Hours: our proposal"}, checked=date(2026, 11, 21))
    for language, shown in (("nl", ("Uren: ons voorstel", None)), ("en-GB", ("Hours: our proposal", None))):
        block = sources_block([ours], Words(Voice(language)))
        assert block is not None
        (said,) = block.items[0].text
        assert (said.text, said.language) == shown
    assert ours.cited("pl") == ("Uren: ons voorstel", "nl")


@pytest.mark.parametrize("translations", [{"English": "TWI"}, {"en": " "}, {"en": ""}])
def test_translations_are_texts_by_language(translations: dict[str, str]) -> None:
    with pytest.raises(InvalidValueError):
        Source(title="TWI", checked=date(2026, 11, 21), translations=translations)


def test_our_own_descriptions_are_all_translated() -> None:
    toolbox = Toolbox.builtin()
    told = [*(one.sources for one in toolbox.instruments.values()), *(one.sources for one in toolbox.transfer_methods.values())]
    ours = [source for sources in told for source in sources if "voorstel van de makers" in source.title]
    assert len(ours) > 5
    assert all(source.cited("en")[0].endswith("a proposal of the makers") for source in ours)


def test_the_language_of_a_title_changes_nothing_of_the_content() -> None:
    plain = source("TWI", "Voor het blad.", 21)
    assert fingerprint(attrs.evolve(plain, language="en", translations={"nl": "TWI"})) == fingerprint(plain)
