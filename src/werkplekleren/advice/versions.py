"""The version of a questionnaire that people answered, out of a catalogue that may keep several."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from werkplekleren._base.ids import Version, version_key
from werkplekleren.errors import UnknownVersionError

if TYPE_CHECKING:
    from werkplekleren.assessments import Questionnaire, Response


@runtime_checkable
class KeepsVersions(Protocol):
    """Questionnaires of which earlier versions are kept."""

    def answered(self, questionnaire: str, version: str) -> "Questionnaire":
        """The version by which answers to a version are scored."""
        ...


def answered(questionnaires: "Mapping[str, Questionnaire]", name: str, version: str | None) -> "Questionnaire":
    """The version by which answers are scored.

    Args:
        questionnaires: By id; may keep earlier versions.
        name: Id of the questionnaire.
        version: The version that was answered; `None` takes the newest.

    Raises:
        UnknownNameError: When there is no such questionnaire.
        UnknownVersionError: When there is no such version, nor another of the same major; names those that there are.
    """
    if version is None:
        return questionnaires[name]
    if isinstance(questionnaires, KeepsVersions):
        return questionnaires.answered(name, version)
    only = questionnaires[name]
    if version_key(only.version)[0] != version_key(version)[0]:
        raise UnknownVersionError(name, version, [only.version])
    return only


def by_version(responses: "Iterable[Response]") -> "Iterator[tuple[Version, tuple[Response, ...]]]":
    """Responses to one questionnaire by the major version they answered, from old to new, each with the newest of its minors."""
    found: dict[int, list[Response]] = {}
    for response in responses:
        found.setdefault(version_key(response.version)[0], []).append(response)
    for _, some in sorted(found.items()):
        yield max((one.version for one in some), key=version_key), tuple(some)
