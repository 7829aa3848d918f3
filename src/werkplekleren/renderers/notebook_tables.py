"""Tables and choice grids in the output of a notebook cell."""

from markupsafe import Markup

from werkplekleren.documents import Cell, ChoiceGrid, Inline, Table, text_of
from werkplekleren.renderers.grid import LONGEST_UPRIGHT, MANY_COLUMNS, may_be_wide
from werkplekleren.renderers.notebook_look import NONE, SOFT, Look, sign
from werkplekleren.renderers.signs import EMPTY, SIGNS, tone_words
from werkplekleren.renderers.spelling import attribute, words

SHORT = 16
PHRASE = 50
ROOM_FOR_WORDS = 15
ROOM_FOR_SENTENCES = 20
UPRIGHT = "writing-mode:vertical-rl;transform:rotate(180deg);display:inline-block"
"""A head that stands upright; a notebook that is not trusted loses both the first and the second, so that it lies there."""


def table(look: Look, block: Table) -> Markup:
    """A table."""
    line = f"border-bottom:1px solid {look.hue['line']}"
    upright = block.layout == "matrix" and block.columns >= MANY_COLUMNS
    looks = f"{line};{SOFT};font-weight:600" + (";vertical-align:bottom" if upright else "")
    scopes = (Markup(' scope="col"'), Markup(' scope="colgroup"'))
    room = [_room(column) for column in block.by_column()]
    heads = [
        Markup("").join(
            _cell(look, cell, "th", looks, scopes[cell.columns > 1], upright=True)
            if upright and at
            else _cell(look, cell, "th", looks + (f";min-width:{room[at]}ch" if len(cells) == len(room) else ""), scopes[cell.columns > 1])
            for at, cell in enumerate(cells)
        )
        for cells in block.all_heads
    ]
    head = Markup("</tr><tr>").join(heads)
    lines = f"{line};white-space:nowrap" if upright else line
    rows = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(_body_cell(look, cell, line if cell.header else lines) for cell in row.cells))
        for row in block.rows
    )
    caption = _caption(look, block.caption)
    table = look.element(
        "table",
        caption + Markup("<thead><tr>{}</tr></thead><tbody>{}</tbody>").format(head, rows),
        "border-collapse:collapse;font-size:.95em;margin:0;overflow-wrap:normal",
    )
    note = look.element("p", look.spell(block.note), f"{SOFT};font-size:.9em;margin:.3em 0") if block.note else NONE
    # a wide table scrolls sideways, also by keyboard; it shows all its rows, for nobody looks for rows that are out of sight
    name = text_of(block.caption) or look.translated.gettext("Tabel")
    reached = Markup(' role="group" tabindex="0" aria-label="{}"').format(attribute(name)) if may_be_wide(block, block.by_column()) else NONE
    return look.element("div", table, "overflow-x:auto;margin:.6em 0", reached) + note


def _room(column: tuple[Cell, ...]) -> int:
    """How narrow a column may become, in characters: what is short stays on one line, and a sentence keeps room to be read."""
    longest = max((len(text_of(cell.text)) for cell in column), default=0)
    return longest if longest <= SHORT else ROOM_FOR_WORDS if longest <= PHRASE else ROOM_FOR_SENTENCES


def _body_cell(look: Look, cell: Cell, line: str) -> Markup:
    colours = ""
    if cell.tone in SIGNS or cell.tone in {f"level-{step}" for step in range(5)}:
        colours = ";" + look.on_ground(cell.tone, f"on-{cell.tone}")
    if cell.header:
        scope = Markup(' scope="rowgroup"') if cell.rows > 1 else Markup(' scope="row"')
        return _cell(look, cell, "th", f"{line};font-weight:600{colours}", scope)
    return _cell(look, cell, "td", line + colours)


def _cell(look: Look, cell: Cell, tag: str, style: str, scope: Markup = NONE, *, upright: bool = False) -> Markup:
    text = look.spell(cell.text) or words(EMPTY.get(cell.tone) or cell.note or tone_words(cell.tone, look.translated))
    if upright:
        text = look.element("span", text, UPRIGHT + (";max-height:14em" if len(text_of(cell.text)) > LONGEST_UPRIGHT else ""))
    align = {"start": "left", "end": "right", "center": "center"}[cell.align]
    named = Markup(' title="{}"').format(attribute(cell.note)) if cell.note else NONE
    if not text_of(cell.text).strip():
        tag, scope = "td", NONE
    wide = Markup(' colspan="{}"').format(cell.columns) if cell.columns > 1 else NONE
    high = Markup(' rowspan="{}"').format(cell.rows) if cell.rows > 1 else NONE
    return look.element(tag, words(sign(cell.tone)) + text, f"text-align:{align};padding:.3em .6em;{style}", scope + wide + high + named)


def choice_grid(look: Look, block: ChoiceGrid) -> Markup:
    """Statements by options, with a box for each."""
    line = f"padding:.3em .6em;border-bottom:1px solid {look.hue['line']}"
    head = f"{line};{SOFT};font-weight:600"
    heads = Markup("").join(look.element("th", words(name), head, Markup(' scope="col"')) for name in block.columns)
    boxes = look.element("td", Markup("☐"), f"{line};text-align:center") * len(block.columns)
    rows: list[Markup] = []
    for group, statements in zip(block.groups, block.numbered, strict=True):
        parts = (Markup("<strong>{}</strong>").format(words(group.title)) if group.title else NONE, look.spell(group.text))
        said = Markup(" ").join(filter(None, parts))
        if said:
            wide = Markup(' colspan="{}"').format(len(block.columns) + 1)
            rows.append(look.element("th", said, f"{line};text-align:left;font-weight:400", Markup(' scope="rowgroup"') + wide))
        for number, statement in statements:
            text = Markup("{}. {}").format(number, look.spell(statement))
            rows.append(look.element("th", text, f"{line};text-align:left;font-weight:400", Markup(' scope="row"')) + boxes)
    caption = _caption(look, block.caption)
    body = Markup("").join(Markup("<tr>{}</tr>").format(cells) for cells in rows)
    table = look.element(
        "table",
        caption + Markup("<thead><tr><td></td>{}</tr></thead><tbody>{}</tbody>").format(heads, body),
        "border-collapse:collapse;font-size:.95em;margin:0",
    )
    name = attribute(text_of(block.caption) or look.translated.gettext("Vragenlijst"))
    return look.element("div", table, "overflow-x:auto;margin:.6em 0", Markup(' role="group" tabindex="0" aria-label="{}"').format(name))


def _caption(look: Look, caption: Inline) -> Markup:
    style = f"text-align:left;{SOFT};caption-side:top;padding:.2em 0"
    return look.element("caption", look.spell(caption), style) if caption else NONE
