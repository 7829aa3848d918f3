"""Calls typst: with our fonts only, nothing from outside, and every warning an error."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from werkplekleren.errors import Message, RenderError
from werkplekleren.renderers.pdf.extra import typst
from werkplekleren.renderers.pdf.faces import Faces

LAYOUT = Path(__file__).parent / "layout"
"""Where the layout in Typst lies; nothing outside it can be read."""


@lru_cache(maxsize=8)
def _idle(_folders: tuple[Path, ...]) -> "list[typst.Compiler]":
    # a compiler serves one thread at a time; who finds none makes one
    return []


def typeset(
    source: bytes,
    inputs: Mapping[str, str],
    faces: Faces,
    *,
    format: Literal["pdf", "png"],  # noqa: A002 - what typst calls it
    ppi: float | None = None,
    standards: "list[typst.PDFStandard] | None" = None,
    timestamp: int | None = None,
) -> bytes:
    """What typst makes of `source`.

    Args:
        source: The layout, our own.
        inputs: What it reads from `sys.inputs`: all that is not ours goes in here, as data.
        faces: The fonts.
        format: PDF, or a picture of the one page.
        ppi: Pixels an inch, of a picture.
        standards: What a PDF must keep to.
        timestamp: The time that is written in a PDF, in seconds since 1970; `None` writes none.

    Raises:
        RenderError: When typst refuses, or warns.
    """
    idle = _idle(faces.folders)
    try:
        compiler = idle.pop()
    except IndexError:
        compiler = typst.Compiler(root=LAYOUT, font_paths=list(faces.folders), ignore_system_fonts=True)
    try:
        written, warnings = compiler.compile_with_warnings(
            source, format=format, ppi=ppi, sys_inputs=dict(inputs), pdf_standards=standards or [], timestamp=timestamp
        )
    except typst.TypstError as error:
        raise RenderError(Message("typst cannot set this: {reason}", {"reason": error.message})) from error
    finally:
        idle.append(compiler)
    if warnings:
        raise RenderError(Message("typst cannot set this: {reason}", {"reason": "; ".join(warning.message for warning in warnings)}))
    if not isinstance(written, bytes):
        raise RenderError(Message("typst cannot set this: {reason}", {"reason": "more than one page"}))
    return written
