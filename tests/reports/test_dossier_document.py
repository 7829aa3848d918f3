"""What a dossier says of itself, in a notebook and in a `repr`: numbers, never an answer or a level."""

from datetime import date
from pathlib import Path

import pytest

import werkplekleren as wpl
from werkplekleren.advice import FirmQuestion

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_dossier_shows_what_it_holds_in_numbers() -> None:
    dossier = wpl.Dossier.from_folder(EXAMPLES / "metaalbedrijf", wpl.Toolbox.builtin())
    said = wpl.render(dossier, "markdown", language="nl")
    for line in ("| **Ingevulde lijsten: Leercultuurscan** | 31 |", "| **Onderwerpen op de kenniskaart** | 24 |", "fictief bedrijf"):
        assert line in said
    assert wpl.document_of(dossier, "nl").notice
    assert "Metaalwerken Oeverdam" in dossier._repr_html_()


@pytest.mark.parametrize(("language", "words"), [("nl", "nog leeg"), ("en", "still empty")])
def test_empty_dossier_says_so(language: str, words: str) -> None:
    dossier = wpl.Dossier(
        id="leeg",  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - a checked id by sight
        language=language,
        date=date(2026, 11, 23),
        firm=wpl.Firm(name="Leeg BV", trade="niets", people=3),
        question=FirmQuestion(text="Waar beginnen wij?"),
    )
    assert words in wpl.render(dossier, "markdown")


def test_no_answer_of_anybody_stands_in_what_a_program_prints() -> None:
    dossier = wpl.Dossier.from_folder(EXAMPLES / "metaalbedrijf", wpl.Toolbox.builtin())
    assert f"responses=<{len(dossier.responses)}>" in repr(dossier)
    first = dossier.responses[0]
    assert f"answers=<{len(first.answers)}>" in repr(first)


def test_what_a_program_prints_of_a_firm_is_short_and_names_nobody() -> None:
    dossier = wpl.Dossier.from_folder(EXAMPLES / "metaalbedrijf", wpl.Toolbox.builtin())
    made = wpl.AdviceReport.of(dossier, wpl.Toolbox.builtin())
    firm, plan, document = dossier.knowledge, made.plan, made.document("nl")
    assert firm is not None
    calendar = firm.expiry_calendar(made.date, date(2027, 11, 23))
    for thing in (firm, plan, document, calendar):
        assert len(repr(thing)) < 6000
        assert not [one.name for one in firm.people if one.name in repr(thing)]
    assert f"people=<{len(firm.people)}>" in repr(firm)
