"""What a reader of any report would stumble over: numbers that do not agree, words or signs said twice, what was not filled in, codes."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import cast

import attrs
import pytest

from every_report import every_document
from example_firms import toolbox
from werkplekleren._base.text import Text
from werkplekleren.documents import Document, KeyFigure, Paragraph, Section, Sources, Span, text_of, walk

LANGUAGES = ("nl", "en")
ONE = {
    "nl": "dag week maand minuut mens persoon onderwerp vraag antwoord lijst punt certificaat overdracht bedrijf stap afspraak onderdeel ding groep",
    "en": "hour day week month year minute person topic question answer form point certificate handover firm step agreement part thing time group",
}
MORE = {
    "nl": "dagen weken maanden minuten mensen personen onderwerpen vragen antwoorden lijsten punten certificaten overdrachten bedrijven stappen "
    "afspraken onderdelen dingen groepen",
    "en": "hours days weeks months years minutes people topics questions answers forms points certificates handovers firms steps "
    "agreements parts things times groups",
}
"""What reports count, as it is called when there is one and when there are more; hours and times have one word for both in Dutch."""
TWICE = re.compile(r"\b(?!(?:die|dat|je|u|that|had)\b)([^\W\d_]+) \1\b", re.IGNORECASE)
SIGNS = re.compile(r"(?<!\.)\.\.(?!\.)|[,;:]{2}|[?!]\.|\.,|[,;] ?\.| [,;:?](?= |$)")
LEFT = re.compile(r"\{[^}]*\}|\b(?:None|nan|NaN|True|False)\b|\b(?!d_)[a-z]+(?:_[a-z0-9]+)+\b")  # d_av is what statistics calls an effect
CODE = re.compile(r"[a-z0-9-]+")
SMALL = re.compile(r"(?<!\.)(?<!blz)[.?!] [a-zà-ÿ]")
MADE_UP = ("every-kind", "scan-on-paper")
"""Questionnaires of the tests, in words that only look like words."""
NOT_SAID = frozenset({"id", "href", "section", "tone", "style", "language", "layout", "align", "labels", "kind"})


def fields(thing: object) -> Iterator[object]:
    """What a value holds that is said of it or shown."""
    if isinstance(thing, Mapping):
        yield from cast("Mapping[object, object]", thing).values()
    elif isinstance(thing, tuple | list | frozenset | set):
        yield from cast("tuple[object, ...]", thing)
    elif attrs.has(type(thing)):
        names = attrs.fields_dict(cast("type[attrs.AttrsInstance]", type(thing)))
        yield from (getattr(thing, name, None) for name in names if name not in NOT_SAID)


def phrases(thing: object) -> Iterator[str]:
    """Each text of a document that is read in one breath; a key figure with what it counts; sources have names of their own."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, KeyFigure):
        yield f"{thing.value} {thing.label}"
    elif not isinstance(thing, Sources):
        inner = tuple(fields(thing))
        if inner and isinstance(thing, tuple) and all(isinstance(one, Span) for one in inner):
            yield text_of(cast("tuple[Span, ...]", inner))
        else:
            for one in inner:
                yield from phrases(one)


def written(thing: object) -> Iterator[str]:
    """What somebody wrote of a firm: names and remarks, not the texts of the content, which come in languages."""
    if isinstance(thing, str):
        yield thing
    elif not isinstance(thing, Text):
        for one in fields(thing):
            yield from written(one)


@cache
def ours(language: str) -> Mapping[str, tuple[str, ...]]:
    """Per document what we say in it, with a star where something stands that was filled in."""
    return {name: tuple(dict.fromkeys(without(phrases(document), thing))) for name, document, thing in every_document(language)}


def without(texts: Iterator[str], thing: object) -> Iterator[str]:
    long = sorted({one for one in written(thing) if len(one) > 3 and not CODE.fullmatch(one)}, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in long)) if long else None
    return (pattern.sub("*", text) if pattern else text for text in texts)


def found(pattern: re.Pattern[str], language: str) -> dict[str, list[str]]:
    return {name: hits for name, texts in ours(language).items() if (hits := [text for text in texts if pattern.search(text)])}


@cache
def disagreeing(language: str) -> re.Pattern[str]:
    """One of what is called more, more of what is called one, and a verb that does not go with its number."""
    one, more = ("|".join(words[language].split()) for words in (ONE, MORE))
    alone = r"(?<![\w.,:/–-])"
    verbs = (r"(?:zijn|waren)", r"[Ee]r (?:is|was)") if language == "nl" else (r"[Tt]here (?:are|were)", r"[Tt]here (?:is|was)")
    many = r"(?:[2-9]|[1-9]\d+)"
    return re.compile(
        rf"{alone}1 (?:[a-z]+ )?(?:{more})\b|{alone}(?:0|{many}) (?:{one})\b|\b{verbs[0]} (?:er )?1 (?:{one})\b|\b{verbs[1]} {many} (?:{more})\b"
    )


@pytest.mark.parametrize(
    ("pattern", "wrong"),
    [
        (disagreeing("en"), "It takes 1 hours."),
        (disagreeing("en"), "There are 1 certificate."),
        (disagreeing("nl"), "Van de 1 onderwerpen is er één bekend."),
        (disagreeing("nl"), "Er zijn 3 onderwerp."),
        (disagreeing("nl"), "Er is 2 mensen te weinig."),
        (TWICE, "Kijk of of het lukt."),
        (SIGNS, "Dat is het.."),
        (SIGNS, "Eerst dit , dan dat."),
        (LEFT, "Het is {count} uur."),
        (LEFT, "Sinds None."),
        (LEFT, "Kies single_point."),
        (SMALL, "Dat is zo. daarna niet."),
    ],
)
def test_what_is_wrong_would_be_seen(pattern: re.Pattern[str], wrong: str) -> None:
    assert pattern.search(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_agrees_with_its_number(language: str) -> None:
    assert found(disagreeing(language), language) == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pattern", [TWICE, SIGNS, LEFT, SMALL], ids=["word-twice", "sign-twice", "not-filled-in", "small-letter"])
def test_no_sentence_has(pattern: re.Pattern[str], language: str) -> None:
    assert found(pattern, language) == {}


def opening(document: Document) -> Iterator[str]:
    for block in walk(document):
        if isinstance(block, Paragraph):
            yield text_of(block.text)
        elif isinstance(block, Section):
            yield block.title


@pytest.mark.parametrize("language", LANGUAGES)
def test_paragraphs_and_headings_open_with_a_capital(language: str) -> None:
    small = {
        name: hits
        for name, document, thing in every_document(language)
        if not name.startswith(MADE_UP) and (hits := [text for text in without(opening(document), thing) if re.match(r"[a-zà-ÿ]", text)])
    }
    assert small == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_document_shows_a_code(language: str) -> None:
    box = toolbox()
    shelves = (box.instruments, box.questionnaires, box.transfer_methods, box.retention_options, box.certificate_types, box.level_scales)
    codes = {name for shelf in shelves for name in shelf if "-" in name}
    for scan in box.questionnaires.values():
        codes |= {one.id for one in scan.dimensions if "-" in one.id} | {one.id for one in scan.sections if "-" in one.id}
    seen = re.compile(r"(?<![\w/-])(?:" + "|".join(sorted(codes)) + r")(?![\w/-])")
    assert {name: hits for name, document, _ in every_document(language) if (hits := [text for text in phrases(document) if seen.search(text)])} == {}
