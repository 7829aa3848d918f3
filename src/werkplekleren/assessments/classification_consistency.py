"""What must hold between classifications and the rest of a questionnaire."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from werkplekleren.errors import Message, Problem

from .classification import InBand, ScoreAtLeast, ScoreBelow, ScoreRule, simple_rules
from .comparison_consistency import comparison_problems
from .faults import dangling, problem, twice
from .items import TextItem
from .naming import by_id

if TYPE_CHECKING:
    from .questionnaire import Questionnaire


def classification_problems(questionnaire: "Questionnaire") -> Iterator[Problem]:
    """Rules about items, dimensions or bands that do not exist, and answers that never are."""
    items, scales = by_id(questionnaire.items), by_id(questionnaire.scales)
    for number, classification in enumerate(questionnaire.classifications):
        path = f"classifications[{number}].categories"
        yield from twice("category", path, (one.id for one in classification.categories))
        for place, category in enumerate(classification.categories):
            for rule in simple_rules(category.when):
                if isinstance(rule, (ScoreAtLeast, ScoreBelow, InBand)):
                    yield from _score_problems(questionnaire, rule, f"{path}[{place}].when")
                elif isinstance(items.get(rule.item), TextItem):
                    yield problem(
                        "open-answer",
                        f"{path}[{place}].when",
                        Message("{item!r} is an open question, whose answers never meet scores", {"item": rule.item}),
                        expected=Message("an item that is answered without free text"),
                    )
                else:
                    yield from comparison_problems(rule, f"{path}[{place}].when", items, scales)


def _score_problems(questionnaire: "Questionnaire", rule: ScoreRule, path: str) -> Iterator[Problem]:
    scored = by_id(questionnaire.scored)
    if rule.dimension not in scored:
        yield dangling("dimension or composite", rule.dimension, scored, path)
    elif isinstance(rule, InBand):
        bands = [band.id for band in scored[rule.dimension].bands or questionnaire.bands]
        for name in rule.bands:
            if name not in bands:
                yield dangling("band", name, bands, path)
