"""Instruments: what an adviser and a firm do together, step by step, and the subsidy schemes that help to pay for it."""

from werkplekleren._base.lazy import lazy_exports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from werkplekleren._base.source import Source as Source

    from .instrument import Evidence as Evidence
    from .instrument import Instrument as Instrument
    from .instrument import Phase as Phase
    from .instrument import Role as Role
    from .parts import NextStep as NextStep
    from .parts import Step as Step
    from .scheme import Scheme as Scheme
    from .worksheet import FieldKind as FieldKind
    from .worksheet import Worksheet as Worksheet
    from .worksheet import WorksheetField as WorksheetField

__all__ = [
    "Evidence",
    "FieldKind",
    "Instrument",
    "NextStep",
    "Phase",
    "Role",
    "Scheme",
    "Source",
    "Step",
    "Worksheet",
    "WorksheetField",
]

__getattr__, __dir__ = lazy_exports(
    __name__,
    {
        # Source lives lower in the house because questionnaires and methods have sources too
        "instrument": ("Evidence", "Instrument", "Phase", "Role", "Source"),
        "parts": ("NextStep", "Step"),
        "scheme": ("Scheme",),
        "worksheet": ("FieldKind", "Worksheet", "WorksheetField"),
    },
)
