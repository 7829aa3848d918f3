"""Working out a norm: exact counts of exact scores, in steps that are each about enough people."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from werkplekleren._base.ids import Identifier

from .norm import DimensionNorm, Norm, NormStep
from .sample import Gathered, gather, mean_and_spread

if TYPE_CHECKING:
    from werkplekleren.assessments.leaving_out import LeaveOut
    from werkplekleren.assessments.questionnaire import Questionnaire
    from werkplekleren.assessments.response import Response


def norm_of(
    questionnaire: "Questionnaire", responses: "Iterable[Response]", *, perspective: str, sample: str, floor: int, leave_out: "LeaveOut"
) -> Norm:
    """The norm of a sample; `Questionnaire.norm` says what each argument means."""
    gathered = gather(questionnaire, responses, perspective=perspective, sample=sample, floor=floor, leave_out=leave_out)
    return Norm(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        content_hash=questionnaire.content_hash,
        sample=gathered.sample,
        dimensions=tuple(dimension_norm(row.dimension, score_counts(gathered, row.dimension), gathered.least) for row in questionnaire.plan.rows),
        legend=questionnaire.legend,
    )


def score_counts(gathered: Gathered, dimension: Identifier) -> Counter[Fraction]:
    """How often each exact score on a dimension occurs."""
    scores = (one.scores[dimension] for one in gathered.respondents)
    return exact_counts(Counter((score.top, score.bottom) for score in scores if score.bottom))


def exact_counts(pairs: Mapping[tuple[int, int], int]) -> Counter[Fraction]:
    """How often each exact score occurs, from numerators and denominators: making a fraction for each respondent is slow."""
    counts: Counter[Fraction] = Counter()
    for (top, bottom), count in pairs.items():
        counts[Fraction(top, bottom)] += count
    return counts


def dimension_norm(dimension: Identifier, counts: Mapping[Fraction, int], least: int) -> DimensionNorm:
    """The norm of one dimension from how often each score occurs.

    Args:
        dimension: Its id.
        counts: Exact score -> how many have it.
        least: The fewest for which something is shown.
    """
    n = sum(counts.values())
    if n < least or not n:
        return DimensionNorm(dimension=dimension, withheld=True)
    mean, spread = mean_and_spread(counts)
    return DimensionNorm(dimension=dimension, n=n, mean=mean, spread=spread, steps=steps_of(counts, least))


def steps_of(counts: Mapping[Fraction, int], least: int) -> tuple[NormStep, ...]:
    """The scores in steps of at least `least` people, as fine as that allows, from low to high; the last ends at 100.

    >>> [(step.up_to, step.count) for step in steps_of({Fraction(25): 4, Fraction(50): 3, Fraction(75): 9}, 5)]
    [(50.0, 7), (100.0, 9)]
    """
    steps: list[NormStep] = []
    left, count = sum(counts.values()), 0
    for score in sorted(counts):
        count += counts[score]
        if count >= least and left - count >= least:
            steps.append(NormStep(up_to=float(score), count=count))
            left, count = left - count, 0
    return (*steps, NormStep(up_to=100.0, count=left))
