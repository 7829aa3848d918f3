"""What the lint knows of a language: how to measure it, and which of its words ask for another one. Content, so a language can be added."""

import re
from collections.abc import Iterable
from functools import cached_property

import attrs

from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, Length, NumberBetween, is_a, is_id, is_short_text, is_version, many
from werkplekleren.toolbox.lint.place import is_where

MOST_WORDS = 2000

_some_words = many(Length(80), most=MOST_WORDS)
_number = NumberBetween(-1000, 1000)


@attrs.frozen(kw_only=True)
class Reading:
    """From where a text is called hard to read.

    The reading ease is `constant - per_word * words in a sentence - per_syllable * syllables in a word`, over all texts of a file
    together; higher is easier.

    Args:
        longest_sentence: The most words in one sentence.
        mean_sentence: The most words in a sentence of one text, on average.
        long_word: The most letters of a word that does not count as long.
        most_long_words: The largest share of long words in a file, in percent.
        constant: Of the formula.
        per_word: Of the formula.
        per_syllable: Of the formula.
        least_ease: The least reading ease of a file.
        least_words: With fewer words than this a file is too short to measure its ease and long words.
    """

    longest_sentence: int = attrs.field(validator=Between(1, 200))
    mean_sentence: int = attrs.field(validator=Between(1, 200))
    long_word: int = attrs.field(validator=Between(1, 100))
    most_long_words: int = attrs.field(validator=Between(0, 100))
    constant: float = attrs.field(validator=_number)
    per_word: float = attrs.field(validator=_number)
    per_syllable: float = attrs.field(validator=_number)
    least_ease: int = attrs.field(validator=Between(-1000, 1000))
    least_words: int = attrs.field(default=50, validator=Between(1, 10_000))


@attrs.frozen(kw_only=True)
class Syllables:
    """How syllables are counted: one for each group of letters that is said as one vowel, the longest group first.

    Args:
        nuclei: The groups, each vowel by itself among them, in lower case.
        silent_endings: Endings of a word whose vowel is not said.
        sounded_endings: Endings that look silent but are said.
    """

    nuclei: tuple[str, ...] = attrs.field(validator=many(Length(10), least=1, most=MOST_WORDS))
    silent_endings: tuple[str, ...] = attrs.field(default=(), validator=_some_words)
    sounded_endings: tuple[str, ...] = attrs.field(default=(), validator=_some_words)

    @cached_property
    def groups(self) -> re.Pattern[str]:
        """The groups, the longest first."""
        return re.compile("|".join(re.escape(one) for one in sorted(self.nuclei, key=lambda one: (-len(one), one))))


@attrs.frozen(kw_only=True)
class Passive:
    """How a passive sentence is recognised: a form of an auxiliary with a participle near it.

    Args:
        auxiliaries: The forms of the auxiliary.
        prefixes: A participle starts with one of these; empty: with anything.
        suffixes: And ends with one of these.
        irregular: Participles that do not look like one.
        exceptions: Words that look like a participle and are none.
        within: A participle stands at most so many words after the auxiliary; 0 means anywhere in the sentence, before it too.
    """

    auxiliaries: tuple[str, ...] = attrs.field(validator=_some_words)
    prefixes: tuple[str, ...] = attrs.field(default=(), validator=_some_words)
    suffixes: tuple[str, ...] = attrs.field(default=(), validator=_some_words)
    irregular: tuple[str, ...] = attrs.field(default=(), validator=_some_words)
    exceptions: tuple[str, ...] = attrs.field(default=(), validator=_some_words)
    within: int = attrs.field(default=0, validator=Between(0, 50))


@attrs.frozen(kw_only=True)
class ItemWords:
    """What makes an item of a questionnaire hard to answer.

    Args:
        longest: The most words of an item.
        negations: Words that deny.
        joins: Words that join two ideas.
        whether_after: After one of these words a join asks "whether", and joins nothing.
        agreement: Words in the labels of a scale that asks how far one agrees.
        passive: How a passive sentence is recognised; `None` where the language has no such form.
    """

    longest: int = attrs.field(validator=Between(1, 200))
    negations: tuple[str, ...] = attrs.field(default=(), validator=_some_words)
    joins: tuple[str, ...] = attrs.field(default=(), validator=_some_words)
    whether_after: tuple[str, ...] = attrs.field(default=(), validator=_some_words)
    agreement: tuple[str, ...] = attrs.field(default=(), validator=_some_words)
    passive: Passive | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(Passive)))


@attrs.frozen(kw_only=True)
class FormalWord:
    """A word of policy papers that has an everyday twin.

    Args:
        id: Its id, so that a fund can change or add one.
        words: Its forms.
        instead: What to write.
    """

    id: Identifier = attrs.field(validator=is_id)
    words: tuple[str, ...] = attrs.field(validator=many(Length(80), least=1, most=50))
    instead: str = attrs.field(validator=is_short_text)


@attrs.frozen(kw_only=True)
class Jargon:
    """A term of a trade that a reader may not know.

    A file may use it when the same file explains it: `term (…)`, `… (term)`, a line that starts with `term:`, or the term and
    then one of the words in `explains` of the language.

    Args:
        id: Its id, so that a fund can change or add one.
        words: Its forms. One with a capital is looked for as it is written; one without, in either case.
        means: What it means, in plain words; the remedy offers it.
        known_in: Where readers know it: `*`, a folder of content (`certificates`), or one file (`certificates/vca-diploma`).
    """

    id: Identifier = attrs.field(validator=is_id)
    words: tuple[str, ...] = attrs.field(validator=many(Length(80), least=1, most=50))
    means: str = attrs.field(validator=is_short_text)
    known_in: tuple[str, ...] = attrs.field(default=(), validator=many(is_where, most=200))


def _any_of(forms: Iterable[str]) -> str:
    """A pattern for any of some forms as a word of its own; one with a capital as it is written, one without in either case."""
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    parts = [re.escape(form) if form != form.lower() else f"(?i:{re.escape(form)})" for form in longest_first]
    return rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)"


@attrs.frozen(kw_only=True)
class Language:
    """A language as the lint reads it.

    Args:
        id: Its code in lower case (`nl`, `pt-br`).
        version: `major.minor`.
        title: Its name.
        reading: From where a text is hard to read.
        syllables: How syllables are counted.
        items: What makes an item hard to answer.
        formal: Words of policy papers, each id once.
        jargon: Terms that must be explained, each id once.
        explains: Words that, after a term, say that it is explained there (`betekent`).
        sources: Where the measures and lists come from. One or more.
    """

    id: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    title: Text = attrs.field(validator=is_a(Text))
    reading: Reading = attrs.field(validator=is_a(Reading))
    syllables: Syllables = attrs.field(validator=is_a(Syllables))
    items: ItemWords = attrs.field(validator=is_a(ItemWords))
    formal: tuple[FormalWord, ...] = attrs.field(default=(), validator=many(FormalWord, most=MOST_WORDS, unique="id"))
    jargon: tuple[Jargon, ...] = attrs.field(default=(), validator=many(Jargon, most=MOST_WORDS, unique="id"))
    explains: tuple[str, ...] = attrs.field(default=(), validator=_some_words)
    sources: tuple[Source, ...] = attrs.field(validator=many(Source, least=1))

    @cached_property
    def formal_words(self) -> dict[str, FormalWord]:
        """Each form in lower case -> the word."""
        return {form.lower(): word for word in self.formal for form in word.words}

    @cached_property
    def terms(self) -> re.Pattern[str] | None:
        """Finds any term; `None` without jargon."""
        forms = [form for term in self.jargon for form in term.words]
        return re.compile(_any_of(forms)) if forms else None

    @cached_property
    def term_of(self) -> dict[str, Jargon]:
        """Each form in lower case -> the term."""
        return {form.lower(): term for term in self.jargon for form in term.words}

    def explained(self, form: str, text: str) -> bool:
        """Whether `text` explains a term.

        Args:
            form: The form of the term that was found.
            text: All of a file, one text on each line.
        """
        word = _any_of(self.term_of[form.lower()].words)
        ways = [rf"\((?:[^()\n]*\W)?{word}\)", rf"{word}\s*\(", rf"^[ \t]*{word}:"]
        if self.explains:
            ways.append(rf"{word},?\s+{_any_of(self.explains)}")
        return re.search("|".join(ways), text, re.MULTILINE) is not None
