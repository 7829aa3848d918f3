"""A result with a norm beside it."""

from typing import TYPE_CHECKING

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.ids import version_key
from werkplekleren._base.validators import broken
from werkplekleren.assessments.group import GroupProfile
from werkplekleren.assessments.profile import Profile
from werkplekleren.errors import InvalidValueError, Message, Problem

from .norm import DimensionNorm, Norm

if TYPE_CHECKING:
    from typing import Any


def _is_result(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    if not isinstance(value, Profile | GroupProfile):
        raise broken(instance, attribute, "must be a profile or a group profile", value)


@attrs.frozen(kw_only=True)
class BesideNorm(Displayed):
    """A result with a norm beside it; made by `Norm.beside`, shown and saved as any result.

    Args:
        result: The profile of one respondent, or of a group.
        norm: The norm.
    """

    result: Profile | GroupProfile = attrs.field(validator=_is_result)
    norm: Norm = attrs.field(validator=attrs.validators.instance_of(Norm))

    def of(self, dimension: str) -> DimensionNorm | None:
        """The norm of a dimension as far as it may stand beside this result.

        A norm that rests on hardly more people than the group is left out: if the group is among them, the
        difference between both would tell what fewer than the floor answered.

        Args:
            dimension: Id of a dimension or composite.

        Returns:
            The norm; `None` when it is withheld, or left out, or the dimension has none.
        """
        found = next((one for one in self.norm.dimensions if one.dimension == dimension and not one.withheld), None)
        if found is None or found.n is None or isinstance(self.result, Profile):
            return found
        own = self.result.perspective(self.norm.sample.perspective).score(dimension).n
        return None if own is not None and 0 < found.n - own < self.norm.sample.floor else found


def beside(norm: Norm, result: Profile | GroupProfile) -> BesideNorm:
    """Put a norm beside a result; `Norm.beside` says what is refused."""
    differences: list[tuple[str, str | int, str | int]] = [
        ("questionnaire", norm.questionnaire, result.questionnaire),
        ("major version", version_key(norm.version)[0], version_key(result.version)[0]),
        ("scoring rules", norm.scoring, result.scoring),
    ]
    if isinstance(result, Profile):
        differences.append(("perspective", norm.sample.perspective, result.perspective))
    problems = [_differs(sort, one, other) for sort, one, other in differences if one != other]
    if problems:
        raise InvalidValueError(Message("this norm cannot stand beside this result"), problems)
    return BesideNorm(result=result, norm=norm)


def _differs(sort: str, of_norm: str | int, of_result: str | int) -> Problem:
    values: dict[str, str | int] = {"sort": sort, "norm": of_norm, "result": of_result}
    return Problem(code="other-norm", what=Message("norm and result differ in {sort}: {norm} and {result}", values))
