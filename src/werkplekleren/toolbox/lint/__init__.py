"""The lint: warnings about the quality of content. Nothing here is an error, and nothing here proves that a text is good."""

from werkplekleren._base.lazy import lazy_exports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .language import FormalWord as FormalWord
    from .language import ItemWords as ItemWords
    from .language import Jargon as Jargon
    from .language import Language as Language
    from .language import Passive as Passive
    from .language import Reading as Reading
    from .language import Syllables as Syllables

__all__ = ["FormalWord", "ItemWords", "Jargon", "Language", "Passive", "Reading", "Syllables"]

__getattr__, __dir__ = lazy_exports(__name__, {"language": ("FormalWord", "ItemWords", "Jargon", "Language", "Passive", "Reading", "Syllables")})
