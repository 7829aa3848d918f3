"""Dossiers of firms that do not exist: the two example firms, and as many more as a test asks for."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from random import Random

import attrs

import werkplekleren as wpl
from example_firms import FIRMS, dossier, toolbox
from werkplekleren._base.ids import Identifier
from werkplekleren.assessments import Response
from werkplekleren.retention import KnowledgeMap

ON = date(2026, 11, 23)
THEMES = ("sharing", "guiding", "culture", "start")


@cache
def examples() -> tuple[wpl.Dossier, ...]:
    return tuple(map(dossier, FIRMS))


def made_up(firms: int, *, seed: int = 1, answers: int | None = None) -> Iterator[wpl.Dossier]:
    """Firms after the two examples, each with other answers, levels and questions.

    Args:
        firms: How many.
        seed: Of what is drawn.
        answers: How many employees answer in each; drawn from 3 to 14 by default.
    """
    scan = toolbox().questionnaires["leercultuurscan"]
    themes = sorted(toolbox().themes)
    for number in range(firms):
        drawn = Random(seed * 100_000 + number)  # noqa: S311 - made-up answers, no secret
        example = examples()[number % 2]
        asked = drawn.randint(3, 14) if answers is None else answers
        filled = [one for one in examples()[0].responses if one.questionnaire == scan.id and one.perspective == "employee"]
        responses = tuple(_answered(drawn, drawn.choice(filled), f"r{number}-{place}") for place in range(asked))
        assert example.knowledge is not None
        yield attrs.evolve(
            example,
            id=Identifier(f"bedrijf-{number}"),
            firm=attrs.evolve(example.firm, name=f"Bedrijf {number}", people=drawn.randint(8, 60), fictional=True),
            question=attrs.evolve(example.question, theme=Identifier(themes[number % len(themes)])),
            measurements=(),
            responses=responses,
            knowledge=_drawn(drawn, example.knowledge),
            moments=(),
        )


def _answered(drawn: Random, response: Response, name: str) -> Response:
    answers = {item: value if type(value) is not int else min(5, max(1, value + drawn.randint(-1, 1))) for item, value in response.answers.items()}
    return attrs.evolve(response, id=name, group=None, answers=answers)


def _drawn(drawn: Random, firm: KnowledgeMap) -> KnowledgeMap:
    levels = tuple(
        cell if cell.level is None else attrs.evolve(cell, level=min(4, max(0, cell.level + drawn.randint(-1, 1)))) for cell in firm.mastery
    )
    return attrs.evolve(firm, title="Wie kan wat", mastery=levels)
