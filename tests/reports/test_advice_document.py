"""An advice report says only what is so: of a firm without data, of one person, of one of both things that can be known."""

from datetime import date

import attrs

import werkplekleren as wpl
from example_firms import dossier, toolbox
from strategies.retention import firm, person, topic
from werkplekleren.documents import Paragraph, text_of, walk
from werkplekleren.retention import KnowledgeMap


def text(knowledge: KnowledgeMap | None, *, asked: bool) -> str:
    own = dossier("klein-bedrijf")
    made = attrs.evolve(own, knowledge=knowledge, responses=own.responses if asked else ())
    return str(wpl.render(wpl.AdviceReport.of(made, toolbox()), "markdown"))


def test_without_any_data_it_says_where_to_begin() -> None:
    said = text(None, asked=False)
    assert "waar Installatietechniek Wilgendam deze week kan beginnen" in said
    assert "welke kennis" not in said
    for words in ("Wat gaat nu beter? Wat is de volgende stap?", "Wat is er veranderd? Wat is nu nodig?"):
        assert words in said


def test_of_one_person_it_says_what_is_so_of_one_person() -> None:
    about = topic("draaien", criticality=5, nature="tacit", required_people=2, documented="no")
    said = text(firm((person("anke", leaves=date(2027, 9, 1)),), (about,), {("anke", "draaien"): 4}), asked=False)
    for words in ("staat **één persoon**", "welke kennis bij Installatietechniek", "moet nog komen", "| De kenniskaart bijwerken. |"):
        assert words in said
    for words in ("hangt er", "datum is niet bekend", "meer dan de helft", "zo iemand"):
        assert words not in said


def test_without_a_map_it_promises_no_risks() -> None:
    said = text(None, asked=True)
    assert "hoe Installatietechniek Wilgendam leert en wat jullie deze week kunnen doen" in said
    assert "| Opnieuw meten en vergelijken. |" in said


def test_who_was_spoken_with_is_marked_as_words_of_the_firm() -> None:
    own = dossier("klein-bedrijf")
    assert own.intake is not None
    made = attrs.evolve(own, intake=attrs.evolve(own.intake, with_whom=("de eigenaar", "de planner")), knowledge=None, responses=())
    document = wpl.AdviceReport.of(made, toolbox()).document("en")
    (talk,) = [block.text for block in walk(document.blocks) if isinstance(block, Paragraph) and "The first talk" in text_of(block.text)]
    assert text_of(talk) == "The first talk was on 29 October 2026, with de eigenaar and de planner."
    assert [span.text for span in talk if span.language == "nl"] == ["de eigenaar", "de planner"]
