"""The short strings that a document brings for pages and charts."""

import pytest

from werkplekleren.documents import Document
from werkplekleren.errors import InvalidValueError


def test_labels_come_before_those_of_the_library() -> None:
    document = Document(title="x", language="de", labels=(("Opmerking", ("Bemerkung",)),))
    assert document.labels == (("Opmerking", ("Bemerkung",)),)


@pytest.mark.parametrize("wrong", [[], ("Inhoud",), (("Inhoud",),), (("Inhoud", "Inhalt"),), ((1, ("x",)),), (("Inhoud", (1,)),), (("Inhoud", ()),)])
def test_labels_are_pairs_of_an_original_and_its_translations(wrong: object) -> None:
    with pytest.raises(InvalidValueError, match="must be pairs of an original and its translations"):
        Document(title="x", language="de", labels=wrong)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - what is tested
