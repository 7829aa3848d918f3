"""Two moments of the same respondent, and measurement errors."""

from hypothesis import strategies as st

from strategies.assessments import questionnaires, responses
from werkplekleren.assessments import Change, MeasurementError, Profile, Questionnaire


@st.composite
def measurement_errors(draw: st.DrawFn, scan: Questionnaire) -> tuple[MeasurementError, ...]:
    """The measurement error of some dimensions and composites."""
    measured = draw(st.lists(st.sampled_from([one.id for one in scan.scored]), unique=True))
    return tuple(
        MeasurementError(
            dimension=name,
            sd=draw(st.floats(0.5, 50)),
            reliability=draw(st.floats(0, 0.99)),
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
def changes(draw: st.DrawFn) -> Change:
    """What changed between two moments."""
    earlier, later, errors = draw(moments())
    return later.compared_with(earlier, errors=errors)
