"""HTML: a whole page in one file, or a fragment for somebody else's page."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import attrs
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader
from markupsafe import Markup

from werkplekleren._base.handed import as_paths
from werkplekleren._base.ids import IDENTIFIER_PATTERN, LONGEST_IDENTIFIER
from werkplekleren._base.validators import Matches, is_bool, many
from werkplekleren.documents import Block, Document
from werkplekleren.renderers.html_page import Page
from werkplekleren.renderers.template_errors import blocks_of
from werkplekleren.renderers.theme import Theme
from werkplekleren.renderers.unknown_names import Unknown

_is_nonce = Matches(r"[A-Za-z0-9+/=_-]*", "must be a nonce as base64")
_is_prefix = Matches(f"({IDENTIFIER_PATTERN})?", "must be lower-case letters, digits and hyphens, such as 'firm-b'", LONGEST_IDENTIFIER)


@cache
def _environment(folders: tuple[Path, ...]) -> Environment:
    return Environment(
        loader=ChoiceLoader([FileSystemLoader(folders), PackageLoader("werkplekleren.renderers")]),
        autoescape=True,
        undefined=Unknown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


@attrs.frozen(kw_only=True)
class HtmlWriter:
    """Writes HTML through one template per kind of block.

    Args:
        templates: Folders with templates of your own, looked in before ours: `html/page.html.j2` is the page,
            `html/callout.html.j2` one kind of block. They are code of the site that uses them, never content.
        shadow: Whether a fragment lies in a declarative shadow root: no rule of the host reaches it, not even by id or
            `!important`, and no script is needed. Links from one place in the document to another are plain text
            there, as browsers do not follow them into a shadow root.
        prefix: What the ids in a fragment begin with, after `wpl-`, so that several fragments on a page have none in common: `firm-b` makes
            `wpl-firm-b--plan` of `wpl-plan`, and links lead there.
        styled: Whether a fragment brings its stylesheet. Without it the host brings
            `stylesheet(theme, fragment=True)` itself, once for all fragments on a page.
        nonce: What lets style elements through a content security policy that names a nonce; without one a policy
            names hashes, see `style_source`.

    Attributes:
        suffixes: The file suffixes of HTML.
        binary: `False`: it gives text.
    """

    templates: tuple[Path, ...] = attrs.field(default=(), converter=as_paths, validator=many(Path))
    shadow: bool = attrs.field(default=False, validator=is_bool)
    prefix: str = attrs.field(default="", validator=_is_prefix)
    styled: bool = attrs.field(default=True, validator=is_bool)
    nonce: str = attrs.field(default="", validator=_is_nonce)
    suffixes: tuple[str, ...] = attrs.field(default=(".html", ".htm"), init=False)
    binary: bool = attrs.field(default=False, init=False)

    def write(self, document: Document, theme: Theme) -> str:
        """A whole page: one file without outside references and without scripts."""
        with blocks_of(self.templates, "html"):
            return Page(document=document, theme=theme, environment=_environment(self.templates), nonce=self.nonce).page()

    def write_fragment(self, document: Document, theme: Theme) -> str:
        """A `<div class="wpl">` with its stylesheet, headings from `h2` on, ids that begin with `wpl-`."""
        with blocks_of(self.templates, "html"):
            page = Page(
                document=document,
                theme=theme,
                environment=_environment(self.templates),
                nonce=self.nonce,
                # ids hold no two hyphens beside each other, so no prefix and id make the same as another two
                prefix=f"wpl-{self.prefix}--" if self.prefix else "wpl-",
                top=2,
                alone=self.shadow,
            )
            return page.fragment(styled=self.styled or self.shadow)


def part_writer(document: Document, theme: Theme) -> Callable[[tuple[Block, ...]], Markup]:
    """What writes blocks of a document as parts of a page of somebody else; names are counted on from part to part."""
    page = Page(document=document, theme=theme, environment=_environment(()), prefix="wpl-", top=2)
    return lambda blocks: page.blocks(blocks, 0)
