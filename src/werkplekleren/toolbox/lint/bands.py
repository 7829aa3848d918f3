"""Bands that nothing can reach: of questionnaires by their scoring plan, of risk methods by their factors."""

from collections.abc import Iterator
from itertools import product

from werkplekleren.assessments import Composite, Dimension, Questionnaire
from werkplekleren.errors import Message
from werkplekleren.retention import RiskMethod
from werkplekleren.toolbox.lint.reach import TooManyError, View
from werkplekleren.toolbox.lint.subject import Finding, Home, Subject

NOBODY = Message("no single response can score in this band; only the mean of a group may")


def unreachable_bands(subject: Subject) -> Iterator[Finding]:
    """Each band that no score or total can fall in."""
    for home, model in subject.models():
        if isinstance(model, Questionnaire):
            yield from _of_questionnaire(home, model)
        elif isinstance(model, RiskMethod):
            yield from _of_method(home, model)


def scored(questionnaire: Questionnaire) -> Iterator[tuple[str, Dimension | Composite]]:
    """The dimensions and composites of a questionnaire with their paths."""
    for number, dimension in enumerate(questionnaire.dimensions):
        yield f"dimensions[{number}]", dimension
    for number, composite in enumerate(questionnaire.composites):
        yield f"composites[{number}]", composite


def _of_questionnaire(home: Home, questionnaire: Questionnaire) -> Iterator[Finding]:
    """Shared bands are told only when nothing that shares them can reach them."""
    views = [View(questionnaire, one.id) for one in questionnaire.perspectives]
    shared = {band.id: False for band in questionnaire.bands}
    for path, owner in scored(questionnaire):
        reached = _reached(views, owner.id)
        if not owner.bands:
            shared = {band: seen or reached is None or band in reached for band, seen in shared.items()}
        elif reached is not None:
            yield from (_band(home, f"{path}.bands[{place}]", band.id) for place, band in enumerate(owner.bands) if band.id not in reached)
    if any(not owner.bands for _, owner in scored(questionnaire)):
        yield from (_band(home, f"bands[{place}]", band) for place, (band, seen) in enumerate(shared.items()) if not seen)


def _reached(views: list[View], name: str) -> frozenset[str] | None:
    """The bands that some perspective can reach; `None` when there is too much to look at."""
    try:
        return frozenset[str]().union(*(view.bands(name) for view in views))
    except TooManyError:
        return None


def _band(home: Home, path: str, name: str) -> Finding:
    return home.finds("unreachable-band", NOBODY, path, found=repr(str(name)), remedy=Message("move where it starts, or leave it out"))


def _of_method(home: Home, method: RiskMethod) -> Iterator[Finding]:
    reached = risk_bands(method)
    for place, band in enumerate(method.bands):
        if band.id not in reached:
            yield home.finds(
                "unreachable-band",
                Message("no product of the two factors falls in this band"),
                f"bands[{place}]",
                found=repr(str(band.id)),
                remedy=Message("move where it starts, or leave it out"),
            )


def risk_bands(method: RiskMethod) -> frozenset[str]:
    """The bands that a risk method can give."""
    return frozenset(method.band(one.value * other.value).id for one, other in product(method.attrition, method.position))
