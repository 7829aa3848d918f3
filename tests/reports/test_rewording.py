"""Every sentence of every report comes from the wording: a fund that says everything otherwise finds nothing of ours left."""

import pytest

from every_report import every_report
from rewording import OTHER, calendar_words, content_words, given, said, words, write_all
from werkplekleren.documents import Document
from werkplekleren.reports.dispatch import document_of
from werkplekleren.reports.wording import Wordings

OTHERS = {OTHER, "'", "’"}


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Wordings:
    return Wordings.load(write_all(tmp_path_factory.mktemp("fund") / "wording", "nl"))


def ours(document: Document, thing: object) -> set[str]:
    """The words in a document that come neither from the other wording nor from what it is about."""
    known = words(given(thing)) | content_words() | calendar_words(document.language)
    return {word for word in words(said(document)) if not set(word) <= OTHERS} - known


def test_nothing_of_ours_is_left_in_any_report(other: Wordings) -> None:
    left = {name: found for name, thing in every_report() if (found := ours(document_of(thing, "nl", wording=other), thing))}
    assert left == {}


def test_the_same_reports_in_our_own_wording_are_full_of_it() -> None:
    full = [name for name, thing in every_report() if len(ours(document_of(thing, "nl"), thing)) < 2]
    assert len(full) < len(every_report()) / 3
