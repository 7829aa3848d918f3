"""Dossiers of firms that do not exist, as many as a benchmark asks for: 30 people who answer, a map with certificates, a day to plan from."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

import attrs

import werkplekleren as wpl
from benchmarks.firms import START, firm_of
from example_firms import toolbox
from sector_firms import made_up
from werkplekleren.retention import Certificate

PEOPLE, TOPICS, CERTIFICATES = 30, 40, 15


def dossiers(firms: int) -> Iterator[wpl.Dossier]:
    """Firms of 30 people by 40 topics, each with 30 answers; the same for the same number."""
    kinds = tuple(toolbox().certificate_types.values())
    for number, dossier in enumerate(made_up(firms, answers=PEOPLE)):
        drawn = Random(number)  # noqa: S311 - made-up days, no secret
        certificates = tuple(
            Certificate(
                id=f"certificate-{one}",
                person=f"person-{drawn.randrange(PEOPLE)}",
                title="Diploma",
                certificate_type=drawn.choice(kinds).id,
                expires_on=START + timedelta(days=drawn.randrange(-200, 900)),
                required_for=(f"topic-{drawn.randrange(TOPICS)}",),
            )
            for one in range(CERTIFICATES)
        )
        firm = attrs.evolve(firm_of(PEOPLE, TOPICS, seed=number), certificates=certificates, certificate_types=kinds)
        yield attrs.evolve(dossier, knowledge=firm, plan_start=START)
