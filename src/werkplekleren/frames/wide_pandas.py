"""Long answers laid out wide in pandas, and so in every partition of Dask."""

from importlib import import_module
from typing import Any

from .long_answers import LongOrder
from .program import DISCARDED


def wide_pandas(long: LongOrder, frame: Any) -> Any:  # noqa: ANN401 - pandas has no types
    """Lay out a frame that is ready: respondents in order, columns of the same types whatever is missing.

    Args:
        long: What is needed.
        frame: The frame.
    """
    pd: Any = import_module("pandas")
    own = long.columns
    named = frame[frame[own.respondent].notna()].reset_index(drop=True)
    who, respondents = pd.factorize(named[own.respondent], sort=True)
    everybody = pd.RangeIndex(len(respondents))
    which = pd.Index(list(long.items)).get_indexer(named[own.item])
    answers = _that_may_be_missing(named[own.answer])
    given = answers.notna().to_numpy()
    columns = {own.respondent: pd.Series(respondents, dtype=named[own.respondent].dtype, index=everybody)}
    for name in long.carried:
        columns[name] = named[name].groupby(who).min().astype(named[name].dtype)
    discarded = pd.Series(0, index=everybody, dtype="int64")
    for place, name in enumerate(long.items):
        rows = (which == place) & given
        found = answers[rows].set_axis(who[rows])
        twice = found.index.duplicated(keep=False)
        discarded[found.index[twice].unique()] += 1
        columns[name] = found[~twice].reindex(everybody)
    if long.masked:
        unknown = ~named[own.item].isin(list(long.known)).to_numpy()
        columns[DISCARDED] = discarded.add(pd.Series(who[unknown]).value_counts(), fill_value=0).astype("int64")
    return pd.DataFrame(columns)


def _that_may_be_missing(answers: Any) -> Any:  # noqa: ANN401 - pandas has no types
    """As floats where NumPy knows no missing whole numbers and truths."""
    is_numpy = type(answers.dtype).__module__.startswith("numpy")
    return answers.astype("float64") if is_numpy and answers.dtype.kind in "biu" else answers
