"""When an advice rule holds: small tables that name a fact of the firm, and combinations of them.

Each class is one value of the key `kind` in a rule. `names` lists the values that the reason of such
a rule may use between braces. A situation about something that is not known, or that is withheld
because the group is too small, is neither true nor false, and then no rule fires on it: not through
`not` either.
"""

from typing import Any, ClassVar, Literal, get_args

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.validators import Between, Keywords, broken, is_id, many, maybe, one_of
from werkplekleren.errors import InvalidValueError, Message

CertificateConcern = Literal["expiring", "lapsed", "revoked", "unknown"]
"""The states of a certificate that ask for something."""

NotRecorded = Literal["no", "partly", "unknown"]
"""What is known about the paper trail of a topic that is not fully written down."""

Missing = Literal["measurement", "knowledge-map", "levels", "certificates"]
"""What a firm may not have yet."""


@attrs.frozen
class IsSituation:
    """The rule for a situation: one of the classes here."""

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:  # noqa: ANN401 - the validator protocol
        """Raise `InvalidValueError` when `value` is no situation."""
        if not isinstance(value, SITUATIONS):
            raise broken(instance, attribute, "must be a situation", value)

    def keywords(self) -> Keywords:
        """The rule as JSON Schema keywords; the type says it all."""
        return {}


is_situation = IsSituation()
_at_least_one = Between(1, 10_000)
_criticality = Between(1, 5)


@attrs.frozen(kw_only=True)
class BandSituation:
    """A dimension of a questionnaire lies in, below or above a band.

    Args:
        questionnaire: Id of the questionnaire.
        dimension: Id of a dimension or composite of it.
        perspective: Id of the perspective that gave the answers; `None` means any of them.
        at_most: Id of the highest band that counts; `None` sets no upper limit.
        at_least: Id of the lowest band that counts; `None` sets no lower limit. One of both is given.
    """

    kind: ClassVar[str] = "band"
    names: ClassVar[tuple[str, ...]] = ("questionnaire", "dimension", "perspective", "score", "band", "n")

    questionnaire: Identifier = attrs.field(validator=is_id)
    dimension: Identifier = attrs.field(validator=is_id)
    perspective: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    at_most: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    at_least: Identifier | None = attrs.field(default=None, validator=maybe(is_id))

    def __attrs_post_init__(self) -> None:
        if self.at_least is None and self.at_most is None:
            raise InvalidValueError(Message("BandSituation.at_least or at_most must name a band"))


@attrs.frozen(kw_only=True)
class GapSituation:
    """Two perspectives see the same dimension differently.

    Args:
        questionnaire: Id of the questionnaire.
        dimension: Id of a dimension or composite; `None` takes the one with the largest difference.
        higher: Id of the perspective with the higher score.
        lower: Id of the perspective with the lower score.
        points: The least difference in points of 0 to 100.
    """

    kind: ClassVar[str] = "gap"
    names: ClassVar[tuple[str, ...]] = ("questionnaire", "dimension", "higher", "lower", "higher_score", "lower_score", "points")

    questionnaire: Identifier = attrs.field(validator=is_id)
    dimension: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    higher: Identifier = attrs.field(validator=is_id)
    lower: Identifier = attrs.field(validator=is_id)
    points: int = attrs.field(validator=Between(1, 100))


@attrs.frozen(kw_only=True)
class SinglePointSituation:
    """Topics that only one person can do alone.

    Args:
        at_least: The least number of such topics.
        criticality: Count only topics judged at least this critical, 1 to 5; `None` counts all.
    """

    kind: ClassVar[str] = "single-point"
    names: ClassVar[tuple[str, ...]] = ("count", "topics", "people")

    at_least: int = attrs.field(default=1, validator=_at_least_one)
    criticality: int | None = attrs.field(default=None, validator=maybe(_criticality))


@attrs.frozen(kw_only=True)
class UncoveredSituation:
    """Topics that nobody can do alone.

    Args:
        at_least: The least number of such topics.
        criticality: Count only topics judged at least this critical, 1 to 5; `None` counts all.
    """

    kind: ClassVar[str] = "uncovered"
    names: ClassVar[tuple[str, ...]] = ("count", "topics")

    at_least: int = attrs.field(default=1, validator=_at_least_one)
    criticality: int | None = attrs.field(default=None, validator=maybe(_criticality))


@attrs.frozen(kw_only=True)
class RiskSituation:
    """Topics whose knowledge is at risk because somebody leaves.

    Args:
        method: Id of the risk method.
        band: Id of the lowest band of that method that counts.
        at_least: The least number of topics in that band or a higher one.
    """

    kind: ClassVar[str] = "risk"
    names: ClassVar[tuple[str, ...]] = ("count", "topics", "people", "band")

    method: Identifier = attrs.field(default=Identifier("knowledge-loss"), validator=is_id)
    band: Identifier = attrs.field(validator=is_id)
    at_least: int = attrs.field(default=1, validator=_at_least_one)


@attrs.frozen(kw_only=True)
class LeavingWithinSituation:
    """People whose known or expected leaving date lies ahead, within some months.

    Args:
        months: Counted from the date of the advice.
        at_least: The least number of people.
    """

    kind: ClassVar[str] = "leaving-within"
    names: ClassVar[tuple[str, ...]] = ("count", "people", "months", "first_date")

    months: int = attrs.field(validator=Between(1, 600))
    at_least: int = attrs.field(default=1, validator=_at_least_one)


@attrs.frozen(kw_only=True)
class LeavingUnknownSituation:
    """People of whom nobody knows when they leave (which is something else than: no plans to leave).

    Args:
        at_least: The least number of people.
    """

    kind: ClassVar[str] = "leaving-unknown"
    names: ClassVar[tuple[str, ...]] = ("count", "people")

    at_least: int = attrs.field(default=1, validator=_at_least_one)


@attrs.frozen(kw_only=True)
class CertificateSituation:
    """Certificates that expire soon or no longer count.

    Args:
        states: The states that count.
        at_least: The least number of certificates.
    """

    kind: ClassVar[str] = "certificate"
    names: ClassVar[tuple[str, ...]] = ("count", "certificates", "people")

    states: tuple[CertificateConcern, ...] = attrs.field(
        default=("expiring", "lapsed", "revoked"), validator=many(one_of(get_args(CertificateConcern)), least=1)
    )
    at_least: int = attrs.field(default=1, validator=_at_least_one)


@attrs.frozen(kw_only=True)
class UndocumentedSituation:
    """Topics that are not written down.

    Args:
        documented: The values of a topic's `documented` that count.
        criticality: Count only topics judged at least this critical, 1 to 5; `None` counts all.
        at_least: The least number of topics.
    """

    kind: ClassVar[str] = "undocumented"
    names: ClassVar[tuple[str, ...]] = ("count", "topics")

    documented: tuple[NotRecorded, ...] = attrs.field(default=("no",), validator=many(one_of(get_args(NotRecorded)), least=1))
    criticality: int | None = attrs.field(default=None, validator=maybe(_criticality))
    at_least: int = attrs.field(default=1, validator=_at_least_one)


@attrs.frozen(kw_only=True)
class FirmSizeSituation:
    """The number of people in the firm.

    Args:
        at_least: Lower limit, included; `None` sets none.
        at_most: Upper limit, included; `None` sets none. One of both is given.
    """

    kind: ClassVar[str] = "firm-size"
    names: ClassVar[tuple[str, ...]] = ("firm", "size")

    at_least: int | None = attrs.field(default=None, validator=maybe(Between(1, 100_000)))
    at_most: int | None = attrs.field(default=None, validator=maybe(Between(1, 100_000)))

    def __attrs_post_init__(self) -> None:
        if self.at_least is None and self.at_most is None:
            raise InvalidValueError(Message("FirmSizeSituation.at_least or at_most must be a number of people"))


@attrs.frozen(kw_only=True)
class ThemeSituation:
    """The question of the firm is about a theme.

    Args:
        theme: Id of the theme, as in the firm's question.
    """

    kind: ClassVar[str] = "theme"
    names: ClassVar[tuple[str, ...]] = ("question",)

    theme: Identifier = attrs.field(validator=is_id)


@attrs.frozen(kw_only=True)
class NoDataSituation:
    """Something that the firm does not have yet.

    Args:
        what: `measurement` (of `questionnaire`), `knowledge-map`, `levels` (nobody's level is known) or
            `certificates`.
        questionnaire: Id of the questionnaire that was not used; given with `measurement` and only then.
    """

    kind: ClassVar[str] = "no-data"
    names: ClassVar[tuple[str, ...]] = ()

    what: Missing = attrs.field(validator=one_of(get_args(Missing)))
    questionnaire: Identifier | None = attrs.field(default=None, validator=maybe(is_id))

    def __attrs_post_init__(self) -> None:
        if (self.questionnaire is not None) != (self.what == "measurement"):
            raise InvalidValueError(Message("NoDataSituation.questionnaire belongs to what = 'measurement' and is needed there"))


@attrs.frozen(kw_only=True)
class AllSituations:
    """Every one of these holds. Values of an earlier one go before those of a later one with the same name.

    Args:
        situations: One or more.
    """

    kind: ClassVar[str] = "all"

    situations: tuple["Situation", ...] = attrs.field(validator=many(is_situation, least=1, most=100))

    @property
    def names(self) -> tuple[str, ...]:
        """The values that every firing of this offers."""
        return tuple(dict.fromkeys(name for situation in self.situations for name in situation.names))


@attrs.frozen(kw_only=True)
class AnySituation:
    """At least one of these holds; only values that each of them offers can be used in a reason.

    Args:
        situations: One or more.
    """

    kind: ClassVar[str] = "any"

    situations: tuple["Situation", ...] = attrs.field(validator=many(is_situation, least=1, most=100))

    @property
    def names(self) -> tuple[str, ...]:
        """The values that every firing of this offers."""
        first, *others = self.situations
        return tuple(name for name in first.names if all(name in other.names for other in others))


@attrs.frozen(kw_only=True)
class NotSituation:
    """This is known not to hold; what is unknown or withheld does not fire this either.

    Args:
        situation: What must not hold.
    """

    kind: ClassVar[str] = "not"
    names: ClassVar[tuple[str, ...]] = ()

    situation: "Situation" = attrs.field(validator=is_situation)


Situation = (
    BandSituation
    | GapSituation
    | SinglePointSituation
    | UncoveredSituation
    | RiskSituation
    | LeavingWithinSituation
    | LeavingUnknownSituation
    | CertificateSituation
    | UndocumentedSituation
    | FirmSizeSituation
    | ThemeSituation
    | NoDataSituation
    | AllSituations
    | AnySituation
    | NotSituation
)
"""Any situation; in content the key `kind` says which."""

SITUATIONS: tuple[type[Situation], ...] = get_args(Situation)
