"""Facts in and out: folders with tables, the way a firm or a fund keeps them."""

from werkplekleren._base.lazy import lazy_exports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .dossier import read_dossier as read_dossier

__all__ = ["read_dossier"]

__getattr__, __dir__ = lazy_exports(__name__, {"dossier": ("read_dossier",)})
