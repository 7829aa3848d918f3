"""The sector report: many firms' dossiers at once, for a fund, so that no firm and nobody in it can be recognised."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar, Protocol, Self

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.stored import Stored
from werkplekleren._base.text import Text, is_language_code
from werkplekleren._base.validators import Between, is_bool, is_date, many, may_be_short_text, maybe
from werkplekleren.advice import Dossier, PlanningCatalogue
from werkplekleren.assessments import FLOOR, suppress
from werkplekleren.errors import InvalidValueError, Message, WerkplekError
from werkplekleren.reports.sector_counting import Opinions, Skills
from werkplekleren.reports.sector_parts import SectorCertificate, SectorCount, SectorKnowledge, SectorRound

FIRM_FLOOR = 5
"""The fewest firms of which something is shown together: our choice, as that of five people; it can be raised, never lowered."""
MOST_RECOMMENDED = 3


class Titled(Protocol):
    """Something with a title."""

    @property
    def title(self) -> Text:
        """What it is called."""
        ...


class SectorCatalogue(PlanningCatalogue, Protocol):
    """A catalogue that also holds the themes of employers' questions; a `Toolbox` does."""

    @property
    def themes(self) -> Mapping[str, Titled]:
        """Themes by id."""
        ...


@attrs.frozen(kw_only=True)
class SectorReport(Stored, Displayed):
    """What many firms have in common: their questions, what their people say, what was advised, where knowledge is thin.

    It is made of figures over at least `firm_floor` firms and five people. Of what is added up, no firm holds more than half. A
    firm with too few answers of its own counts only together with at least `firm_floor` others like it: what is taken away from a
    total is never a few firms. Opinions and skills are counted apart and never meet. It holds no names of firms or people, no
    answers and no dossiers.

    Args:
        title: What it is about, such as the sector or the fund; empty when left out.
        language: The language it is written in unless another is asked for.
        on: The day on which maps and certificates were looked at.
        firm_floor: The fewest firms of which something is shown, 5 or more.
        firms: How many dossiers it was made of.
        people: How many people work in those firms; `None` below the floor of firms.
        themes: What firms asked about, most first; themes with too few firms are left out.
        rounds: Scores over firms.
        recommended: Instruments that were among the first three of the advice, most first.
        knowledge: Maps over firms; `None` below the floor.
        certificates: Kinds of certificate that need attention, most first.
        certificates_left_out: Whether other kinds need attention, in too few firms to be shown.
        fictional: Whether a firm in it is made up.

    Raises:
        InvalidValueError: When a field breaks its rule.
    """

    kind: ClassVar[str] = "sector-report"

    title: str = attrs.field(default="", validator=may_be_short_text)
    language: str = attrs.field(default="nl", validator=is_language_code)
    on: dt.date = attrs.field(validator=is_date)
    firm_floor: int = attrs.field(default=FIRM_FLOOR, validator=Between(FIRM_FLOOR, 1_000_000))
    firms: int = attrs.field(validator=Between(0, 1_000_000_000))
    people: int | None = attrs.field(default=None, validator=maybe(Between(0, 1_000_000_000)))
    themes: tuple[SectorCount, ...] = attrs.field(default=(), validator=many(SectorCount, unique="id"))
    rounds: tuple[SectorRound, ...] = attrs.field(default=(), validator=many(SectorRound))
    recommended: tuple[SectorCount, ...] = attrs.field(default=(), validator=many(SectorCount, unique="id"))
    knowledge: SectorKnowledge | None = attrs.field(default=None, validator=maybe(SectorKnowledge))
    certificates: tuple[SectorCertificate, ...] = attrs.field(default=(), validator=many(SectorCertificate, unique="id"))
    certificates_left_out: bool = attrs.field(default=False, validator=is_bool)
    fictional: bool = attrs.field(default=False, validator=is_bool)

    @classmethod
    def of(
        cls,
        dossiers: Iterable[Dossier],
        toolbox: SectorCatalogue,
        *,
        on: dt.date,
        title: str = "",
        language: str = "nl",
        firm_floor: int = FIRM_FLOOR,
        left_out: Callable[[Dossier, WerkplekError], object] | None = None,
    ) -> Self:
        """Count over dossiers, one after the other; none is kept, so a generator of thousands takes no more room than a few.

        Args:
            dossiers: The dossiers, each firm once.
            toolbox: The content: questionnaires, instruments, rules, themes, risk methods.
            on: The day on which maps and certificates are looked at.
            title: What it is about, such as the sector.
            language: The language.
            firm_floor: The fewest firms of which something is shown, 5 or more.
            left_out: Is told of each dossier that cannot be counted or comes twice, with what is wrong; nothing of it is counted, and all
                others are. Without it the first such dossier is an error.

        Returns:
            The report; the same dossiers in any order give the same counts.

        Raises:
            InvalidValueError: When a dossier comes twice, or the floor is below 5.
            UnknownNameError: When a dossier answers a questionnaire that the toolbox does not have.
            InvalidResponseError: When an answer does not fit its questionnaire.
        """
        if type(firm_floor) is not int or firm_floor < FIRM_FLOOR:
            raise InvalidValueError(
                Message("the floor must be {floor} or a larger whole number, not {found}", {"floor": FLOOR, "found": repr(firm_floor)[:40]})
            )
        opinions, skills = Opinions(toolbox, firm_floor), Skills(on, toolbox.default_risk_method(), firm_floor)
        seen: set[str] = set()
        people, fictional = 0, False
        themes: Counter[str] = Counter()
        advised: Counter[str] = Counter()
        for dossier in dossiers:
            try:
                if dossier.id in seen:
                    raise InvalidValueError(Message("the dossier {id} comes twice", {"id": dossier.id}))
                recommended = dossier.advice(toolbox, most=MOST_RECOMMENDED).recommendations
                answers = opinions.of_firm(dossier)
                mapped = None if dossier.knowledge is None else skills.of_firm(dossier.knowledge)
            except WerkplekError as error:
                if left_out is None:
                    raise
                left_out(dossier, error)
                continue
            seen.add(dossier.id)
            people += dossier.firm.people
            fictional = fictional or dossier.firm.fictional
            if dossier.question.theme is not None:
                themes[dossier.question.theme] += 1
            advised.update(one.instrument for one in recommended)
            opinions.add(answers)
            if mapped is not None:
                skills.add(mapped, toolbox.certificate_types)
        firms = len(seen)
        shown = suppress(themes, direct_members=firms - themes.total(), floor=firm_floor).visible
        named = {name: toolbox.themes[name].title if name in toolbox.themes else None for name in shown}
        chosen: dict[str, Text | None] = {name: toolbox.instruments[name].title for name, count in advised.items() if count >= firm_floor}
        return cls(
            title=title,
            language=language,
            on=on,
            firm_floor=firm_floor,
            firms=firms,
            people=people if firms >= firm_floor else None,
            themes=_most_first(named, themes),
            rounds=tuple(opinions.rounds()),
            recommended=_most_first(chosen, advised),
            knowledge=skills.knowledge(),
            certificates=tuple(skills.certificates()),
            certificates_left_out=skills.certificates_left_out,
            fictional=fictional,
        )


def _most_first(titles: Mapping[str, Text | None], counts: Mapping[str, int]) -> tuple[SectorCount, ...]:
    order = sorted(titles, key=lambda name: (-counts[name], name))
    return tuple(SectorCount(id=name, title=titles[name], firms=counts[name], count=counts[name]) for name in order)
