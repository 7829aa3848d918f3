"""Pictures in the line of text, with words for who cannot see them."""

from werkplekleren.renderers.docx.spelling import attribute

MM = 36_000
"""A millimetre, in the units that drawings are measured in."""

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def picture(relation: str, number: int, size: tuple[float, float], *, words: str, title: str = "") -> str:
    """A picture as the text of a run.

    Args:
        relation: The relation that leads to it.
        number: Its number in the document.
        size: Its width and height in millimetres.
        words: What one sees in it.
        title: What it is called.
    """
    extent = f'cx="{round(size[0] * MM)}" cy="{round(size[1] * MM)}"'
    called = f' title="{attribute(title)}"' if title else ""
    said = f'id="{number}" name="picture {number}" descr="{attribute(words)}"{called}'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr {said}/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture"><pic:pic xmlns:pic="{_DRAWING}/picture">'
        f"<pic:nvPicPr><pic:cNvPr {said}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip "
        f'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        f"</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
