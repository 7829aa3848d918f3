"""The parts of a sector report: counts and scores over many firms, each shown only where no firm can be recognised in it."""

from collections.abc import Sequence

import attrs

from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, NumberBetween, is_a, is_id, is_short_text, is_version, many, maybe
from werkplekleren.assessments import Band

_count = Between(0, 1_000_000_000)
_number = NumberBetween(-1e9, 1e9)
_text = is_a(Text)


@attrs.frozen(kw_only=True)
class Quartiles:
    """How firms lie: a quarter of them below `lower`, half below `median`, a quarter above `upper`.

    Between two firms the value is interpolated in a straight line (definition 7 of Hyndman & Fan, "Sample Quantiles in Statistical
    Packages", The American Statistician 50 (4), 1996). Every firm counts once, however large it is.

    Args:
        firms: How many firms there are.
        lower: The first quartile.
        median: The middle.
        upper: The third quartile.
    """

    firms: int = attrs.field(validator=_count)
    lower: float = attrs.field(validator=_number)
    median: float = attrs.field(validator=_number)
    upper: float = attrs.field(validator=_number)

    @classmethod
    def of(cls, values: Sequence[float]) -> "Quartiles":
        """The quartiles of two or more values.

        >>> Quartiles.of([1, 2, 3, 4])
        Quartiles(firms=4, lower=1.75, median=2.5, upper=3.25)
        """
        from statistics import quantiles

        lower, median, upper = quantiles(values, n=4, method="inclusive")
        return cls(firms=len(values), lower=lower, median=median, upper=upper)


@attrs.frozen(kw_only=True)
class SectorCount:
    """How often something occurs, over enough firms.

    Args:
        id: What it is: id of a theme, an instrument, a kind of knowledge or a band.
        title: What it is called; `None` for a kind of knowledge, which reports name, and for what the toolbox does not know.
        firms: In how many firms it occurs.
        count: How often in all; equal to `firms` where each firm counts once.
    """

    id: str = attrs.field(validator=is_short_text)
    title: Text | None = attrs.field(default=None, validator=maybe(Text))
    firms: int = attrs.field(validator=_count)
    count: int = attrs.field(validator=_count)


@attrs.frozen(kw_only=True)
class SectorScore:
    """One dimension over firms.

    Args:
        dimension: Its id.
        title: Its name.
        firms: From how many firms the answers are; `None` when withheld.
        people: How many people answered it; `None` when withheld.
        mean: The mean over all those people, in percent of the maximum, 0 to 100; `None` when withheld.
        band: The band in which that mean lies; `None` when withheld or without bands.
        over_firms: How the means of firms lie, each with enough answers of its own; `None` when there are too few such firms.
    """

    dimension: Identifier = attrs.field(validator=is_id)
    title: Text = attrs.field(validator=_text)
    firms: int | None = attrs.field(default=None, validator=maybe(_count))
    people: int | None = attrs.field(default=None, validator=maybe(_count))
    mean: float | None = attrs.field(default=None, validator=maybe(NumberBetween(0, 100)))
    band: Band | None = attrs.field(default=None, validator=maybe(Band))
    over_firms: Quartiles | None = attrs.field(default=None, validator=maybe(Quartiles))


@attrs.frozen(kw_only=True)
class SectorRound:
    """What one perspective answered to one questionnaire, over firms.

    Args:
        questionnaire: Its id.
        version: The newest version that was answered, of one major.
        title: Its name.
        perspective: Id of the perspective.
        who: What those who answered are called, in a running sentence.
        scores: Each dimension, in the order of the questionnaire.
    """

    questionnaire: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    title: Text = attrs.field(validator=_text)
    perspective: Identifier = attrs.field(validator=is_id)
    who: Text = attrs.field(validator=_text)
    scores: tuple[SectorScore, ...] = attrs.field(validator=many(SectorScore, least=1, unique="dimension"))

    @property
    def withheld(self) -> bool:
        """Whether nothing of it may be shown."""
        return all(score.mean is None for score in self.scores)


@attrs.frozen(kw_only=True)
class SectorKnowledge:
    """Who knows what over firms, without anybody's name.

    Args:
        firms: How many firms made a map.
        topics: How many topics they have in all; `None`, as each of the three after it, when it is of too few firms or mostly of one.
        enough: For how many of them there are enough people.
        single_points: How many hang on one person.
        uncovered: How many nobody can do alone.
        single_per_firm: How many topics hang on one person, per firm.
        coverage: For which share of its topics a firm has enough people, in percent, per firm; higher is better.
        kinds: Topics that hang on one person by kind of knowledge; a kind in too few firms is left out.
        bands: Topics by the band of the risk that nobody is left who can do it; a band in too few firms is left out.
    """

    firms: int = attrs.field(validator=_count)
    topics: int | None = attrs.field(default=None, validator=maybe(_count))
    enough: int | None = attrs.field(default=None, validator=maybe(_count))
    single_points: int | None = attrs.field(default=None, validator=maybe(_count))
    uncovered: int | None = attrs.field(default=None, validator=maybe(_count))
    single_per_firm: Quartiles = attrs.field(validator=is_a(Quartiles))
    coverage: Quartiles = attrs.field(validator=is_a(Quartiles))
    kinds: tuple[SectorCount, ...] = attrs.field(default=(), validator=many(SectorCount, unique="id"))
    bands: tuple[SectorCount, ...] = attrs.field(default=(), validator=many(SectorCount, unique="id"))


@attrs.frozen(kw_only=True)
class SectorCertificate:
    """A kind of certificate that needs attention in enough firms.

    Args:
        id: Id of the kind.
        title: What it is called.
        firms: In how many firms.
        lapsed: How many are past their last day; `None` when they are of too few firms, or mostly of one.
        lapsing: How many lapse in the twelve months after the day; `None` likewise.
    """

    id: Identifier = attrs.field(validator=is_id)
    title: Text = attrs.field(validator=_text)
    firms: int = attrs.field(validator=_count)
    lapsed: int | None = attrs.field(default=None, validator=maybe(_count))
    lapsing: int | None = attrs.field(default=None, validator=maybe(_count))
