"""The catalogue of the toolbox as pages of the documentation, made when the documentation is built; none of it is kept in the repository.

`pages` gives the Markdown of each page, `files` the text that it was made from, `navigation` their place in the menu.
Everything comes from the toolbox; what stands around it is in `nl.toml` and `en.toml`.
"""

from catalogue.navigation import navigation
from catalogue.site import files, pages

__all__ = ["files", "navigation", "pages"]
