"""Everything public that holds something to read has a document, is read in that of another, or has a reason to have none."""

import importlib
import inspect
import re
from collections.abc import Iterator, Mapping

import attrs

import werkplekleren as wpl
from werkplekleren._base.display import Displayed
from werkplekleren._base.stored import Stored
from werkplekleren.documents import Document
from werkplekleren.reports.dispatch import has_document

PACKAGES = ("", "advice", "assessments", "instruments", "retention", "reports", "toolbox")

WITHOUT: Mapping[str, str] = {
    "Progress": "a logbook: what it means is in the status of its plan and in the progress report",
    "Response": "the answers of one person: they are scored, and shown as a profile to that person",
    "Document": "is one",
}
"""What shows or stores itself and has no document, with the reason."""

STATISTICS = "an outcome of the statistics by itself, from plain lists: the quality of an instrument has a document"
APART: Mapping[str, str] = {
    "CertificateLapse": "a what-if: its outcome is a map, which has a document",
    "CronbachAlpha": STATISTICS,
    "Departure": "a what-if",
    "EstimatedTrueScore": STATISTICS,
    "GroupIntraclass": STATISTICS,
    "Hire": "a what-if",
    "IntraclassCorrelation": STATISTICS,
    "IntraclassForm": STATISTICS,
    "ItemAgreement": STATISTICS,
    "ItemReliability": STATISTICS,
    "LevelReached": "a what-if",
    "McDonaldOmega": STATISTICS,
    "PairedEffectSize": STATISTICS,
    "Population": "whom a norm is of: said in the document of the norm",
    "PowerCurve": "how fast work fades, content behind the dates of refreshers",
    "ReliableChanges": "how many changed: said in the document of the change of a group",
    "StandardErrorOfMeasurement": STATISTICS,
    "Suppression": "the outcome of a rule, for code",
    "TableSuppression": "the outcome of a rule, for code",
    "TopicFacts": "the facts by which code chooses what to do about a topic",
    "WithinGroupAgreement": STATISTICS,
}
"""Single things that no documented model holds in a field, with where they are read or why not."""


def public() -> dict[str, type]:
    modules = [importlib.import_module(f"werkplekleren.{package}".rstrip(".")) for package in PACKAGES]
    found = [getattr(module, name) for module in modules for name in module.__all__]
    return {one.__name__: one for one in found if inspect.isclass(one) and attrs.has(one)}


def named_in(model: type) -> Iterator[str]:
    """The names of classes that a model's fields, properties and methods speak of."""
    for kind in model.__mro__:
        for member in vars(kind).values():
            inner = getattr(member, "fget", None) or getattr(member, "func", None) or getattr(member, "__func__", member)
            for annotation in getattr(inner, "__annotations__", {}).values():
                yield from re.findall(r"[A-Z]\w+", annotation if isinstance(annotation, str) else repr(annotation))
        for annotation in getattr(kind, "__annotations__", {}).values():
            yield from re.findall(r"[A-Z]\w+", annotation if isinstance(annotation, str) else repr(annotation))


def read_with(models: Mapping[str, type]) -> set[str]:
    """Everything that is reached from a model with a document."""
    reached = {name for name, model in models.items() if has_document(model)}
    todo = list(reached)
    while todo:
        for name in named_in(models[todo.pop()]):
            if name in models and name not in reached:
                reached.add(name)
                todo.append(name)
    return reached


def test_every_model_that_shows_or_stores_itself_has_a_document_or_a_reason() -> None:
    without = {name for name, model in public().items() if issubclass(model, Displayed | Stored) and not has_document(model)}
    assert without == set(WITHOUT)


def test_everything_else_public_is_read_in_the_document_of_another_or_has_a_reason() -> None:
    models = public()
    assert set(models) - read_with(models) - set(WITHOUT) == set(APART)


def test_a_document_is_its_own() -> None:
    document = Document(title="Titel", language="nl", blocks=())
    assert wpl.document_of(document) is document
    assert has_document(Document) is False
    assert has_document(wpl.Toolbox)
    assert has_document(wpl.SectorReport)
    assert not has_document(int)
