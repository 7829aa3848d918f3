"""Every label in templates and code has an English translation, and nothing is translated that no longer exists."""

from importlib.resources import files
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

RENDERERS = Path(str(files("werkplekleren").joinpath("renderers")))
LABELS = files("werkplekleren").joinpath("locale", "en", "labels.po")
METHODS = [("**/charts/**", "ignore"), ("**.py", "python"), ("**.j2", "jinja2.ext.babel_extract")]
KEYWORDS = {"_": None, "say": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def extracted() -> set[str]:
    found = extract_from_dir(RENDERERS, method_map=METHODS, keywords=KEYWORDS, options_map={"**.j2": {"trimmed": "true"}})
    return {message for _, _, messages, _, _ in found for message in ((messages,) if isinstance(messages, str) else messages)}


def translated() -> dict[str, str]:
    with LABELS.open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def test_extraction_finds_labels_in_templates_and_in_code() -> None:
    assert {"Bekijk als tabel", "Inhoud", "niet bekend"} <= extracted()


def test_every_label_is_translated_and_every_translation_used() -> None:
    assert extracted() == {original for original, words in translated().items() if words}
