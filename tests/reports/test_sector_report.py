"""A report over many firms: what they have in common, and nothing by which a firm or a person is recognised."""

import re
import weakref
from collections.abc import Iterable, Iterator
from functools import cache
from statistics import median

import attrs
import pytest

import werkplekleren as wpl
from example_firms import toolbox
from sector_firms import ON, examples, made_up
from werkplekleren._base.ids import Identifier
from werkplekleren.documents import Figure, KeyFigures, Section, Table, walk
from werkplekleren.errors import InvalidResponseError, InvalidValueError
from werkplekleren.reports import Quartiles, SectorReport, SectorRound
from werkplekleren.retention import KnowledgeMap

LANGUAGES = ("nl", "en")


@cache
def firms() -> tuple[wpl.Dossier, ...]:
    return (*examples(), *made_up(12))


def sector(dossiers: Iterable[wpl.Dossier], floor: int = 5) -> SectorReport:
    return SectorReport.of(dossiers, toolbox(), on=ON, title="Metaal (fictief)", firm_floor=floor)


@cache
def report() -> SectorReport:
    return sector(firms())


def employees(made: SectorReport) -> SectorRound:
    (found,) = [one for one in made.rounds if one.questionnaire == "leercultuurscan" and one.perspective == "employee"]
    return found


def answering(*sizes: int) -> Iterator[wpl.Dossier]:
    """Firms with so many answers each, and nothing else."""
    for number, size in enumerate(sizes):
        (made,) = made_up(1, seed=number + 50, answers=size)
        yield attrs.evolve(made, id=Identifier(f"f{number}"), knowledge=None)


def test_it_counts_firms_people_themes_and_advice() -> None:
    made = report()
    assert made.firms == 14
    assert made.people == sum(one.firm.people for one in firms())
    assert [one.firms for one in made.recommended] == sorted((one.firms for one in made.recommended), reverse=True)
    advised = [{one.instrument for one in dossier.advice(toolbox(), most=3).recommendations} for dossier in firms()]
    assert all(one.firms == sum(one.id in some for some in advised) for one in made.recommended)


def test_a_score_is_the_mean_of_all_people_and_the_median_that_of_firms() -> None:
    scan = toolbox().questionnaires["leercultuurscan"]
    dossiers = list(answering(6, 7, 8, 9, 10))
    (score, *_) = employees(sector(dossiers)).scores
    values = [[scan.score(one)[score.dimension].value for one in dossier.responses] for dossier in dossiers]
    known = [[value for value in firm if value is not None] for firm in values]
    people = [value for firm in known for value in firm]
    assert score.mean is not None
    assert score.mean == pytest.approx(sum(people) / len(people))
    assert score.over_firms is not None
    assert score.over_firms.median == pytest.approx(median(sum(firm) / len(firm) for firm in known))
    assert (score.people, score.firms) == (len(people), 5)
    assert score.band is not None
    assert score.band.starts_at <= score.mean


def test_order_does_not_matter() -> None:
    assert sector(reversed(firms())) == report()


@pytest.mark.parametrize(
    ("sizes", "counted"),
    [
        ((8,) * 4, None),
        ((8,) * 5, 5),
        ((8, 8, 8, 8, 8, 3), 5),
        ((8, 8, 8, 8, 8, 3, 3, 3, 3), 5),
        ((8, 8, 8, 8, 8, 3, 3, 3, 3, 3), 10),
        ((3,) * 5, 5),
        ((40, 6, 6, 6, 6), None),
        ((20, 6, 6, 6, 6), 5),
    ],
    ids=[
        "four firms",
        "five",
        "one small firm is left out",
        "four small ones too",
        "five small ones count",
        "only small ones",
        "mostly one",
        "half one",
    ],
)
def test_a_score_is_of_enough_firms_and_what_is_taken_away_from_it_too(sizes: tuple[int, ...], counted: int | None) -> None:
    scores = employees(sector(answering(*sizes))).scores
    assert {score.firms for score in scores if score.dimension == scores[0].dimension} == {counted}
    assert (scores[0].mean is None) == (counted is None)


def test_quartiles_are_of_firms_with_enough_answers_of_their_own() -> None:
    (score, *_) = employees(sector(answering(3, 3, 3, 3, 3))).scores
    assert score.mean is not None
    assert score.over_firms is None


def test_a_higher_floor_shows_no_more() -> None:
    low, high = report(), sector(firms(), floor=9)
    for name in ("themes", "recommended", "certificates"):
        assert {one.id for one in getattr(high, name)} <= {one.id for one in getattr(low, name)}
    shown = [{(one.questionnaire, one.perspective) for one in made.rounds if not one.withheld} for made in (high, low)]
    assert shown[0] <= shown[1]
    assert sector(firms(), floor=50).knowledge is None


def test_it_holds_no_name_topic_answer_or_dossier() -> None:
    text = report().to_json()
    for dossier in firms():
        here = dossier.knowledge
        assert here is not None
        secrets = {dossier.id, dossier.firm.name, *(one.name for one in here.people), *(one.title for one in here.topics), dossier.question.text}
        secrets |= {one.id for one in dossier.responses if len(one.id) > 3}
        assert not [secret for secret in secrets if re.search(rf"\b{re.escape(secret)}\b", text)]


def test_of_a_few_firms_nothing_is_shown_but_that_they_are_too_few() -> None:
    few = sector(firms()[:4])
    assert (few.people, few.themes, few.recommended, few.knowledge, few.certificates) == (None, (), (), None, ())
    assert all(one.withheld for one in few.rounds)
    assert few.certificates_left_out
    for language, words in zip(LANGUAGES, ("Te weinig bedrijven", "Too few firms"), strict=True):
        document = wpl.document_of(few, language)
        assert words in wpl.render(document, "markdown")
        assert not [block for block in walk(document.blocks) if isinstance(block, Figure | Table | Section | KeyFigures)]


def test_topics_and_certificates_of_a_few_firms_are_no_total() -> None:
    empty = KnowledgeMap(title="leeg")
    mapped = [attrs.evolve(one, id=Identifier(f"m{number}"), responses=()) for number, one in enumerate(made_up(7))]
    bare = [one if number < 6 else attrs.evolve(one, knowledge=empty) for number, one in enumerate(mapped)]
    found = sector(bare).knowledge
    assert found is not None
    assert found.firms == 6, "a map without work counts for nothing"
    assert found.topics is not None
    shares = [one for dossier in mapped[:6] if (one := dossier.knowledge) is not None]
    assert found.single_points == sum(topic.covered == 1 for one in shares for topic in one.coverage(ON).topics if topic.required)
    assert found.uncovered is None or found.uncovered == 0
    large = attrs.evolve(mapped[0], knowledge=_times(shares[0], 12))
    assert (dominated := sector([large, *mapped[1:6]]).knowledge) is not None
    assert (dominated.topics, dominated.enough, dominated.single_points) == (None, None, None)
    assert "Samen hebben zij" not in str(wpl.render(sector([large, *mapped[1:6]]), "markdown"))


def _times(firm: KnowledgeMap, times: int) -> KnowledgeMap:
    topics = tuple(attrs.evolve(topic, id=Identifier(f"{topic.id}-{number}"), prerequisites=()) for number in range(times) for topic in firm.topics)
    cells = tuple(attrs.evolve(cell, topic=Identifier(f"{cell.topic}-{number}")) for number in range(times) for cell in firm.mastery)
    return KnowledgeMap(title=firm.title, people=firm.people, topics=topics, mastery=cells, scale=firm.scale)


def test_no_dossier_is_kept() -> None:
    """So hundreds take no more room than a few."""
    alive: list[weakref.ref[wpl.Dossier]] = []

    def one_by_one() -> Iterator[wpl.Dossier]:
        for dossier in answering(5, 5, 5, 5, 5, 5):
            alive.append(weakref.ref(dossier))
            yield dossier
            del dossier
            assert sum(one() is not None for one in alive) <= 2

    sector(one_by_one())
    assert len(alive) == 6


def test_a_firm_comes_once_and_the_floor_only_goes_up() -> None:
    with pytest.raises(InvalidValueError, match="the dossier metaalbedrijf comes twice"):
        sector([examples()[0], examples()[0]])
    for floor in (4, True, 5.0):
        with pytest.raises(InvalidValueError, match="the floor must be 5 or a larger whole number"):
            sector([], floor=floor)  # type: ignore[arg-type]  # what a caller without a type checker may do


def test_a_theme_that_the_toolbox_does_not_know_is_called_by_its_id() -> None:
    own = [attrs.evolve(one, question=attrs.evolve(one.question, theme=Identifier("eigen-thema"))) for one in answering(5, 5, 5, 5, 5)]
    made = sector(own)
    assert [(one.id, one.title, one.firms) for one in made.themes] == [("eigen-thema", None, 5)]
    text = str(wpl.render(made, "markdown"))
    assert "- De meeste vragen gaan over: **eigen-thema** (5 bedrijven)." in text
    assert "| **eigen-thema** | 5 |" in text
    assert "vragen iets anders" not in text


def test_nobody_asked_and_nothing_mapped_is_a_report_too() -> None:
    nothing = [attrs.evolve(one, responses=(), question=attrs.evolve(one.question, theme=None)) for one in answering(5, 5, 5, 5, 5)]
    made = sector(nothing)
    assert (made.rounds, made.themes, made.knowledge) == ((), (), None)
    assert "Wat mensen antwoorden" not in str(wpl.render(made, "markdown"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_document_says_what_cannot_be_said_and_draws_scores_with_their_table(language: str) -> None:
    document = wpl.document_of(report(), language)
    figures = [block for block in walk(document.blocks) if isinstance(block, Figure)]
    assert figures
    assert all(figure.table.rows for figure in figures)
    text = str(wpl.render(document, "markdown"))
    assert ("geen steekproef" if language == "nl" else "no sample") in text
    assert ("die niet bestaan" if language == "nl" else "do not exist") in text


def test_what_matters_most_stands_first_and_says_what_the_tables_say() -> None:
    made = report()
    text = str(wpl.render(wpl.document_of(made, "en"), "markdown"))
    first = text[text.index("What matters most") : text.index("What firms ask" if made.themes else "What people answer")]
    scores = [score for score in employees(made).scores if score.mean is not None]
    worst = min(scores, key=lambda score: score.mean or 0)
    assert made.knowledge is not None
    for words in (
        f"(employees): the highest is **{max(scores, key=lambda score: score.mean or 0).title.in_language('en')}**",
        f"the lowest **{worst.title.in_language('en')}** at {worst.mean:.0f}",
        f"Of {made.knowledge.topics} topics, **{made.knowledge.single_points} hang on one person**",
        f"in {made.certificates[0].firms} firms",
    ):
        assert words in first


def test_it_says_where_not_everybody_answered_or_not_everything_is_shown() -> None:
    made = report()
    (one,) = [one for one in made.rounds if one == employees(made)]
    short = attrs.evolve(one, scores=tuple(attrs.evolve(score, people=(score.people or 0) - place % 2) for place, score in enumerate(one.scores)))
    even = attrs.evolve(one, scores=tuple(attrs.evolve(score, people=60, firms=12) for score in one.scores))
    assert made.knowledge is not None
    whole = attrs.evolve(
        made.knowledge, uncovered=0, kinds=(attrs.evolve(made.knowledge.kinds[0], count=made.knowledge.single_points or 0),), bands=()
    )
    dashed = tuple(attrs.evolve(one, lapsed=None) for one in made.certificates)
    some = attrs.evolve(made.knowledge, uncovered=6)
    for (rounds, knowledge, certificates), words, lacks in (
        (((short,), some, dashed), ("Niet iedereen", "laten we weg", "vooral één bedrijf", "niemand alleen kan: 6"), ()),
        (
            ((even,), whole, ()),
            ("van 60 mensen uit 12 bedrijven", "Voor elk onderwerp is er iemand"),
            ("Niet iedereen", "laten we weg", "vooral één bedrijf"),
        ),
    ):
        text = str(wpl.render(attrs.evolve(made, rounds=rounds, knowledge=knowledge, certificates=certificates), "markdown"))
        assert all(one in text for one in words)
        assert not any(one in text for one in lacks)


def test_it_comes_back_from_json_as_it_was() -> None:
    assert wpl.read(report().to_json()) == report()


def test_quartiles_are_those_of_hyndman_and_fan_seven() -> None:
    assert Quartiles.of([10, 20, 30, 40, 50, 60]) == Quartiles(firms=6, lower=22.5, median=35, upper=47.5)


def test_a_dossier_that_cannot_be_counted_is_told_and_nothing_of_it_counts() -> None:
    good = [attrs.evolve(one, id=Identifier(f"g{number}")) for number, one in enumerate(made_up(6))]
    (response, *others) = good[0].responses
    wrong = attrs.evolve(response, answers={**response.answers, "bestaat-niet": 1})
    bad = attrs.evolve(good[0], id=Identifier("slecht"), responses=(*others, wrong))
    told: list[tuple[str, str]] = []
    made = SectorReport.of([good[0], bad, *good], toolbox(), on=ON, left_out=lambda dossier, error: told.append((dossier.id, type(error).__name__)))
    assert told == [("slecht", "InvalidResponseError"), ("g0", "InvalidValueError")]
    assert made == SectorReport.of(good, toolbox(), on=ON)
    with pytest.raises(InvalidResponseError):
        SectorReport.of([bad], toolbox(), on=ON)
