"""Questionnaires on paper: statements by options, a box to tick for each."""

from werkplekleren.documents import ChoiceGrid
from werkplekleren.renderers.cleaning import one_line
from werkplekleren.renderers.docx.columns import TIGHT, on_lines
from werkplekleren.renderers.docx.numbering import BOX, box_font
from werkplekleren.renderers.docx.spelling import run
from werkplekleren.renderers.docx.writing import Writing

SHARE = 0.56
"""The part of the width that options take at most, where no head takes more than three lines by that."""

WIDEST = 0.68
"""The part that they take at most where one would."""

NARROWEST = 620
"""How wide a column with boxes is at least, in twentieths of a point."""

SIZE = 160
"""How large the letters of the heads above boxes are, in twentieths of a point."""

_BOX = run(BOX, box_font() + '<w:sz w:val="26"/>')
_CENTRED = '<w:jc w:val="center"/>'


def write_choices(page: Writing, grid: ChoiceGrid) -> None:
    """Add a choice grid: its heads come back on each page, a group keeps its first statements."""
    if grid.caption:
        page.paragraph("caption", page.spell(grid.caption), keep=True)
    elif page.below_table:
        page.paragraph("Table Text", "")
    heads = [one_line(option) for option in grid.columns]
    boxes = _columns([_needs(head) for head in heads], len(grid.options), page.start.width)
    widths = [page.start.width - sum(boxes), *boxes]
    ids = page.start.style_ids
    head_style, text_style = (f'<w:pStyle w:val="{ids[name]}"/>' for name in ("Table Head", "Table Text"))
    small_style = f'<w:pStyle w:val="{ids["Table Head Small"]}"/>'
    broken = page.break_due()
    head = "".join(
        _cell(width, f"{small_style if place else head_style}<w:keepNext/>{broken}{_CENTRED if place else ''}", page.words(text))
        for place, (width, text) in enumerate(zip(widths, (page.say("Stelling"), *heads), strict=True))
    )
    rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
    ticks = ["".join(_cell(width, f"{text_style}{kept}{_CENTRED}", _BOX) for width in boxes) for kept in ("", "<w:keepNext/>")]
    for group, statements in zip(grid.groups, grid.numbered, strict=True):
        if group.title or group.text:
            title = page.words(one_line(group.title))
            below = f"<w:p><w:pPr>{text_style}<w:keepNext/></w:pPr>{page.spell(group.text)}</w:p>" if group.text else ""
            first = f"<w:p><w:pPr>{head_style}<w:keepNext/></w:pPr>{title}</w:p>" if title else ""
            shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{page.colours["tint"]}"/>'
            properties = f'<w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>{shade}</w:tcPr>'
            rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>{properties}{first}{below}</w:tc></w:tr>")
        end = len(statements) - 1
        for place, (number, statement) in enumerate(statements):
            # neither the first statement of a group comes alone on a page nor the last
            kept = "<w:keepNext/>" if place < end and (not place or place == end - 1) else ""
            hanging = f'{text_style}{kept}<w:tabs><w:tab w:val="left" w:pos="397"/></w:tabs><w:ind w:left="397" w:hanging="397"/>'
            said = _cell(widths[0], hanging, f"{page.words(f'{number}.')}<w:r><w:tab/></w:r>{page.spell(statement)}")
            rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{said}{ticks[bool(kept)]}</w:tr>")
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    page.table(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{ids["Werkplek Matrix"]}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _needs(head: str) -> tuple[float, float]:
    """How wide a column must be to have its head on three lines at most, and on two."""
    return max(NARROWEST, on_lines(3, head, SIZE) + TIGHT), max(NARROWEST, on_lines(2, head, SIZE) + TIGHT)


def _columns(needs: list[tuple[float, float]], scale: int, whole: float) -> list[int]:
    """How wide each column with boxes is; those of a scale are equally wide, for the steps of an answer are equal too."""
    least, wanted = ([max(widths[:scale])] * scale + list(widths[scale:]) for widths in zip(*needs, strict=True))
    most = max(whole * SHARE, min(sum(least), whole * WIDEST))
    if sum(wanted) <= most:
        return [int(width) for width in wanted]
    if sum(least) > most:  # the longest words give way
        floor = min(NARROWEST, most / len(least))
        part = (most - floor * len(least)) / (sum(least) - floor * len(least))
        return [int(floor + (width - floor) * part) for width in least]
    part = (most - sum(least)) / (sum(wanted) - sum(least))
    return [int(must + (want - must) * part) for must, want in zip(least, wanted, strict=True)]


def _cell(width: int, properties: str, content: str) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>{properties}</w:pPr>{content}</w:p></w:tc>'
    )
