"""From facts to documents: which values, figures and tables go into each kind of report."""

from werkplekleren._base.lazy import lazy_exports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from werkplekleren.reports.advice_report import AdviceReport as AdviceReport
    from werkplekleren.reports.dispatch import document_of as document_of
    from werkplekleren.reports.matrix_report import MatrixReport as MatrixReport
    from werkplekleren.reports.sector_parts import Quartiles as Quartiles
    from werkplekleren.reports.sector_parts import SectorCertificate as SectorCertificate
    from werkplekleren.reports.sector_parts import SectorCount as SectorCount
    from werkplekleren.reports.sector_parts import SectorKnowledge as SectorKnowledge
    from werkplekleren.reports.sector_parts import SectorRound as SectorRound
    from werkplekleren.reports.sector_parts import SectorScore as SectorScore
    from werkplekleren.reports.sector_report import SectorReport as SectorReport
    from werkplekleren.reports.wording import Wordings as Wordings

__all__ = (
    "AdviceReport",
    "MatrixReport",
    "Quartiles",
    "SectorCertificate",
    "SectorCount",
    "SectorKnowledge",
    "SectorReport",
    "SectorRound",
    "SectorScore",
    "Wordings",
    "document_of",
)

__getattr__, __dir__ = lazy_exports(
    __name__,
    {
        "advice_report": ("AdviceReport",),
        "dispatch": ("document_of",),
        "matrix_report": ("MatrixReport",),
        "sector_parts": ("Quartiles", "SectorCertificate", "SectorCount", "SectorKnowledge", "SectorRound", "SectorScore"),
        "sector_report": ("SectorReport",),
        "wording": ("Wordings",),
    },
)
