"""Neutral documents: what a report says, as a tree of blocks that every writer understands.

| block | for |
| --- | --- |
| `Paragraph` | running text; `lead` for the opening |
| `BulletList`, `NumberedList`, `Checklist` | short things below each other |
| `Table` | rows under heads, or a `matrix` of toned cells |
| `KeyFigures` | a few figures side by side |
| `Callout` | what must not be missed |
| `Steps` | a recipe or plan, step by step |
| `Quote` | what somebody said |
| `Form` | fields to fill in on paper |
| `ChoiceGrid` | numbered statements by options, to tick on paper |
| `Figure` | a chart as data, with its words and its table |
| `Section` | a titled part; nested sections lie deeper |
| `PageBreak` | a new page, where there are pages |
| `Sources` | where it was found |
| `TableOfContents` | the sections, as links |
| `Glossary` | words and what they mean |
"""

from werkplekleren._base.lazy import lazy_exports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from werkplekleren.documents.before_after_chart import BeforeAfterChart as BeforeAfterChart
    from werkplekleren.documents.before_after_chart import BeforeAfterRow as BeforeAfterRow
    from werkplekleren.documents.before_after_chart import ValueBand as ValueBand
    from werkplekleren.documents.blocks import BLOCK_KINDS as BLOCK_KINDS
    from werkplekleren.documents.blocks import Block as Block
    from werkplekleren.documents.blocks import BulletList as BulletList
    from werkplekleren.documents.blocks import Callout as Callout
    from werkplekleren.documents.blocks import Checklist as Checklist
    from werkplekleren.documents.blocks import Figure as Figure
    from werkplekleren.documents.blocks import Glossary as Glossary
    from werkplekleren.documents.blocks import GlossaryItem as GlossaryItem
    from werkplekleren.documents.blocks import KeyFigure as KeyFigure
    from werkplekleren.documents.blocks import KeyFigures as KeyFigures
    from werkplekleren.documents.blocks import NumberedList as NumberedList
    from werkplekleren.documents.blocks import PageBreak as PageBreak
    from werkplekleren.documents.blocks import Paragraph as Paragraph
    from werkplekleren.documents.blocks import Quote as Quote
    from werkplekleren.documents.blocks import Section as Section
    from werkplekleren.documents.blocks import SourceItem as SourceItem
    from werkplekleren.documents.blocks import Sources as Sources
    from werkplekleren.documents.blocks import Step as Step
    from werkplekleren.documents.blocks import Steps as Steps
    from werkplekleren.documents.blocks import TableOfContents as TableOfContents
    from werkplekleren.documents.charts import Chart as Chart
    from werkplekleren.documents.charts import CoverageChart as CoverageChart
    from werkplekleren.documents.charts import CoveragePoint as CoveragePoint
    from werkplekleren.documents.charts import DistributionChart as DistributionChart
    from werkplekleren.documents.charts import DistributionRow as DistributionRow
    from werkplekleren.documents.charts import MatrixBand as MatrixBand
    from werkplekleren.documents.charts import ProfileChart as ProfileChart
    from werkplekleren.documents.charts import ProfileRow as ProfileRow
    from werkplekleren.documents.charts import RiskMatrixChart as RiskMatrixChart
    from werkplekleren.documents.charts import RiskPoint as RiskPoint
    from werkplekleren.documents.charts import TimelineBar as TimelineBar
    from werkplekleren.documents.charts import TimelineChart as TimelineChart
    from werkplekleren.documents.charts import TimelineMarker as TimelineMarker
    from werkplekleren.documents.charts import TimelineRow as TimelineRow
    from werkplekleren.documents.choices import ChoiceGrid as ChoiceGrid
    from werkplekleren.documents.choices import ChoiceGroup as ChoiceGroup
    from werkplekleren.documents.document import Document as Document
    from werkplekleren.documents.document import numbers as numbers
    from werkplekleren.documents.document import sections as sections
    from werkplekleren.documents.forms import FieldKind as FieldKind
    from werkplekleren.documents.forms import Form as Form
    from werkplekleren.documents.forms import FormField as FormField
    from werkplekleren.documents.inline import Inline as Inline
    from werkplekleren.documents.inline import Span as Span
    from werkplekleren.documents.inline import Style as Style
    from werkplekleren.documents.inline import emphasis as emphasis
    from werkplekleren.documents.inline import link as link
    from werkplekleren.documents.inline import plain as plain
    from werkplekleren.documents.inline import reference as reference
    from werkplekleren.documents.inline import strong as strong
    from werkplekleren.documents.inline import text_of as text_of
    from werkplekleren.documents.inline import unlinked as unlinked
    from werkplekleren.documents.mastery_chart import MasteryChart as MasteryChart
    from werkplekleren.documents.mastery_chart import MasteryLevel as MasteryLevel
    from werkplekleren.documents.mastery_chart import MasteryRow as MasteryRow
    from werkplekleren.documents.mastery_chart import MasterySign as MasterySign
    from werkplekleren.documents.references import Captions as Captions
    from werkplekleren.documents.references import captions as captions
    from werkplekleren.documents.references import resolved as resolved
    from werkplekleren.documents.tables import Align as Align
    from werkplekleren.documents.tables import Cell as Cell
    from werkplekleren.documents.tables import Layout as Layout
    from werkplekleren.documents.tables import Row as Row
    from werkplekleren.documents.tables import Slot as Slot
    from werkplekleren.documents.tables import Table as Table
    from werkplekleren.documents.tables import Tone as Tone
    from werkplekleren.documents.tables import heads as heads
    from werkplekleren.documents.tables import row as row
    from werkplekleren.documents.tables import slots as slots
    from werkplekleren.documents.texts import respelled as respelled
    from werkplekleren.documents.texts import spans as spans
    from werkplekleren.documents.walking import walk as walk

__all__ = [
    "BLOCK_KINDS",
    "Align",
    "BeforeAfterChart",
    "BeforeAfterRow",
    "Block",
    "BulletList",
    "Callout",
    "Captions",
    "Cell",
    "Chart",
    "Checklist",
    "ChoiceGrid",
    "ChoiceGroup",
    "CoverageChart",
    "CoveragePoint",
    "DistributionChart",
    "DistributionRow",
    "Document",
    "FieldKind",
    "Figure",
    "Form",
    "FormField",
    "Glossary",
    "GlossaryItem",
    "Inline",
    "KeyFigure",
    "KeyFigures",
    "Layout",
    "MasteryChart",
    "MasteryLevel",
    "MasteryRow",
    "MasterySign",
    "MatrixBand",
    "NumberedList",
    "PageBreak",
    "Paragraph",
    "ProfileChart",
    "ProfileRow",
    "Quote",
    "RiskMatrixChart",
    "RiskPoint",
    "Row",
    "Section",
    "Slot",
    "SourceItem",
    "Sources",
    "Span",
    "Step",
    "Steps",
    "Style",
    "Table",
    "TableOfContents",
    "TimelineBar",
    "TimelineChart",
    "TimelineMarker",
    "TimelineRow",
    "Tone",
    "ValueBand",
    "captions",
    "emphasis",
    "heads",
    "link",
    "numbers",
    "plain",
    "reference",
    "resolved",
    "respelled",
    "row",
    "sections",
    "slots",
    "spans",
    "strong",
    "text_of",
    "unlinked",
    "walk",
]

__getattr__, __dir__ = lazy_exports(
    __name__,
    {
        "before_after_chart": ("BeforeAfterChart", "BeforeAfterRow", "ValueBand"),
        "blocks": (
            "BLOCK_KINDS",
            "Block",
            "BulletList",
            "Callout",
            "Checklist",
            "Figure",
            "Glossary",
            "GlossaryItem",
            "KeyFigure",
            "KeyFigures",
            "NumberedList",
            "PageBreak",
            "Paragraph",
            "Quote",
            "Section",
            "SourceItem",
            "Sources",
            "Step",
            "Steps",
            "TableOfContents",
        ),
        "charts": (
            "Chart",
            "CoverageChart",
            "CoveragePoint",
            "DistributionChart",
            "DistributionRow",
            "MatrixBand",
            "ProfileChart",
            "ProfileRow",
            "RiskMatrixChart",
            "RiskPoint",
            "TimelineBar",
            "TimelineChart",
            "TimelineMarker",
            "TimelineRow",
        ),
        "choices": (
            "ChoiceGrid",
            "ChoiceGroup",
        ),
        "document": (
            "Document",
            "numbers",
            "sections",
        ),
        "forms": (
            "FieldKind",
            "Form",
            "FormField",
        ),
        "inline": (
            "Inline",
            "Span",
            "Style",
            "emphasis",
            "link",
            "plain",
            "reference",
            "strong",
            "text_of",
            "unlinked",
        ),
        "mastery_chart": ("MasteryChart", "MasteryLevel", "MasteryRow", "MasterySign"),
        "references": (
            "Captions",
            "captions",
            "resolved",
        ),
        "tables": (
            "Align",
            "Cell",
            "Layout",
            "Row",
            "Slot",
            "Table",
            "Tone",
            "heads",
            "row",
            "slots",
        ),
        "texts": (
            "respelled",
            "spans",
        ),
        "walking": ("walk",),
    },
)
