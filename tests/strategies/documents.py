"""Documents of every shape that a writer must take."""

from typing import cast

from hypothesis import strategies as st

from werkplekleren.documents import (
    Align,
    Block,
    BulletList,
    Callout,
    Cell,
    Checklist,
    Document,
    Form,
    FormField,
    Glossary,
    GlossaryItem,
    Inline,
    KeyFigure,
    KeyFigures,
    Layout,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Section,
    Span,
    Step,
    Steps,
    Style,
    Table,
    Tone,
)

words = st.text(min_size=1, max_size=30).filter(lambda text: bool(text.strip()))
styles = st.sampled_from(cast("list[Style]", ["plain", "strong", "emphasis"]))
tones = st.sampled_from(cast("list[Tone]", ["neutral", "good", "bad", "level-3", "level-unknown"]))
aligns = st.sampled_from(cast("list[Align]", ["start", "end", "center"]))
inlines: st.SearchStrategy[Inline] = st.lists(st.builds(Span, text=words, style=styles), min_size=1, max_size=3).map(tuple)
items = st.lists(inlines, min_size=1, max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of a few columns, perhaps without rows."""
    columns = draw(st.integers(1, 5))
    cells = st.lists(st.builds(Cell, text=inlines, tone=tones, align=aligns), min_size=columns, max_size=columns).map(tuple)
    rows = draw(st.lists(cells.map(lambda made: Row(cells=made)), max_size=3).map(tuple))
    layout = draw(st.sampled_from(cast("list[Layout]", ["rows", "matrix", "fill-in"])))
    widths = draw(st.just(()) | st.lists(st.floats(0.5, 5), min_size=columns, max_size=columns).map(tuple))
    return Table(caption=draw(inlines | st.just(())), header=draw(cells), rows=rows, layout=layout, widths=widths, note=draw(inlines | st.just(())))


leaves: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, text=inlines, lead=st.booleans()),
    st.builds(BulletList, items=items),
    st.builds(NumberedList, items=items),
    st.builds(Checklist, items=items),
    st.builds(Quote, text=inlines, source=inlines | st.just(())),
    st.builds(KeyFigures, items=st.lists(st.builds(KeyFigure, value=words, label=words, tone=tones), min_size=1, max_size=3).map(tuple)),
    st.builds(Steps, items=st.lists(st.builds(Step, title=inlines, text=inlines, say=inlines | st.just(())), min_size=1, max_size=3).map(tuple)),
    st.builds(Form, fields=st.lists(st.builds(FormField, label=words, kind=st.just("line")), min_size=1, max_size=2).map(tuple)),
    st.builds(Glossary, items=st.lists(st.builds(GlossaryItem, term=words, text=inlines), min_size=1, max_size=2).map(tuple)),
    tables(),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document with sections, callouts and page breaks."""
    blocks: list[Block] = []
    for place in range(draw(st.integers(0, 4))):
        inside = tuple(draw(st.lists(leaves, max_size=3)))
        part: tuple[Block, ...] = draw(
            st.sampled_from([inside, (Callout(title=draw(words), tone=draw(tones), blocks=inside),), (*inside, PageBreak())])
        )
        blocks.append(Section(id=f"deel-{place}", title=draw(words), blocks=part))
    title, subtitle = draw(words), draw(words)
    return Document(title=title, subtitle=subtitle, language=draw(st.sampled_from(["nl", "en", "he"])), blocks=tuple(blocks))
