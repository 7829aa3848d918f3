"""Texts that try to break out of a page, in every field of every block."""

from typing import Any, cast

import attrs

from sample_documents import one_of_each
from werkplekleren.documents import Block, Document

KEPT = frozenset({"id", "href", "language", "kind", "style", "tone", "align", "layout", "section"})
"""Fields that are names and addresses; these have rules of their own."""

TEXTS = {
    "script": "<script>alert(1)</script>",
    "handler": "\" onmouseover='alert(1)' x=\"",
    "closing": "</style></title></textarea></details></table>-->]]><img src=x onerror=alert(1)>",
    "template": "{{ 7 * 7 }}{% raw %}{# x #}${7*7}#{7*7}",
    "link": "[klik](javascript:alert(1)) <javascript:alert(1)> ![x](https://voorbeeld.nl/x.png)",
    "marks": "**a** _b_ `c` ~~d~~ # e | f \\| g \\",
    "entities": "&lt;b&gt; &amp; &#60;script&#62;",
    "lists": "1. een - twee + drie > vier",
    "bullet": "- een",
    "number": "1) een",
    "heading": "# een ##",
    "rule": "---",
    "underline": "===",
    "fence": "```html",
    "tilde": "~~~",
    "mathematics": "$x$ $$y$$ \\(z\\) \\[w\\]",
    "quarto": "::: {.klas} {{< video x >}} @fig-1 [^1]",
    "address": "https://voorbeeld.nl www.voorbeeld.nl a@b.nl :smile:",
    "setting": "+++ x = 1 +++",
}

CONTROL = "Cor\x00\x07\x1b[31m \u202eneB\u202c \u2066x \ud800"


def everywhere(text: str) -> Document:
    """A document with every block kind and `text` in every field that holds a text."""
    made = Document(title="t", subtitle="s", language="nl", author="a", notice="n", blocks=one_of_each())
    return cast("Document", _replaced(made, text))


def blocks_with(text: str) -> tuple[Block, ...]:
    """The blocks of `everywhere`."""
    return everywhere(text).blocks


def _replaced(value: Any, text: str) -> Any:  # noqa: ANN401 - any part of a document
    if isinstance(value, tuple):
        return tuple(_replaced(each, text) for each in cast("tuple[object, ...]", value))
    kind = cast("Any", type(value))
    if not attrs.has(kind):
        return value
    changed: dict[str, object] = {}
    for field in attrs.fields(kind):
        now = getattr(value, field.name)
        if field.name in KEPT or not field.init:
            continue
        if isinstance(now, str):
            changed[field.name] = text if now else now
        elif isinstance(now, tuple) and now and all(isinstance(each, str) for each in cast("tuple[object, ...]", now)):
            changed[field.name] = tuple(text for _ in cast("tuple[str, ...]", now))
        else:
            changed[field.name] = _replaced(now, text)
    return attrs.evolve(value, **changed)
