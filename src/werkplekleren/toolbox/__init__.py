"""Toolboxes: folders of content that are read one file at a time, checked as a whole, and laid over each other."""

from werkplekleren._base.lazy import lazy_exports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .checking import check as check
    from .checking import warnings as warnings
    from .defaults import default_decay_model as default_decay_model
    from .defaults import default_level_scale as default_level_scale
    from .defaults import default_risk_method as default_risk_method
    from .lint.allowing import Allowed as Allowed
    from .manifest import Manifest as Manifest
    from .manifest import Theme as Theme
    from .questionnaires import Questionnaires as Questionnaires
    from .shelf import Shelf as Shelf
    from .summary import Summary as Summary
    from .toolbox import Toolbox as Toolbox

__all__ = [
    "Allowed",
    "Manifest",
    "Questionnaires",
    "Shelf",
    "Summary",
    "Theme",
    "Toolbox",
    "check",
    "default_decay_model",
    "default_level_scale",
    "default_risk_method",
    "warnings",
]

__getattr__, __dir__ = lazy_exports(
    __name__,
    {
        "checking": ("check", "warnings"),
        "defaults": ("default_decay_model", "default_level_scale", "default_risk_method"),
        "lint.allowing": ("Allowed",),
        "manifest": ("Manifest", "Theme"),
        "questionnaires": ("Questionnaires",),
        "shelf": ("Shelf",),
        "summary": ("Summary",),
        "toolbox": ("Toolbox",),
    },
)
