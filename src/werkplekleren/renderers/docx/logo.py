"""The logo of a theme as a picture that Word knows."""

import base64

from werkplekleren.errors import Message, RenderError

WIDEST = 60.0
"""How wide a logo may be, in millimetres."""


def logo_picture(uri: str, height: float) -> tuple[bytes, float, float]:
    """A logo, with how wide and how high it becomes.

    Args:
        uri: The picture as a base64 data URI.
        height: How high it may be, in millimetres.

    Returns:
        A PNG or JPEG picture, and its width and height in millimetres.

    Raises:
        RenderError: When it is no picture that Word or typst can read.
    """
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.image.image import Image

    from werkplekleren.renderers.pictures import png

    head, _, data = uri.partition(",")
    try:
        content = base64.b64decode(data, validate=True)
        if "svg" in head:
            content = png(content.decode(), ppi=300)
        elif "webp" in head:
            raise RenderError(Message("Word shows no WebP pictures; give the logo as PNG, JPEG or SVG"))
        found = Image.from_blob(content)
    except (ValueError, UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError) as error:
        raise RenderError(Message("the logo cannot be read as a picture")) from error
    wide, high = found.px_width * height / found.px_height, height
    if wide > WIDEST:
        wide, high = WIDEST, high * WIDEST / wide
    return content, wide, high
