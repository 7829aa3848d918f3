"""From facts to documents: which values, figures and tables go into each kind of report."""

from werkplekleren._base.lazy import lazy_exports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from werkplekleren.reports.advice_report import AdviceReport as AdviceReport
    from werkplekleren.reports.dispatch import document_of as document_of
    from werkplekleren.reports.matrix_report import MatrixReport as MatrixReport
    from werkplekleren.reports.wording import Wordings as Wordings

__all__ = ("AdviceReport", "MatrixReport", "Wordings", "document_of")

__getattr__, __dir__ = lazy_exports(
    __name__,
    {
        "advice_report": ("AdviceReport",),
        "dispatch": ("document_of",),
        "matrix_report": ("MatrixReport",),
        "wording": ("Wordings",),
    },
)
