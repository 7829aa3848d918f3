"""Tables, written as one piece of text each."""

from collections.abc import Iterable, Iterator

from werkplekleren.documents import Cell, Slot, Table, slots, text_of
from werkplekleren.renderers.docx.columns import SCALES, Columns, columns, head_height, lines
from werkplekleren.renderers.docx.sheets import ROOMY
from werkplekleren.renderers.docx.spelling import spelled
from werkplekleren.renderers.docx.writing import Writing
from werkplekleren.renderers.signs import EMPTY, SIGNS, tone_words

SHORT = {"rows": 6, "matrix": 30, "fill-in": 6}
"""A table with at most so many rows stays on one page."""

MOST_LINES = {"rows": 12, "matrix": 30, "fill-in": 12}
"""A table whose rows take more lines than this may be split between rows; a matrix, which is read as one picture, from half a page on."""

LONE = 3
"""From a table of more rows than this, the last row does not come alone on a page; from one of so many neither, unless they fill half a page."""

OPENING = {"rows": 2, "matrix": 8, "fill-in": 2}
"""How many rows a table begins with, at least, at the foot of a page."""

STYLES = {"rows": "Werkplek Table", "matrix": "Werkplek Matrix", "fill-in": "Werkplek Form"}

LINE = {True: 1020, False: 454}
"""How high a row to write in is: with room for two lines, where the page has it, or for one, as lines in a notebook lie apart."""

LOW = 425
"""The same in a table of more rows than that."""

_MARGINS = '<w:tblCellMar><w:left w:w="{0}" w:type="dxa"/><w:right w:w="{0}" w:type="dxa"/></w:tblCellMar>'
_DENSE, _TIGHT = _MARGINS.format(15), _MARGINS.format(57)
_CLOSE = '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/></w:tblCellMar>'
"""The white on sheets with a long list."""

_ASIDE = '<w:tcMar><w:right w:w="57" w:type="dxa"/></w:tcMar>'
"""The white beside figures at the right of a dense matrix."""

_SMALL = dict(zip(SCALES, ("", " Small", " Smaller", " Smallest"), strict=True))
_SIZE = 19
_JUSTIFIED = {"start": "", "end": '<w:jc w:val="right"/>', "center": '<w:jc w:val="center"/>'}


def write_table(page: Writing, table: Table) -> None:
    """Add a table with its caption above and its note below."""
    layout = columns(table, page.start.width)
    turned = table.layout == "matrix" and not layout.fits and page.turn()
    if turned:
        layout = columns(table, page.start.turned_width)
    if table.caption:
        page.paragraph("caption", page.label(table) + page.spell(table.caption), keep=True)
    elif page.below_table:
        page.paragraph("Table Text", "")
    cells = _Cells(page, table, layout)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in layout.widths)
    first = any(row.cells[0].header for row in table.rows)
    look = f'w:val="{0xA0 if first else 0x20:04X}" w:firstRow="1" w:lastRow="0" w:firstColumn="{int(first)}"'
    margins = _DENSE if layout.upright else _TIGHT if layout.tight and table.layout == "rows" else _CLOSE if page.listed else ""
    page.table(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{page.start.style_ids[STYLES[table.layout]]}"/><w:tblW w:w="{sum(layout.widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{margins}<w:tblLook {look} '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(cells.heads())}{''.join(cells.rows())}</w:tbl>"
    )
    if table.note or turned:
        page.paragraph("Table Note", page.spell(table.note))
    if turned:
        page.turn_back()


class _Cells:
    """Writes the cells of one table."""

    def __init__(self, page: Writing, table: Table, layout: Columns) -> None:
        self.page = page
        self.table = table
        self.layout = layout
        self.matrix = table.layout == "matrix"
        self.widths = [f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>' for width in layout.widths]
        self.aside = {"end": _ASIDE if layout.upright else ""}
        ids = page.start.style_ids
        small = _SMALL[min(layout.scale, SCALES[1]) if table.layout == "fill-in" and page.listed else layout.scale]
        self.styles = {False: f'<w:pStyle w:val="{ids["Table Text" + small]}"/>', True: f'<w:pStyle w:val="{ids["Table Head" + small]}"/>'}
        size = round(_SIZE * layout.scale)
        self.around: dict[tuple[int, str, bool, bool, bool], tuple[str, str]] = {}
        self.quiet = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if small else ""  # quiet words have a size of their own

    def heads(self) -> Iterator[str]:
        """The rows of heads, which come back on each page."""
        table, upright = self.table, self.layout.upright
        last = len(table.head_rows)
        broken = self.page.break_due()
        numbers = [table.layout == "rows" and bool(cells) and all(cell.align == "end" for cell in cells) for cells in table.by_column()]
        for line, found in enumerate(slots(table.all_heads, table.columns)):
            inner: list[str] = []
            for place, cell, begins in _begun(found):
                turned = upright and place > 0 and line == last and cell.columns == 1
                align = "start" if turned else "end" if numbers[place] and cell.columns == 1 else "center" if self.matrix and place else cell.align
                turn = '<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>' if turned else ""
                properties = f"<w:pPr>{self.styles[True]}<w:keepNext/>{broken}{_JUSTIFIED[align]}</w:pPr>"
                note = self.page.words(f" {cell.note}", "Quiet", self.quiet) if cell.note and not turned else ""
                content = self.page.spell(cell.text) + note if begins else ""
                inner.append(f"<w:tc>{self._size(cell, place, begins=begins)}{turn}</w:tcPr><w:p>{properties}{content}</w:p></w:tc>")
            height = f'<w:trHeight w:val="{head_height(table)}" w:hRule="atLeast"/>' if upright and line == last else ""
            yield f"<w:tr><w:trPr><w:cantSplit/>{height}<w:tblHeader/></w:trPr>{''.join(inner)}</w:tr>"

    def rows(self) -> Iterator[str]:
        """The other rows."""
        table = self.table
        last = len(table.rows) - 1
        most = MOST_LINES[table.layout] * (2 if last < LONE else 1)
        short = last < SHORT[table.layout] and lines(table, self.layout.widths) <= most
        leads = self.page.leads
        properties = [f"<w:trPr><w:cantSplit/>{high}</w:trPr>" for high in self._heights()]
        if table.spans:
            begun: Iterable[Iterable[tuple[int, Cell, bool]]] = (_begun(line) for line in slots((row.cells for row in table.rows), table.columns))
        else:
            begun = (((place, cell, True) for place, cell in enumerate(row.cells)) for row in table.rows)
        for line, cells in enumerate(begun):
            opening = line < OPENING[table.layout] - 1
            kept = "<w:keepNext/>" if (short or opening or (line == last - 1 and last >= LONE) if line < last else table.note or leads) else ""
            yield f"<w:tr>{properties[line]}{''.join(self._cell(cell, place, kept, begins=begins) for place, cell, begins in cells)}</w:tr>"

    def _heights(self) -> list[str]:
        """How high each row is, for rows to write in; one in which little is left to write gets room for one line."""
        table, sheet = self.table, self.page.document.sheet
        if table.layout != "fill-in":
            return [""] * len(table.rows)
        roomy = len(table.rows) <= ROOMY
        height = LINE[sheet and id(table) not in self.page.crowded] if roomy else LOW
        filled = [2 * sum(bool(cell.text) for cell in row.cells) > len(row.cells) for row in table.rows]
        return [f'<w:trHeight w:val="{min(height, LINE[False]) if full else height}" w:hRule="atLeast"/>' for full in filled]

    def _size(self, cell: Cell, place: int, *, begins: bool) -> str:
        """How wide a cell is, and how many columns and rows it takes."""
        if cell.columns == cell.rows == 1:
            return self.widths[place]
        width = sum(self.layout.widths[place : place + cell.columns])
        across = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        down = ('<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>") if cell.rows > 1 else ""
        return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{down}'

    def _cell(self, cell: Cell, place: int, kept: str, *, begins: bool) -> str:
        if cell.tone == "neutral" and not cell.note and cell.columns == cell.rows == 1:
            return self._ordinary(cell, place, kept)
        shade = ""
        if not begins:
            content = ""
        elif cell.tone == "neutral" and not cell.note:
            content = self.page.spell(cell.text)
        else:
            shade, content = self._toned(cell)
        align = "center" if self.matrix and place and cell.align == "start" else cell.align
        properties = f"<w:pPr>{self.styles[cell.header]}{kept}{_JUSTIFIED[align]}</w:pPr>"
        return (
            f"<w:tc>{self._size(cell, place, begins=begins)}{shade}{self.aside.get(cell.align, '')}</w:tcPr><w:p>{properties}{content}</w:p></w:tc>"
        )

    def _ordinary(self, cell: Cell, place: int, kept: str) -> str:
        """A cell as most are: what stands around its text is made once for those that look alike."""
        spans = cell.text
        bare = len(spans) == 1 and spans[0].style == "plain" and not (spans[0].href or spans[0].section or spans[0].language or self.page.speech)
        key = (place, cell.align, cell.header, bool(kept), bare)
        around = self.around.get(key)
        if around is None:
            align = "center" if self.matrix and place and cell.align == "start" else cell.align
            size = f"{self.widths[place]}{self.aside.get(cell.align, '')}"
            before = f"<w:tc>{size}</w:tcPr><w:p><w:pPr>{self.styles[cell.header]}{kept}{_JUSTIFIED[align]}</w:pPr>"
            run = ('<w:r><w:t xml:space="preserve">', "</w:t></w:r>") if bare else ("", "")
            around = self.around[key] = before + run[0], run[1] + "</w:p></w:tc>"
        text = spelled(spans[0].text) if bare else self.page.spell(spans)
        return f"{around[0]}{text}{around[1]}"

    def _toned(self, cell: Cell) -> tuple[str, str]:
        """The colour behind a cell, and what it says: a sign or words go with each colour."""
        tone, colours, words = cell.tone, self.page.colours, self.page.words
        shade = ink = ""
        if tone in colours:
            shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{colours[tone]}"/>'
            ink = f'<w:color w:val="{colours["on-" + tone]}"/>'
        sign = words(f"{SIGNS[tone]} ", look=ink) if tone in SIGNS else ""
        text, note = self.page.spell(cell.text, ink), cell.note
        if not text_of(cell.text).strip():
            word = EMPTY.get(tone, "") if self.matrix else ""
            text += words(word, look=ink)
            note = "" if word else note or tone_words(tone, self.page.translated)
        elif self.matrix:
            note = ""
        style, look = ("", ink) if ink else ("Quiet", self.quiet)
        said = words(f" {note}" if text else note, style, look) if note else ""
        return shade, f"{sign}{text}{said}"


def _begun(line: tuple[Slot, ...]) -> Iterator[tuple[int, Cell, bool]]:
    """The cells of a row from left to right with their first column; whether each begins here or reaches in from above."""
    place = 0
    while place < len(line):
        slot = line[place]
        yield place, slot.cell, slot.begins
        place += slot.cell.columns
