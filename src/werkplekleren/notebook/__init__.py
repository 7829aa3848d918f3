"""Widgets for Jupyter, to enter what a model holds; what models show lies with the models. Needs the extra `notebook`."""

from werkplekleren._base.lazy import lazy_exports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from werkplekleren.notebook.knowledge_table import KnowledgeTable as KnowledgeTable

__all__ = ["KnowledgeTable"]

__getattr__, __dir__ = lazy_exports(__name__, {"knowledge_table": ("KnowledgeTable",)})
