"""A result says so when another version of the questionnaire was answered than scored it."""

import pytest

import werkplekleren as wpl
from assessment_samples import every_kind, response


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl", "Ingevuld in versie 1.0 van de vragenlijst, berekend met versie 1.2."),
        ("en", "Answered in version 1.0 of the questionnaire, scored with version 1.2."),
    ],
)
def test_a_profile_says_so_when_another_version_was_answered_than_scored_it(language: str, sentence: str) -> None:
    old, same = (every_kind().score(response({"yes": False}, version=version)) for version in ("1.0", "1.2"))
    assert sentence in str(wpl.render(old, "markdown", language=language))
    assert "1.2" not in str(wpl.render(same, "markdown", language=language))
