"""Everything an adviser holds about one firm."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Self, cast

import attrs

from werkplekleren._base.display import Displayed, count_only
from werkplekleren._base.ids import Identifier, version_key
from werkplekleren._base.late import service
from werkplekleren._base.stored import Stored
from werkplekleren._base.text import is_language_code
from werkplekleren._base.validators import is_a, is_date, is_id, many, may_be_short_text, maybe
from werkplekleren.assessments import Response
from werkplekleren.errors import InvalidValueError, Message, Place, Problem
from werkplekleren.retention import KnowledgeMap

from .firm import Firm, FirmQuestion, Intake, Measurement, Moment
from .versions import answered as answered_version
from .versions import by_version

if TYPE_CHECKING:
    from werkplekleren.assessments import GroupProfile

    from .advice import Advice
    from .catalogue import Catalogue


@attrs.frozen(kw_only=True)
class Dossier(Stored, Displayed):
    """The firm, its question, what was asked and answered, who knows what, and when.

    Opinions and skills lie in it side by side and are never joined: a response carries a pseudonym, and
    one that equals the id or name of a person in the knowledge map is refused.

    Args:
        id: Id of the dossier.
        language: Language in which the report is written, such as `nl`.
        date: Date of the report; certificates and leaving dates are read against it.
        adviser: Who advises; empty when left out.
        firm: The firm.
        question: What it wants to know.
        intake: The first talk; `None` when there was none.
        measurements: Each questionnaire once.
        responses: Answers under a pseudonym; each id once for each questionnaire.
        knowledge: Who knows what; `None` when not mapped.
        plan_start: The Monday or other day on which a plan can start; `None` leaves it to the report.
        moments: What was done with the firm.

    Raises:
        InvalidValueError: When a field breaks its rule or a response names a person.
    """

    kind: ClassVar[str] = "dossier"

    id: Identifier = attrs.field(validator=is_id)
    language: str = attrs.field(validator=is_language_code)
    date: dt.date = attrs.field(validator=is_date)
    adviser: str = attrs.field(default="", validator=may_be_short_text)
    firm: Firm = attrs.field(validator=is_a(Firm))
    question: FirmQuestion = attrs.field(validator=is_a(FirmQuestion))
    intake: Intake | None = attrs.field(default=None, validator=maybe(Intake))
    measurements: tuple[Measurement, ...] = attrs.field(default=(), validator=many(Measurement, unique="questionnaire"))
    knowledge: KnowledgeMap | None = attrs.field(default=None, validator=maybe(KnowledgeMap))
    responses: tuple[Response, ...] = attrs.field(default=(), validator=many(Response), repr=count_only)
    plan_start: dt.date | None = attrs.field(default=None, validator=maybe(is_date))
    moments: tuple[Moment, ...] = attrs.field(default=(), validator=many(Moment))

    def __attrs_post_init__(self) -> None:
        names = personal_names(self.knowledge)
        problems: list[Problem] = []
        seen: set[tuple[str, str]] = set()
        for number, response in enumerate(self.responses):
            if is_personal(response.id, names) or (response.group is not None and is_personal(response.group, names)):
                what = Message("a response carries a pseudonym and a group, never the id or name of a person")
                problems.append(Problem(code="personal", what=what, place=Place(path=f"responses[{number}]")))
            if (response.questionnaire, response.id) in seen:
                what = Message("another response to {questionnaire} has this id", {"questionnaire": response.questionnaire})
                problems.append(Problem(code="duplicate-id", what=what, place=Place(path=f"responses[{number}].id"), found=repr(response.id)))
            seen.add((response.questionnaire, response.id))
        if problems:
            raise InvalidValueError(Message("the dossier {id} does not hold together", {"id": self.id}), problems)

    @classmethod
    def from_folder(cls, folder: str | Path, toolbox: "Catalogue") -> Self:
        """Read a folder with `dossier.toml` and its tables.

        Args:
            folder: The folder.
            toolbox: Holds the questionnaires that were answered and the level scale.

        Returns:
            The dossier.

        Raises:
            InvalidDataError: With every problem of every file, each with file and place.
            InvalidValueError: When `folder` is no path, or `toolbox` is the path of one.
        """
        return cast("Self", service("read-dossier")(folder, toolbox))

    def group_profiles(self, catalogue: "Catalogue") -> "tuple[GroupProfile, ...]":
        """Score the responses, one group profile for each questionnaire that was answered, with teams where these may be shown.

        Answers are scored by the version that was answered. Where a questionnaire was answered in several major versions, each has a
        profile of its own: they ask other things. How many were invited then counts for the version that the measurement names.

        Args:
            catalogue: Holds the questionnaires.

        Returns:
            In the order of the measurements, then of questionnaires without one by id; versions from old to new.

        Raises:
            InvalidResponseError: When a response does not fit its questionnaire.
            UnknownNameError: When the catalogue has no such questionnaire.
            UnknownVersionError: When it does not have that version; names those that it has.
        """
        measured = {one.questionnaire: one for one in self.measurements}
        answered = {one.questionnaire for one in self.responses}
        order = [*(name for name in measured if name in answered), *sorted(answered - set(measured))]
        profiles: list[GroupProfile] = []
        for name in order:
            rounds = tuple(by_version(one for one in self.responses if one.questionnaire == name))
            counted = (measured[name].version if name in measured else None) or rounds[-1][0]
            for version, responses in rounds:
                invited = measured[name].invited if name in measured and version_key(version)[0] == version_key(counted)[0] else None
                questionnaire = answered_version(catalogue.questionnaires, name, version)
                profiles.append(questionnaire.score_group(responses, invited=invited or None, by="group"))
        return tuple(profiles)

    def advice(self, catalogue: "Catalogue", *, most: int = 5) -> "Advice":
        """Recommend instruments for this firm, on the date of the dossier; of each questionnaire the newest version that was answered counts.

        Args:
            catalogue: Holds instruments, questionnaires and rule sets.
            most: The largest number of recommendations.

        Returns:
            The recommendations, the most useful first.
        """
        from .advising import advise

        return advise(
            profiles=tuple({one.questionnaire: one for one in self.group_profiles(catalogue)}.values()),
            knowledge=self.knowledge,
            toolbox=catalogue,
            firm=self.firm,
            question=self.question,
            measurements=self.measurements,
            moments=self.moments,
            on=self.date,
            most=most,
        )


def personal_names(knowledge: KnowledgeMap | None) -> frozenset[str]:
    """The ids and names of the people of a map, in the form in which `is_personal` compares them."""
    return frozenset() if knowledge is None else plain_names(name for one in knowledge.people for name in (one.id, one.name))


def plain_names(names: Iterable[str]) -> frozenset[str]:
    """Names in the form in which `is_personal` compares them."""
    return frozenset(_plain(name) for name in names)


def is_personal(text: str, names: frozenset[str]) -> bool:
    """Whether a pseudonym or group is one of these ids or names, whatever its case and spaces."""
    return _plain(text) in names


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
