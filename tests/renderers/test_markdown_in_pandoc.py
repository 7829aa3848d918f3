"""Markdown as Quarto reads it: pandoc knows more signs than CommonMark, and none of them means anything in what somebody typed."""

import json
import os
import shutil
import string
import subprocess
from collections.abc import Iterator
from itertools import product
from typing import Any, cast

import pytest

from hostile_texts import TEXTS, everywhere
from sample_documents import document
from werkplekleren.documents import Paragraph, Row, Table, heads, plain, row
from werkplekleren.renderers import render

OWN = (
    *("@name zegt", "[@name]", "$x$", "a^2^", "H~2~O", "~~a~~", "^[noot]", "[^1]", "[a]{.x}", "{.class}", "::: note", ":::: {.note}", "[[a]]"),
    *(r"\newcommand{\a}{b}", r"\begin{x}a\end{x}", "`a`{=html}", "<!-- a -->", "<b>a</b>", "{{< pagebreak >}}", "- [ ] a", "- [x] a", "%%{init}%%"),
    *("(@) a", "(@a) b", "#. a", "a. b", "(a) b", "i) b", "B) a", "B.", "(1) a", "iv. a", "XX. a", "(xi) a", "% a", "| a", ": a", "~ a", "+---+"),
    *("Table: a", "table: a", "Figuur: a", "wacht...", "a -- b", "*[HTML]: x", "[a]: b", "C. Blok kan dit", "Mr. Bean"),
)
"""What pandoc has for citations, mathematics, notes, raw text, lists and captions, and names that look like it."""

LOOKS = frozenset({"Str", "Space", "SoftBreak", "LineBreak", "Quoted", "SingleQuote", "DoubleQuote", "Strong", "Emph", "ColWidth", "ColWidthDefault"})
"""Words themselves, and what says nothing of them: some signs cannot stand out beside a letter, and pandoc curls quotes."""


def read(markdown: str) -> list[dict[str, Any]]:
    """The blocks that pandoc reads; without pandoc the test is skipped, or fails where `CI` is set."""
    program = shutil.which("pandoc")
    if program is None:
        missing = "no pandoc found; install it with: apt-get install pandoc"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    done = subprocess.run([program, "--from", "markdown", "--to", "json"], input=markdown, capture_output=True, text=True, check=True)  # noqa: S603
    assert not done.stderr
    blocks: list[dict[str, Any]] = json.loads(done.stdout)["blocks"]
    return blocks


def nodes(part: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any part of what pandoc gives
    if isinstance(part, dict):
        if "t" in part:
            yield part
        for each in cast("dict[str, object]", part).values():
            yield from nodes(each)
    elif isinstance(part, list):
        for each in cast("list[object]", part):
            yield from nodes(each)


def shape(part: Any) -> list[str]:  # noqa: ANN401 - any part of what pandoc gives
    return [node["t"] for node in nodes(part) if node["t"] not in LOOKS]


def words(part: Any) -> str:  # noqa: ANN401 - any part of what pandoc gives
    """The words in it on one line."""
    said = ""
    for node in nodes(part):
        said += node["c"] if node["t"] == "Str" else " " if node["t"] in {"Space", "SoftBreak", "LineBreak", "Para", "Plain"} else ""
    return one_line(said)


def one_line(text: str) -> str:
    """A text on one line and without quotes, which pandoc takes apart."""
    return " ".join("".join(sign for sign in text if sign not in "\"'‘’“”").split())


def test_every_text_in_every_field_is_read_as_text() -> None:
    texts = ("woord", *TEXTS.values(), *OWN)
    blocks = read("\n".join(render(everywhere(text), "markdown") for text in texts))
    starts = [at for at, block in enumerate(blocks) if block["t"] == "Header" and block["c"][0] == 1]
    documents = [blocks[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    assert len(documents) == len(texts)
    harmless = shape(documents[0])
    assert [text for text, one in zip(texts, documents, strict=True) if shape(one) != harmless] == []
    assert [text for text, one in zip(texts, documents, strict=True) if one_line(text) not in words(one)] == []


def test_no_two_signs_mean_anything_at_the_start_in_the_middle_or_at_the_end_of_a_paragraph() -> None:
    signs = string.punctuation + "1ai é"
    patterns = ("a{}b{}c", "{}{}", "{}a{}", "{} {}a", "{}{} a", "a {}{}b", "a {1}a{1} b {0}")
    made = dict.fromkeys(pattern.format(*two).strip() for pattern in patterns for two in product(signs, repeat=2))
    texts = [text for text in made if text]
    blocks = read(render(document(*(Paragraph(text=plain(text)) for text in texts)), "markdown"))[1:]
    assert [(block["t"], words(block)) for block in blocks] == [("Para", one_line(text)) for text in texts]


def test_columns_of_a_table_share_the_page_by_what_they_hold() -> None:
    long = "Zo lang als een zin van een paar regels, en dus meer dan er op een regel past."
    made = Table(caption=plain("Table: gewichten"), header=heads("Nr", "Wat"), rows=(row("1", long), Row(cells=row("12", long).cells)))
    (table,) = (node for node in read(render(document(made), "markdown")) if node["t"] == "Table")
    narrow, wide = (width["c"] for _, width in table["c"][2])
    assert 0 < 4 * narrow < wide
    assert "Table: gewichten" not in words(table)
