"""Facts in and out: folders with tables, the way a firm or a fund keeps them."""

from werkplekleren._base.lazy import lazy_exports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .dossier import read_dossier as read_dossier
    from .dossiers import dossier_paths as dossier_paths
    from .dossiers import read_dossiers as read_dossiers
    from .map_files import MapCatalogue as MapCatalogue
    from .map_files import read_knowledge_map as read_knowledge_map
    from .map_texts import knowledge_tables as knowledge_tables
    from .map_texts import knowledge_toml as knowledge_toml
    from .progress import read_progress as read_progress
    from .progress_texts import progress_table as progress_table
    from .progress_texts import progress_toml as progress_toml

__all__ = [
    "MapCatalogue",
    "dossier_paths",
    "knowledge_tables",
    "knowledge_toml",
    "progress_table",
    "progress_toml",
    "read_dossier",
    "read_dossiers",
    "read_knowledge_map",
    "read_progress",
]

__getattr__, __dir__ = lazy_exports(
    __name__,
    {
        "dossier": ("read_dossier",),
        "dossiers": ("dossier_paths", "read_dossiers"),
        "map_files": ("MapCatalogue", "read_knowledge_map"),
        "map_texts": ("knowledge_tables", "knowledge_toml"),
        "progress": ("read_progress",),
        "progress_texts": ("progress_table", "progress_toml"),
    },
)
