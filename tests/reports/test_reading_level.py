"""All wording of reports, and every message, is held to the limits that the checker has for content: a smoke alarm, no proof that a text is B1."""

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import cast

import pytest

import werkplekleren as wpl
from werkplekleren._base.catalogue import PLURAL, catalogue
from werkplekleren.reports.wording.markdown import SLOT, addressed, tree
from werkplekleren.reports.wording.wordings import builtin, builtin_languages, builtin_names
from werkplekleren.toolbox.lint.reading import hard_reading
from werkplekleren.toolbox.lint.sentences import long_sentences
from werkplekleren.toolbox.lint.subject import Home, Passage, Subject
from werkplekleren.toolbox.lint.vocabulary import formal_words

_FORMS = re.compile(r"\{[a-z0-9_]+(?:\|[^{}|]+)*\|([^{}|]+)\}")
_MARK = re.compile(r"\{[#.][^ ]*\}\s*$")
_LINK = re.compile(r"\]\([^)]*\)")


def texts(name: str, language: str, *, formal: bool) -> Iterator[str]:
    """Every text of a wording file, with the last form of each plural, and without marks."""
    file = builtin(name, language)
    assert file is not None
    for node in tree(addressed(file.text, formal=formal), file.file):
        for inner in node.walk():
            if inner.type == "inline":
                text = _MARK.sub("", SLOT.sub("", inner.content))
                yield re.sub(r"[*#\[]", "", _LINK.sub("", _FORMS.sub(r"\1", text)))


def findings(home: str, language: str, said: list[str]) -> list[str]:
    """What stands out: ease and long words of the sentences together, not of labels and headings; sentences and words one by one."""
    rules = wpl.Toolbox.builtin().languages[language]
    passages = [Passage(Home("wording", home), home, rules, text) for text in said]
    prose = [passage for passage in passages if passage.text.rstrip("”’\"')").endswith((".", "?", "!", ":"))]
    subject = cast("Subject", SimpleNamespace(passages=passages, files=[(Home("wording", home), rules, prose)]))
    return [str(found.problem) for rule in (hard_reading, long_sentences, formal_words) for found in rule(subject)]


@pytest.mark.parametrize("formal", [False, True], ids=["informal", "formal"])
@pytest.mark.parametrize("name", builtin_names("nl"))
def test_dutch_wording_reads_easily(name: str, *, formal: bool) -> None:
    assert findings(name, "nl", list(texts(name, "nl", formal=formal))) == []


@pytest.mark.parametrize("name", builtin_names("en"))
def test_english_wording_reads_easily(name: str) -> None:
    assert findings(name, "en", list(texts(name, "en", formal=False))) == []


@pytest.mark.parametrize("language", builtin_languages())
def test_short_strings_of_pages_and_charts_read_easily(language: str) -> None:
    known = catalogue("labels", "en")
    assert findings("labels", language, [one for pair in known.items() for one in (pair[0].split(PLURAL) if language == "nl" else pair[1])]) == []


def test_dutch_messages_read_easily() -> None:
    filled = [re.sub(r"\{\w+\}", "iets", one) for forms in catalogue("errors", "nl").values() for one in forms]
    assert findings("errors", "nl", filled) == []
    assert findings("toolbox", "nl", [one for original in catalogue("toolbox", "en") for one in original.split(PLURAL)]) == []
