"""Scoring over data frames: Polars, pandas, PyArrow, DuckDB, Dask and PySpark, with the bits of the plain scorer."""

from werkplekleren._base.lazy import lazy_exports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .checking import UnfitAnswers as UnfitAnswers
    from .grouping import group_frame as group_frame
    from .long_answers import LongAnswers as LongAnswers
    from .own_data import norm_frame as norm_frame
    from .own_data import quality_frame as quality_frame
    from .scoring import check_frame as check_frame
    from .scoring import score_frame as score_frame

__all__ = ["LongAnswers", "UnfitAnswers", "check_frame", "group_frame", "norm_frame", "quality_frame", "score_frame"]

__getattr__, __dir__ = lazy_exports(
    __name__,
    {
        "checking": ("UnfitAnswers",),
        "grouping": ("group_frame",),
        "long_answers": ("LongAnswers",),
        "own_data": ("norm_frame", "quality_frame"),
        "scoring": ("check_frame", "score_frame"),
    },
)
