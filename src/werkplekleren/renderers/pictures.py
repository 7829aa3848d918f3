"""Drawings as pictures, for formats that take no SVG (extra `pdf`)."""

from werkplekleren.errors import InvalidValueError, Message

FONT = "'Werkplek Sans'"
"""The font that drawings for pictures are set in, as CSS writes it: `draw(..., font=FONT)`."""

LEAST, MOST = 36, 600
"""How many pixels may go in an inch."""

WIDEST = 1000
"""How wide a picture may be, in millimetres."""

_SOURCE = b"""#let wide = sys.inputs.width != ""
#set page(width: if wide { float(sys.inputs.width) * 1mm } else { auto }, height: auto, margin: 0pt)
#set text(font: sys.inputs.font)
#image(bytes(sys.inputs.svg), format: "svg", alt: "", width: if wide { 100% } else { auto })"""


def png(svg: str, *, width: float | None = None, ppi: float = 200) -> bytes:
    """A drawing as a PNG picture; the same drawing always gives the same bytes.

    Args:
        svg: The drawing, such as `renderers.charts.draw` gives it, with `font=FONT`.
        width: How wide it becomes on paper, in millimetres; `None` takes its own width at 96 pixels an inch.
        ppi: How many pixels go in an inch, 36 to 600.

    Returns:
        The picture.

    Raises:
        MissingExtraError: When the extra `pdf` is not installed.
        RenderError: When it is no drawing.
        InvalidValueError: When the width or the number of pixels is out of bounds.

    >>> png('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>')[1:4]
    b'PNG'
    """
    if not MOST >= ppi >= LEAST or (width is not None and not WIDEST >= width >= 1):
        values = {"least": LEAST, "most": MOST, "widest": WIDEST}
        raise InvalidValueError(Message("a picture has {least} to {most} pixels an inch and is 1 to {widest} millimetres wide", values))
    from werkplekleren.renderers.pdf.faces import faces
    from werkplekleren.renderers.pdf.legible import Legible
    from werkplekleren.renderers.pdf.typesetting import typeset

    look = faces()
    inputs = {"svg": Legible(look.covered).drawn(svg), "font": look.families[0], "width": "" if width is None else f"{width:.3f}"}
    return typeset(_SOURCE, inputs, look, format="png", ppi=ppi)
