"""From the facts of one firm to recommended instruments, each with its reasons."""

from werkplekleren._base.lazy import lazy_exports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .advice import Advice as Advice
    from .advice import Recommendation as Recommendation
    from .advice import RecommendationReason as RecommendationReason
    from .advising import advise as advise
    from .catalogue import Catalogue as Catalogue
    from .catalogue import PlanningCatalogue as PlanningCatalogue
    from .dossier import Dossier as Dossier
    from .firm import Firm as Firm
    from .firm import FirmQuestion as FirmQuestion
    from .firm import Intake as Intake
    from .firm import Measurement as Measurement
    from .firm import Moment as Moment
    from .rules import AdviceRule as AdviceRule
    from .rules import RuleSet as RuleSet
    from .situations import AllSituations as AllSituations
    from .situations import AnySituation as AnySituation
    from .situations import BandSituation as BandSituation
    from .situations import CertificateSituation as CertificateSituation
    from .situations import FirmSizeSituation as FirmSizeSituation
    from .situations import GapSituation as GapSituation
    from .situations import LeavingUnknownSituation as LeavingUnknownSituation
    from .situations import LeavingWithinSituation as LeavingWithinSituation
    from .situations import NoDataSituation as NoDataSituation
    from .situations import NotSituation as NotSituation
    from .situations import RiskSituation as RiskSituation
    from .situations import SinglePointSituation as SinglePointSituation
    from .situations import Situation as Situation
    from .situations import ThemeSituation as ThemeSituation
    from .situations import UncoveredSituation as UncoveredSituation
    from .situations import UndocumentedSituation as UndocumentedSituation

__all__ = [
    "Advice",
    "AdviceRule",
    "AllSituations",
    "AnySituation",
    "BandSituation",
    "Catalogue",
    "CertificateSituation",
    "Dossier",
    "Firm",
    "FirmQuestion",
    "FirmSizeSituation",
    "GapSituation",
    "Intake",
    "LeavingUnknownSituation",
    "LeavingWithinSituation",
    "Measurement",
    "Moment",
    "NoDataSituation",
    "NotSituation",
    "PlanningCatalogue",
    "Recommendation",
    "RecommendationReason",
    "RiskSituation",
    "RuleSet",
    "SinglePointSituation",
    "Situation",
    "ThemeSituation",
    "UncoveredSituation",
    "UndocumentedSituation",
    "advise",
]

__getattr__, __dir__ = lazy_exports(
    __name__,
    {
        "advice": ("Advice", "Recommendation", "RecommendationReason"),
        "advising": ("advise",),
        "catalogue": ("Catalogue", "PlanningCatalogue"),
        "dossier": ("Dossier",),
        "firm": ("Firm", "FirmQuestion", "Intake", "Measurement", "Moment"),
        "rules": ("AdviceRule", "RuleSet"),
        "situations": (
            "AllSituations",
            "AnySituation",
            "BandSituation",
            "CertificateSituation",
            "FirmSizeSituation",
            "GapSituation",
            "LeavingUnknownSituation",
            "LeavingWithinSituation",
            "NoDataSituation",
            "NotSituation",
            "RiskSituation",
            "SinglePointSituation",
            "Situation",
            "ThemeSituation",
            "UncoveredSituation",
            "UndocumentedSituation",
        ),
    },
)
