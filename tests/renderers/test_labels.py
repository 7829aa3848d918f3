"""Every label in templates and code has an English translation, and nothing is translated that no longer exists."""

from importlib.resources import files
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

FOLDERS = [Path(str(files("werkplekleren").joinpath(room))) for room in ("renderers", "documents", "cli", "advice")]
OPTIONS = {"**.j2": {"trimmed": "true"}}
LABELS = files("werkplekleren").joinpath("locale", "en", "labels.po")
METHODS = [("**.py", "python"), ("**.j2", "jinja2.ext.babel_extract")]
KEYWORDS = {"_": None, "say": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def extracted() -> set[str]:
    found = [one for folder in FOLDERS for one in extract_from_dir(folder, method_map=METHODS, keywords=KEYWORDS, options_map=OPTIONS)]
    return {message for _, _, messages, _, _ in found for message in ((messages,) if isinstance(messages, str) else messages)}


def ids(original: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (original,) if isinstance(original, str) else tuple(original)


def translated() -> dict[str, str]:
    with LABELS.open("rb") as file:
        return {words: str(message.string) for message in read_po(file) if message.id for words in ids(message.id)}


def test_extraction_finds_labels_in_templates_and_in_code() -> None:
    assert {"Bekijk als tabel", "Inhoud", "niet bekend"} <= extracted()


def test_every_label_is_translated_and_every_translation_used() -> None:
    assert extracted() == {original for original, words in translated().items() if words}
