"""Instruments: what an adviser and a firm do together, step by step; employers' questions, practice cases and subsidy schemes beside them."""

from werkplekleren._base.lazy import lazy_exports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from werkplekleren._base.source import Source as Source

    from .employer_question import EmployerQuestion as EmployerQuestion
    from .employer_question import RouteStep as RouteStep
    from .instrument import Evidence as Evidence
    from .instrument import Instrument as Instrument
    from .instrument import Phase as Phase
    from .instrument import Role as Role
    from .parts import NextStep as NextStep
    from .parts import Step as Step
    from .practice_case import PracticeCase as PracticeCase
    from .printed import Card as Card
    from .printed import Guide as Guide
    from .printed import WorksheetForm as WorksheetForm
    from .scheme import Scheme as Scheme
    from .scheme import Standing as Standing
    from .worksheet import FieldKind as FieldKind
    from .worksheet import Worksheet as Worksheet
    from .worksheet import WorksheetField as WorksheetField

__all__ = [
    "Card",
    "EmployerQuestion",
    "Evidence",
    "FieldKind",
    "Guide",
    "Instrument",
    "NextStep",
    "Phase",
    "PracticeCase",
    "Role",
    "RouteStep",
    "Scheme",
    "Source",
    "Standing",
    "Step",
    "Worksheet",
    "WorksheetField",
    "WorksheetForm",
]

__getattr__, __dir__ = lazy_exports(
    __name__,
    {
        "employer_question": ("EmployerQuestion", "RouteStep"),
        # Source lives lower in the house because questionnaires and methods have sources too
        "instrument": ("Evidence", "Instrument", "Phase", "Role", "Source"),
        "parts": ("NextStep", "Step"),
        "practice_case": ("PracticeCase",),
        "printed": ("Card", "Guide", "WorksheetForm"),
        "scheme": ("Scheme", "Standing"),
        "worksheet": ("FieldKind", "Worksheet", "WorksheetField"),
    },
)
