"""Finding references from one file to another that lead nowhere."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, cast

import attrs

from werkplekleren.advice import RuleSet
from werkplekleren.advice.situations import (
    AllSituations,
    AnySituation,
    BandSituation,
    GapSituation,
    NoDataSituation,
    NotSituation,
    RiskSituation,
    Situation,
    ThemeSituation,
)
from werkplekleren.assessments import Questionnaire
from werkplekleren.errors import Message, Place, Problem, nearest
from werkplekleren.instruments import EmployerQuestion, Instrument, PracticeCase
from werkplekleren.retention import RetentionOption, RiskMethod, TransferMethod
from werkplekleren.toolbox import kinds
from werkplekleren.toolbox.kinds import Kind
from werkplekleren.toolbox.loading import builtin_stack
from werkplekleren.toolbox.manifest import SAY_EXTENDS
from werkplekleren.toolbox.stack import Read, Stack

Contents: TypeAlias = Mapping[tuple[str, str], Read]
"""(Key of the kind, id) -> content that could be read."""


def dangling(stack: Stack, contents: Contents) -> Iterator[Problem]:
    """Each reference to something that does not exist, in the manifests and in all content that could be read."""
    links = Links(stack, contents)
    for layer in stack.layers:
        manifest = layer.manifest
        for problem in (
            *links.to(kinds.LEVEL_SCALES, manifest.default_level_scale, "default_level_scale"),
            *links.to(kinds.RISK_METHODS, manifest.default_risk_method, "default_risk_method"),
            *links.to(kinds.DECAY_MODELS, manifest.default_decay_model, "default_decay_model"),
        ):
            yield layer.in_manifest(problem)
    for read in contents.values():
        for problem in links.of(read.value):
            yield read.located(problem)


class Links:
    """What can be referred to in a toolbox. A file that could not be read still exists.

    Args:
        stack: The folders.
        contents: What could be read.
    """

    def __init__(self, stack: Stack, contents: Contents) -> None:
        self._stack = stack
        self._contents = contents
        self._could_extend = len(stack.layers) == 1 and stack.layers[0].manifest.id != builtin_stack().layers[0].manifest.id
        self._themes = tuple(theme.id for layer in stack.layers for theme in layer.manifest.themes)

    def of(self, model: object) -> Iterator[Problem]:
        """The references in a model that lead nowhere, each with its path."""
        match model:
            case Instrument():
                yield from self._each(kinds.QUESTIONNAIRES, model.questionnaires, "questionnaires")
                yield from self._each(kinds.INSTRUMENTS, model.followed_by, "followed_by")
            case TransferMethod() | RetentionOption():
                yield from self.to(kinds.INSTRUMENTS, model.instrument, "instrument")
            case EmployerQuestion():
                for place, theme in enumerate(model.themes):
                    yield from self._theme(theme, f"themes[{place}]")
                for place, step in enumerate(model.route):
                    yield from self.to(kinds.INSTRUMENTS, step.instrument, f"route[{place}].instrument")
            case PracticeCase():
                yield from self._each(kinds.INSTRUMENTS, model.instruments, "instruments")
            case RuleSet():
                for place, rule in enumerate(model.rules):
                    yield from self.to(kinds.INSTRUMENTS, rule.instrument, f"rules[{place}].instrument")
                    yield from self._situation(rule.when, f"rules[{place}].when")
            case _:
                return

    def _each(self, kind: Kind, names: Iterable[str], path: str) -> Iterator[Problem]:
        for place, name in enumerate(names):
            yield from self.to(kind, name, f"{path}[{place}]")

    def to(self, kind: Kind, name: str | None, path: str) -> Iterator[Problem]:
        """A problem when nothing of this kind has the id `name`."""
        known = self._stack.ids(kind)
        if name is not None and name not in known:
            problem = _nowhere(kind.sort, name, known, path)
            yield attrs.evolve(problem, remedy=SAY_EXTENDS) if self._could_extend and name in builtin_stack().ids(kind) else problem

    def _situation(self, situation: Situation, path: str) -> Iterator[Problem]:
        match situation:
            case AllSituations() | AnySituation():
                for place, inner in enumerate(situation.situations):
                    yield from self._situation(inner, f"{path}.situations[{place}]")
            case NotSituation():
                yield from self._situation(situation.situation, f"{path}.situation")
            case BandSituation():
                yield from self._band(situation, path)
            case GapSituation():
                yield from self._gap(situation, path)
            case RiskSituation():
                yield from self._risk(situation, path)
            case NoDataSituation():
                yield from self.to(kinds.QUESTIONNAIRES, situation.questionnaire, f"{path}.questionnaire")
            case ThemeSituation():
                yield from self._theme(situation.theme, f"{path}.theme")
            case _:
                return

    def _theme(self, name: str, path: str) -> Iterator[Problem]:
        """A problem when no manifest has the theme; a toolbox that names no themes leaves them free."""
        if self._themes:
            yield from _one_of("theme", name, self._themes, path)

    def _gap(self, situation: GapSituation, path: str) -> Iterator[Problem]:
        yield from self.to(kinds.QUESTIONNAIRES, situation.questionnaire, f"{path}.questionnaire")
        questionnaire = self._questionnaire(situation.questionnaire)
        if questionnaire is not None:
            yield from _dimension(questionnaire, situation.dimension, path)
            yield from _perspective(questionnaire, situation.higher, f"{path}.higher")
            yield from _perspective(questionnaire, situation.lower, f"{path}.lower")

    def _risk(self, situation: RiskSituation, path: str) -> Iterator[Problem]:
        yield from self.to(kinds.RISK_METHODS, situation.method, f"{path}.method")
        read = self._contents.get((kinds.RISK_METHODS.folder, situation.method))
        if read is not None:
            method = cast("RiskMethod", read.value)
            yield from _one_of("risk band", situation.band, (band.id for band in method.bands), f"{path}.band")

    def _band(self, situation: BandSituation, path: str) -> Iterator[Problem]:
        yield from self.to(kinds.QUESTIONNAIRES, situation.questionnaire, f"{path}.questionnaire")
        questionnaire = self._questionnaire(situation.questionnaire)
        if questionnaire is None:
            return
        yield from _perspective(questionnaire, situation.perspective, f"{path}.perspective")
        wrong = tuple(_dimension(questionnaire, situation.dimension, path))
        yield from wrong
        if not wrong:
            bands = [band.id for band in questionnaire.dimension(situation.dimension).bands]
            yield from _one_of("band", situation.at_most, bands, f"{path}.at_most")
            yield from _one_of("band", situation.at_least, bands, f"{path}.at_least")

    def _questionnaire(self, name: str) -> Questionnaire | None:
        read = self._contents.get((kinds.QUESTIONNAIRES.folder, name))
        return None if read is None else cast("Questionnaire", read.value)


def _dimension(questionnaire: Questionnaire, name: str | None, path: str) -> Iterator[Problem]:
    yield from _one_of(
        "dimension", name, [*(one.id for one in questionnaire.dimensions), *(one.id for one in questionnaire.composites)], f"{path}.dimension"
    )


def _perspective(questionnaire: Questionnaire, name: str | None, path: str) -> Iterator[Problem]:
    yield from _one_of("perspective", name, (one.id for one in questionnaire.perspectives), path)


def _one_of(sort: str, name: str | None, known: Iterable[str], path: str) -> Iterator[Problem]:
    names = tuple(known)
    if name is not None and name not in names:
        yield _nowhere(sort, name, names, path)


def _nowhere(sort: str, name: str, known: tuple[str, ...], path: str) -> Problem:
    near = nearest(name, known)
    return Problem(
        code="unknown-name",
        what=Message("there is no {sort} {name!r}", {"sort": sort, "name": name}),
        place=Place(path=path),
        remedy=Message("did you mean {near}?", {"near": " / ".join(map(repr, near))})
        if near
        else Message("choose from {known}", {"known": ", ".join(known[:40]) or "nothing"}),
    )
