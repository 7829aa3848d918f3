"""What a model shows as the last line of a notebook cell.

Notebooks that are not trusted lose style elements, scripts, inline SVG, `var()` and `light-dark()`. What stays
is used here: plain elements with inline styles, charts as pictures in the text. Words on a ground of their own
carry the colours of the light theme first and those of both themes after it, so that they keep the first. All other
words have the colour of the notebook, for a page that is dark need not say so (`nbconvert --theme dark`).
"""

from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from werkplekleren._base.formatting import long_date
from werkplekleren.documents import (
    Block,
    Glossary,
    Section,
    SourceItem,
    Step,
    unlinked,
)
from werkplekleren.errors import Message, RenderError
from werkplekleren.renderers.cleaning import one_line
from werkplekleren.renderers.links import checked
from werkplekleren.renderers.notebook_look import NONE, SOFT, Look, language_of, sign
from werkplekleren.renderers.notebook_tables import choice_grid, table
from werkplekleren.renderers.rendering import document_for, render
from werkplekleren.renderers.signs import SIGNS
from werkplekleren.renderers.spelling import attribute, words
from werkplekleren.renderers.theme import Theme
from werkplekleren.renderers.ties import tied

if TYPE_CHECKING:
    from werkplekleren.renderers.charts import Drawing

CHART_WIDTH = 640

MANY_SECTIONS = 8
"""Of more sections than this beside each other only the titles are seen, until one is opened."""


def show_markdown(obj: object) -> str:
    """Anything there is a report for, as Markdown for notebooks that are exported.

    Args:
        obj: As for `render`.

    Returns:
        Markdown.
    """
    return render(obj, "markdown")


def show_html(obj: object) -> str:
    """Anything there is a report for, as compact HTML that survives a notebook that is not trusted.

    Args:
        obj: As for `render`.

    Returns:
        HTML without ids, style elements, scripts and outside references.

    Raises:
        RenderError: When the document holds a link that is not allowed.
    """
    document = document_for(obj, None)
    return str(_Cell(document, Theme.default()).whole())  # text as any other: what is put around it is not escaped


class _Cell(Look):
    """One document on its way to the output of a cell."""

    def whole(self) -> str:
        document = self.document
        facts = [words(long_date(document.date, document.language))] if document.date else []
        facts += [words(part) for part in (document.author, document.notice) if part]
        large = "font-size:1.35em;font-weight:700;line-height:1.25;margin:0 0 .2em"
        top = [self.element("p", words(document.title), large, language_of(document.title_language))]
        if document.subtitle:
            top.append(self.element("p", words(document.subtitle), f"{SOFT};margin:0 0 .2em"))
        if facts:
            top.append(self.element("p", Markup(" · ").join(facts), f"{SOFT};font-size:.9em;margin:0 0 .2em"))
        inside = Markup("").join(top) + self.blocks(document.blocks, 0)
        page = Markup('<div lang="{}" style="max-width:60em;line-height:1.5">{}</div>').format(document.language, inside)
        return Markup(tied(page, document.language))  # noqa: S704 - all of it is ours or escaped

    def blocks(self, blocks: tuple[Block, ...], depth: int) -> Markup:
        write = self.folded if depth and sum(isinstance(block, Section) for block in blocks) > MANY_SECTIONS else self.block
        return Markup("").join(write(block, depth) for block in blocks)

    def block(self, block: Block, depth: int) -> Markup:
        try:
            write = _WRITERS[block.kind]
        except KeyError as error:
            raise RenderError(Message("a notebook cannot show blocks of kind {kind!r}", {"kind": str(block.kind)[:80]})) from error
        return write(self, block, depth)

    def folded(self, block: Block, depth: int) -> Markup:
        if not isinstance(block, Section):
            return self.block(block, depth)
        title = self.element("summary", words(block.title), "font-weight:650;margin:.4em 0", language_of(block.title_language))
        return Markup("<details{}>{}</details>").format(language_of(block.language), title + self.blocks(block.blocks, depth + 1))

    def section(self, block: Section, depth: int) -> Markup:
        size = (1.15, 1.05, 1, 1)[min(depth, 3)]
        title = self.element("p", words(block.title), f"font-size:{size}em;font-weight:650;margin:1.1em 0 .4em", language_of(block.title_language))
        inside = title + self.blocks(block.blocks, depth + 1)
        return Markup("<div{}>{}</div>").format(language_of(block.language), inside) if block.language else inside

    def paragraph(self, block: Any, _depth: int) -> Markup:  # noqa: ANN401 - a paragraph
        style = "font-size:1.1em;margin:.6em 0" if block.lead else "margin:.5em 0"
        return self.element("p", self.spell(block.text), style, language_of(block.language))

    def bullets(self, block: Any, _depth: int) -> Markup:  # noqa: ANN401 - a list
        return self.listing("ul", [self.spell(item) for item in block.items])

    def numbered(self, block: Any, _depth: int) -> Markup:  # noqa: ANN401 - a list
        return self.listing("ol", [self.spell(item) for item in block.items])

    def checklist(self, block: Any, _depth: int) -> Markup:  # noqa: ANN401 - a list
        return self.listing("ul", [Markup("☐ ") + self.spell(item) for item in block.items], "list-style:none;padding-left:0;")

    def listing(self, tag: str, items: list[Markup], style: str = "") -> Markup:
        inside = Markup("").join(self.element("li", item, "margin:.2em 0") for item in items)
        return self.element(tag, inside, f"{style}margin:.5em 0")

    def key_figures(self, block: Any, _depth: int) -> Markup:  # noqa: ANN401 - key figures
        return self.element(
            "div", Markup("").join(self.key_figure(item) for item in block.items), "display:flex;flex-wrap:wrap;gap:.5em 1.75em;margin:.75em 0"
        )

    def key_figure(self, item: Any) -> Markup:  # noqa: ANN401 - a key figure
        tone = item.tone if item.tone in SIGNS else ""
        edge = self.hue[f"{tone}-edge"] if tone else self.hue["accent"]
        value = self.element("div", words(sign(tone) + item.value), "font-size:1.5em;font-weight:700;line-height:1.2")
        label = words(item.label) + (Markup("<br>") + self.element("span", words(item.note), SOFT) if item.note else NONE)
        return self.element(
            "div", value + self.element("div", label, "font-size:.9em"), f"border-top:2px solid {edge};padding-top:.35em;max-width:13em"
        )

    def callout(self, block: Any, depth: int) -> Markup:  # noqa: ANN401 - a callout
        tone = block.tone if block.tone in SIGNS else ""
        ground, ink, edge = (tone, f"on-{tone}", self.hue[f"{tone}-edge"]) if tone else ("tint", "ink", self.hue["edge"])
        title = self.element("p", words(sign(tone) + block.title), "font-weight:650;margin:0 0 .2em", language_of(block.title_language))
        style = f"{self.on_ground(ground, ink)};border-left:4px solid {edge};border-radius:3px;padding:.6em 1em;margin:.8em 0"
        return self.element("div", title + self.blocks(block.blocks, depth), style)

    def steps(self, block: Any, _depth: int) -> Markup:  # noqa: ANN401 - steps
        return self.listing("ol", [self.step(item) for item in block.items])

    def step(self, item: Step) -> Markup:
        meta = Markup(" ") + self.element("span", words(item.meta), SOFT) if item.meta else NONE
        text = Markup("<br>") + self.spell(item.text) if item.text else NONE
        say = self.element("div", self.spell(item.say), f"border-left:2px solid {self.hue['accent']};padding-left:.6em") if item.say else NONE
        return Markup("<strong>{}</strong>").format(self.spell(item.title)) + meta + text + say

    def quote(self, block: Any, _depth: int) -> Markup:  # noqa: ANN401 - a quote
        source = Markup("<br>— ") + self.spell(block.source) if block.source else NONE
        text = Markup("<span{}>{}</span>").format(language_of(block.language), self.spell(block.text)) if block.language else self.spell(block.text)
        return self.element("blockquote", text + source, f"border-left:2px solid {self.hue['accent']};margin:.8em 0;padding-left:1em")

    def form(self, block: Any, _depth: int) -> Markup:  # noqa: ANN401 - a form
        return self.listing("ul", [self.field(field) for field in block.fields])

    def field(self, field: Any) -> Markup:  # noqa: ANN401 - a form field
        facts = (self.element("span", words(fact), SOFT) for fact in (field.help, " / ".join(field.options)) if fact)
        return Markup(" ").join((words(field.label), *facts))

    def glossary(self, block: Glossary, _depth: int) -> Markup:
        pairs = Markup("").join(
            self.element("dt", words(item.term), "font-weight:600") + self.element("dd", self.spell(item.text), "margin:0 0 .4em 1.5em")
            for item in block.items
        )
        return self.element("dl", pairs, "margin:.5em 0")

    def contents(self, _block: Any, _depth: int) -> Markup:  # noqa: ANN401 - a table of contents; ids are taken out, so it could lead nowhere
        return NONE

    def sources(self, block: Any, _depth: int) -> Markup:  # noqa: ANN401 - sources
        apart = f"border-top:1px solid {self.hue['line']};padding-top:.5em;font-size:.9em;"
        return self.listing("ol", [self.source(item) for item in block.items], apart)

    def source(self, item: SourceItem) -> Markup:
        text = Markup('<a href="{}">{}</a>').format(checked(item.href), self.spell(unlinked(item.text))) if item.href else self.spell(item.text)
        return text + (Markup(" ") + self.element("span", words(item.note), SOFT) if item.note else NONE)

    def page_break(self, _block: Any, _depth: int) -> Markup:  # noqa: ANN401 - a page break
        return Markup("")

    def figure(self, block: Any, _depth: int) -> Markup:  # noqa: ANN401 - a figure
        from werkplekleren.renderers.charts import draw_parts

        parts = draw_parts(
            block.chart,
            uid="c",
            title=one_line(block.title),
            description=one_line(block.description),
            palette=self.light,
            language=self.document.language,
            labels=self.document.labels,
            width=CHART_WIDTH,
        )
        picture = Markup("").join(self.picture(part) for part in parts)
        caption = self.element("p", self.spell(block.caption), f"{SOFT};font-size:.9em;margin:.3em 0") if block.caption else NONE
        twin = Markup("<details><summary>{}</summary>{}</details>").format(self.translated.gettext("Bekijk als tabel"), table(self, block.table))
        title = self.element("p", words(block.title), "font-weight:650;margin:.8em 0 .4em", language_of(block.title_language))
        return title + picture + caption + twin

    def picture(self, part: "Drawing") -> Markup:
        style = f"background:{self.light.paper};border-radius:6px;padding:8px;max-width:100%"
        return Markup('<img alt="{}" width="{}" style="{}" src="data:image/svg+xml;base64,{}">').format(
            attribute(f"{part.title}. {part.description}"), CHART_WIDTH, style, b64encode(part.svg.encode()).decode()
        )


_WRITERS: Mapping[str, Callable[[_Cell, Any, int], Markup]] = {
    "section": _Cell.section,
    "paragraph": _Cell.paragraph,
    "bullet-list": _Cell.bullets,
    "numbered-list": _Cell.numbered,
    "checklist": _Cell.checklist,
    "key-figures": _Cell.key_figures,
    "callout": _Cell.callout,
    "steps": _Cell.steps,
    "quote": _Cell.quote,
    "form": _Cell.form,
    "choice-grid": lambda cell, block, _depth: choice_grid(cell, block),
    "glossary": _Cell.glossary,
    "table-of-contents": _Cell.contents,
    "sources": _Cell.sources,
    "page-break": _Cell.page_break,
    "figure": _Cell.figure,
    "table": lambda cell, block, _depth: table(cell, block),
}
