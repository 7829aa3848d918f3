"""Forms to fill in by hand: lines to write on, boxes to tick."""

from werkplekleren.documents import Form, FormField
from werkplekleren.renderers.cleaning import one_line
from werkplekleren.renderers.docx.spelling import TAB
from werkplekleren.renderers.docx.writing import Writing

NUMBER = 1701
"""How far the line for a number goes, in twentieths of a point."""

DATE = (1701, 3402, 5670)
"""How far the lines for day, month and year go."""


def write_form(page: Writing, form: Form) -> None:
    """Add the fields of a form, one below the other; the last does not come alone on a page."""
    last = len(form.fields) - 1
    for place, field in enumerate(form.fields):
        _field(page, field)
        if place == last - 1:
            page.keep_last()


def _field(page: Writing, field: FormField) -> None:
    label = page.words(one_line(field.label))
    if field.kind == "checkbox":
        note = page.words(f" {one_line(field.help)}", "Quiet") if field.help else ""
        page.paragraph("Form Tick", label + note, numbering=page.lists.begin("Checklist"))
        return
    page.paragraph("Form Label", label, keep=True)
    if field.help:
        page.paragraph("Form Help", page.words(one_line(field.help)), keep=True)
    match field.kind:
        case "choice":
            numbering = page.lists.begin("Checklist")
            last = len(field.options) - 1
            for place, option in enumerate(field.options):
                page.paragraph("Checklist", page.words(one_line(option)), numbering=numbering, keep=place < last)
        case "date":
            _blanks(page, dict(zip(("dag", "maand", "jaar"), DATE, strict=True)))
        case "signature":
            half = page.start.width // 2
            _blanks(page, {"naam": half - 284, "handtekening": page.start.width})
        case "number":
            _blanks(page, {"": NUMBER})
        case _:
            page.paragraph("Form Line", "<w:r><w:br/></w:r>".join([TAB] * field.writing_lines))


def _blanks(page: Writing, ends: dict[str, int]) -> None:
    """Words, each with a line behind it that ends at its own place."""
    stops = "".join(f'<w:tab w:val="right" w:leader="underscore" w:pos="{end}"/>' for end in ends.values())
    words = [page.words(f"{' ' if place else ''}{page.say(word)} ") if word else "" for place, word in enumerate(ends)]
    page.paragraph("Form Blanks", "".join(word + TAB for word in words), tabs=f"<w:tabs>{stops}</w:tabs>")
