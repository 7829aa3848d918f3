import pytest

from werkplekleren._base.catalogue import CONTEXT, PLURAL, catalogue
from werkplekleren._base.translation import Translator, translator


def test_dutch_needs_no_catalogue() -> None:
    assert translator("nl").gettext("Inhoud") == "Inhoud"
    assert not translator("nl").entries


def test_english_is_read_once() -> None:
    assert translator("en").gettext("Inhoud") == "Contents"
    assert translator("en") is translator("en")


@pytest.mark.parametrize("language", ["xx", "pl", "zh-Hant"])
def test_an_unknown_language_falls_back_to_dutch(language: str) -> None:
    assert translator(language).gettext("Inhoud") == "Inhoud"


@pytest.mark.parametrize("language", ["", "en/../nl", "../locale/nl", "nl\0", "/"])
def test_what_is_no_language_leads_to_no_file(language: str) -> None:
    assert not catalogue("errors", language)
    assert catalogue("errors", "nl")


def test_a_regional_language_uses_its_base() -> None:
    assert translator("en-GB").gettext("Inhoud") == "Contents"


def test_what_is_not_translated_stays_dutch() -> None:
    words = translator("en")
    assert words.gettext("bestaat niet") == "bestaat niet"
    assert words.pgettext("maat", "bestaat niet") == "bestaat niet"
    assert [words.ngettext("dag over", "dagen over", count) for count in (0, 1, 2)] == ["dagen over", "dag over", "dagen over"]


def test_plurals_follow_the_language() -> None:
    """Polish has three forms: 1, 2 to 4, and 5 and more."""
    words = Translator("pl", {f"dag{PLURAL}dagen": ("dzień", "dni (2-4)", "dni (5+)")})
    assert [words.ngettext("dag", "dagen", count) for count in (1, 3, 5, 22)] == ["dzień", "dni (2-4)", "dni (5+)", "dni (2-4)"]


def test_a_context_tells_meanings_apart() -> None:
    words = Translator("en", {f"maat{CONTEXT}stap": ("measure",), "stap": ("step",)})
    assert (words.pgettext("maat", "stap"), words.gettext("stap")) == ("measure", "step")
