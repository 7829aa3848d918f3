"""What the rules of the lint look at, and what they find."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import cast

import attrs

from werkplekleren.advice import AdviceRule, RuleSet
from werkplekleren.assessments import Questionnaire
from werkplekleren.errors import Message, Place, Problem
from werkplekleren.instruments import Instrument
from werkplekleren.retention import RiskMethod
from werkplekleren.toolbox import kinds
from werkplekleren.toolbox.lint.language import Language
from werkplekleren.toolbox.stack import Read
from werkplekleren.toolbox.translations import texts_in


@attrs.frozen
class Home:
    """A file of content: the folder of its kind, and its id."""

    folder: str
    name: str

    def finds(
        self,
        code: str,
        what: Message,
        path: str = "",
        *,
        found: str | None = None,
        expected: Message | None = None,
        remedy: Message | None = None,
    ) -> "Finding":
        """A warning about something in this file."""
        place = Place(path=path or None)
        return Finding(self, Problem(code=code, what=what, place=place, found=found, expected=expected, remedy=remedy, severity="warning"))


@attrs.frozen
class Finding:
    """A warning, and the file it is about."""

    home: Home
    problem: Problem


@attrs.frozen
class Passage:
    """One text in one language.

    Args:
        home: The file.
        path: The path in it, with the language at the end.
        language: The language as the lint reads it.
        text: The words.
    """

    home: Home
    path: str
    language: Language
    text: str


@attrs.frozen
class Subject:
    """A toolbox of which every file that is valid was read.

    Args:
        contents: (Folder of the kind, id) -> content.
        languages: Code in lower case -> how the lint reads that language.
        checked_since: Sources that were last checked before this day are told; `None` tells none.
        earlier: Id and version of each earlier version of a questionnaire that is kept.
    """

    contents: Mapping[tuple[str, str], Read]
    languages: Mapping[str, Language]
    checked_since: date | None = None
    earlier: tuple[tuple[str, str], ...] = ()

    def language(self, code: str) -> Language | None:
        """The language of a code, or that of its base language (`pt` for `pt-BR`); `None` when nobody wrote how to read it."""
        lower = code.lower()
        return self.languages.get(lower) or self.languages.get(lower.partition("-")[0])

    def models(self) -> Iterator[tuple[Home, object]]:
        """All content."""
        for (folder, name), read in self.contents.items():
            yield Home(folder, name), read.value

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text in every language that the lint can read, file by file."""
        return tuple(
            Passage(home, f"{path}.{code}", language, words)
            for home, model in self.models()
            for path, text in texts_in(model)
            for code, words in text.pairs
            if (language := self.language(code)) is not None
        )

    @cached_property
    def files(self) -> tuple[tuple[Home, Language, tuple[Passage, ...]], ...]:
        """The passages of each file in each language together."""
        found: dict[tuple[Home, str], list[Passage]] = {}
        for passage in self.passages:
            found.setdefault((passage.home, passage.language.id), []).append(passage)
        return tuple((some[0].home, some[0].language, tuple(some)) for some in found.values())

    @cached_property
    def questionnaires(self) -> Mapping[str, Questionnaire]:
        """Questionnaires by id."""
        return {home.name: model for home, model in self.models() if isinstance(model, Questionnaire)}

    @cached_property
    def risk_methods(self) -> Mapping[str, RiskMethod]:
        """Risk methods by id."""
        return {home.name: model for home, model in self.models() if isinstance(model, RiskMethod)}

    @cached_property
    def instruments(self) -> Mapping[str, Instrument]:
        """Instruments by id."""
        return {home.name: model for home, model in self.models() if isinstance(model, Instrument)}

    def rules(self) -> Iterator[tuple[Home, str, AdviceRule]]:
        """Every advice rule with its file and its path in it."""
        for (folder, name), read in self.contents.items():
            if folder == kinds.RULE_SETS.folder:
                for place, rule in enumerate(cast("RuleSet", read.value).rules):
                    yield Home(folder, name), f"rules[{place}]", rule
