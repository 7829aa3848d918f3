"""Two moments of the same respondent, and measurement errors."""

import attrs
from hypothesis import strategies as st

from assessment_samples import both, four, ident, response
from strategies.assessments import TEAMS, groups, questionnaires, responses
from werkplekleren.assessments import Category, Change, Classification, GroupChange, InBand, MeasurementError, Profile, Questionnaire

STANDS = Classification(
    id=ident("stands"),
    title=both("Waar iemand staat"),
    description=both("Waar iemand staat"),
    categories=tuple(
        Category(id=ident(name), title=both(name), meaning=both(name), tone="neutral", when=InBand(dimension=ident("time"), bands=(ident(name),)))
        for name in ("low", "high")
    ),
)
"""In which band somebody scores, as a category."""


@st.composite
def measurement_errors(draw: st.DrawFn, scan: Questionnaire) -> tuple[MeasurementError, ...]:
    """The measurement error of some dimensions and composites."""
    measured = draw(st.lists(st.sampled_from([one.id for one in scan.scored]), unique=True))
    return tuple(
        MeasurementError(
            dimension=name,
            sd=draw(st.integers(1, 100)) / 2,
            reliability=draw(st.integers(0, 99)) / 100,
            kind=draw(st.sampled_from(["alpha", "omega", "test-retest", "icc"])),
            n=draw(st.integers(2, 500)),
            sample="een steekproef",
        )
        for name in measured
    )


@st.composite
def moments(draw: st.DrawFn) -> tuple[Profile, Profile, tuple[MeasurementError, ...]]:
    """An earlier and a later profile of one respondent, with measurement errors that fit."""
    scan = draw(questionnaires())
    first = draw(responses(scan))
    second = draw(responses(scan, perspective=first.perspective))
    return scan.score(first), scan.score(second), draw(measurement_errors(scan))


@st.composite
def group_changes(draw: st.DrawFn) -> GroupChange:
    """What changed in a group between two rounds, as two groups or person by person; with categories and with responses that are left out."""
    scan = attrs.evolve(four(), classifications=(STANDS,))
    rounds = [[response(dict(answers), id=f"r{number}", group=team) for number, (answers, team) in enumerate(draw(groups))] for _ in range(2)]
    if draw(st.booleans()):
        return scan.compare_rounds(*rounds, by="group", groups=TEAMS, errors=draw(measurement_errors(scan)))
    left_out = [draw(st.sets(st.sampled_from([person.id for person in one]))) if one else set[str]() for one in rounds]
    earlier, later = (scan.score_group(one, by="group", groups=TEAMS, leave_out=out) for one, out in zip(rounds, left_out, strict=True))
    return later.compared_with(earlier)


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """What changed between two moments."""
    earlier, later, errors = draw(moments())
    return later.compared_with(earlier, errors=errors)
