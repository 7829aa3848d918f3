"""Finding the texts that lack a language which the manifest promises."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

import attrs

from werkplekleren._base.text import Text
from werkplekleren.errors import Message, Place, Problem
from werkplekleren.toolbox.kinds import EARLIER_VERSIONS
from werkplekleren.toolbox.layer import Layer
from werkplekleren.toolbox.stack import Read, Stack


def untranslated(stack: Stack, contents: Mapping[tuple[str, str], Read]) -> Iterator[Problem]:
    """Each text that lacks a promised language: in the manifests, and in all content that could be read.

    Content is held to the promise of the folder that it was first written in. An earlier version is not: it stays as it was released,
    whatever languages came later.
    """
    for layer in stack.layers:
        for problem in _missing(layer.manifest, layer):
            yield layer.in_manifest(problem)
    for (key, _), read in contents.items():
        if key == EARLIER_VERSIONS.key:
            continue
        for problem in _missing(read.value, read.pieces[0].layer):
            yield read.located(problem)


def texts_in(value: object, path: str = "") -> Iterator[tuple[str, Text]]:
    """Every text in a model, with its path.

    >>> from werkplekleren.instruments import NextStep
    >>> [path for path, _ in texts_in(NextStep(text=Text.of(nl="Vraag het na."), minutes=10), "next_step")]
    ['next_step.text']
    """
    match value:
        case Text():
            yield path, value
        case tuple():
            for place, member in enumerate(cast("tuple[object, ...]", value)):
                yield from texts_in(member, f"{path}[{place}]")
        case Mapping():
            for key, member in cast("Mapping[str, object]", value).items():
                yield from texts_in(member, f"{path}.{key}")
        case _ if attrs.has(type(value)):
            for field in attrs.fields(cast("Any", type(value))):
                yield from texts_in(getattr(value, field.name), f"{path}.{field.alias}" if path else field.alias)
        case _:
            return


def _missing(model: object, layer: Layer) -> Iterator[Problem]:
    for path, text in texts_in(model):
        lacking = [language for language in layer.manifest.languages if language not in text.languages]
        if lacking:
            yield Problem(
                code="missing-translation",
                what=Message("this text is not there in {languages}", {"languages": ", ".join(lacking)}),
                place=Place(path=path),
                found=repr(str(text)[:80]),
                remedy=Message(
                    "write it in each language: {form}", {"form": "{" + ", ".join(f"{code} = '...'" for code in (*text.languages, *lacking)) + "}"}
                ),
            )
