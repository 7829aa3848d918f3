"""What each kind of block looks like in each format, kept in files; and every writer takes every kind."""

import re

import attrs
import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from sample_documents import document, one_of_each
from werkplekleren.documents import BLOCK_KINDS, Block, Document, Paragraph, plain
from werkplekleren.errors import RenderError
from werkplekleren.renderers import Theme, formats, render, show_html
from werkplekleren.renderers.writers import writer_for

KINDS = {block.kind: block for block in one_of_each()}
NEEDED = {"table-of-contents": (KINDS["section"],)}


def alone(kind: str) -> Document:
    """A document with one block of a kind, and what it would be empty without."""
    return document(KINDS[kind], *NEEDED.get(kind, ()))


def undrawn(html: str) -> str:
    """HTML without the drawings, which have tests of their own."""
    html = re.sub(r"<svg.*?</svg>", "<svg/>", html, flags=re.DOTALL)
    return re.sub(r"base64,[A-Za-z0-9+/=]+", "base64,", html)


@pytest.mark.parametrize("kind", BLOCK_KINDS)
def test_html(kind: str, file_regression: FileRegressionFixture) -> None:
    html = render(alone(kind), fragment=True).partition("</style>\n")[2]
    file_regression.check(undrawn(html) + "\n", extension=".html", encoding="utf-8")


@pytest.mark.parametrize("kind", BLOCK_KINDS)
def test_markdown(kind: str, file_regression: FileRegressionFixture) -> None:
    file_regression.check(render(alone(kind), "markdown"), extension=".md", encoding="utf-8")


@pytest.mark.parametrize("kind", BLOCK_KINDS)
def test_text(kind: str, file_regression: FileRegressionFixture) -> None:
    file_regression.check(render(document(KINDS[kind]), "text"), extension=".txt", encoding="utf-8")


@pytest.mark.parametrize("kind", BLOCK_KINDS)
def test_notebook(kind: str, file_regression: FileRegressionFixture) -> None:
    html = undrawn(show_html(alone(kind))).replace("><", ">\n<")
    file_regression.check(html + "\n", extension=".html", encoding="utf-8")


@pytest.mark.parametrize("name", formats())
def test_every_writer_takes_every_kind(name: str) -> None:
    writer = writer_for(name)
    for block in one_of_each():
        written = writer.write(document(block), Theme.default())
        assert isinstance(written, bytes if writer.binary else str)


@attrs.frozen
class Hologram:
    """A kind of block that no writer knows."""

    kind = "hologram"


def with_hologram() -> Document:
    made = document(Paragraph(text=plain("x")))
    blocks: tuple[Block, ...] = (Hologram(),)  # type: ignore[assignment]  # what a later version may bring
    object.__setattr__(made, "blocks", blocks)
    return made


@pytest.mark.parametrize("name", formats())
def test_a_kind_that_a_writer_does_not_know_is_refused_by_name(name: str) -> None:
    with pytest.raises(RenderError, match="for blocks of kind 'hologram'"):
        render(with_hologram(), name)


def test_a_notebook_refuses_it_too() -> None:
    with pytest.raises(RenderError, match="a notebook cannot show blocks of kind 'hologram'"):
        show_html(with_hologram())
