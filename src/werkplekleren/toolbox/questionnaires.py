"""The questionnaires of a toolbox: the newest version of each by its id, and the earlier ones by their version."""

from typing import TYPE_CHECKING, cast

import attrs

from werkplekleren._base.ids import Version, version_key
from werkplekleren.errors import Message, MigrationError, Place, Problem, UnknownVersionError
from werkplekleren.toolbox.kinds import EARLIER_VERSIONS, MIGRATIONS
from werkplekleren.toolbox.shelf import Shelf

if TYPE_CHECKING:
    from werkplekleren.assessments import Migrated, Migration, PreparedMigration, Questionnaire, Response


@attrs.frozen(eq=False, repr=False)
class Questionnaires(Shelf["Questionnaire"]):
    """The questionnaires of a toolbox by id, in alphabetical order; of each the newest version.

    Earlier versions and migrations stand in a folder with the id of the questionnaire, and are read when they are asked for:
    `questionnaires/peiling/1.0.toml`, `questionnaires/peiling/1.0-to-2.0.toml`.

    >>> from werkplekleren import Toolbox
    >>> shelf = Toolbox.builtin().questionnaires
    >>> shelf.versions("leercultuurscan")[-1] == shelf["leercultuurscan"].version
    True
    """

    _versions: dict[str, tuple[Version, ...]] = attrs.field(init=False, factory=dict[str, tuple[Version, ...]])
    _prepared: "dict[str, PreparedMigration]" = attrs.field(init=False, factory=dict[str, "PreparedMigration"])

    def versions(self, questionnaire: str) -> tuple[Version, ...]:
        """The versions of a questionnaire that there are, from old to new; of the newest only the first lines are read.

        Args:
            questionnaire: Its id.

        Raises:
            UnknownNameError: When there is no such questionnaire; names the nearest.
            InvalidContentError: When the first lines of its file are not valid.
        """
        if questionnaire not in self._versions:
            if questionnaire not in self:
                _ = self[questionnaire]  # says which are near
            names = (name for name in self.stack.ids(EARLIER_VERSIONS) if EARLIER_VERSIONS.owner(name) == questionnaire)
            known = {*(Version(name.partition("/")[2]) for name in names), self.stack.summary(self.kind, questionnaire).version}
            self._versions.setdefault(questionnaire, tuple(sorted(known, key=version_key)))
        return self._versions[questionnaire]

    def version(self, questionnaire: str, version: str) -> "Questionnaire":
        """One version of a questionnaire.

        Args:
            questionnaire: Its id.
            version: `major.minor`.

        Raises:
            UnknownNameError: When there is no such questionnaire; names the nearest.
            UnknownVersionError: When it has no such version; names those that there are.
            InvalidContentError: When the file is not valid; with every problem of that file.
        """
        known = self.versions(questionnaire)
        name = f"{questionnaire}/{version}"
        if name in self._read:
            return cast("Questionnaire", self._read[name])
        if name in self.stack.ids(EARLIER_VERSIONS):
            return cast("Questionnaire", self._read.setdefault(name, self.stack.read(EARLIER_VERSIONS, name).value))
        if version not in known:
            raise UnknownVersionError(questionnaire, version, known)
        return self[questionnaire]

    def answered(self, questionnaire: str, version: str) -> "Questionnaire":
        """The version by which answers to a version are scored: that version, or the newest that differs from it in words only.

        Args:
            questionnaire: Id of the questionnaire.
            version: The version that was answered.

        Raises:
            UnknownNameError: When there is no such questionnaire; names the nearest.
            UnknownVersionError: When there is no such version, nor another of the same major; names those that there are.
            InvalidContentError: When the file is not valid; with every problem of that file.
        """
        known = self.versions(questionnaire)
        alike = [one for one in known if version_key(one)[0] == version_key(version)[0]]
        return self.version(questionnaire, version if version in known or not alike else alike[-1])

    def of(self, response: "Response") -> "Questionnaire":
        """The version of a questionnaire that a response answered, by which it is scored.

        Raises:
            UnknownNameError: When there is no such questionnaire; names the nearest.
            UnknownVersionError: When there is no such version; names those that there are.
            InvalidContentError: When the file is not valid; with every problem of that file.
        """
        return self.answered(response.questionnaire, response.version)

    def migrations(self, questionnaire: str) -> "tuple[Migration, ...]":
        """The migrations between the versions of a questionnaire, from old to new.

        Args:
            questionnaire: Its id.

        Raises:
            UnknownNameError: When there is no such questionnaire; names the nearest.
            InvalidContentError: When a file is not valid; with every problem of that file.
        """
        if questionnaire not in self:
            _ = self[questionnaire]  # says which are near
        names = [name for name in self.stack.ids(MIGRATIONS) if MIGRATIONS.owner(name) == questionnaire]
        for name in names:
            if name not in self._read:
                self._read.setdefault(name, self.stack.read(MIGRATIONS, name).value)
        found: list[Migration] = [self._read[name] for name in names]
        return tuple(sorted(found, key=lambda one: (version_key(one.old), version_key(one.new))))

    def migrate(self, response: "Response", to: str | None = None) -> "Migrated":
        """Carry a response over to a later version of its questionnaire, along the fewest migrations; see `werkplekleren.assessments.migrate`.

        Args:
            response: The response.
            to: The version; `None` takes the newest.

        Returns:
            The response in the version that the last migration leads to, and what became of each answer. Within one major version
            nothing but words differs: then the response stays as it is.

        Raises:
            MigrationError: When it cannot be done honestly, with every reason; also when `to` is an earlier version or no migration leads there.
            UnknownNameError: When there is no such questionnaire; names the nearest.
            UnknownVersionError: When it has no such version; names those that there are.
            InvalidContentError: When a file is not valid, or a migration does not fit its versions.
        """
        from werkplekleren.assessments import migrate
        from werkplekleren.toolbox.versions import route

        name = response.questionnaire
        self.answered(name, response.version)
        end = self.versions(name)[-1] if to is None else self.version(name, to).version
        steps = route(self.migrations(name), response.version, end)
        if steps is None:
            raise _no_way(response, end)
        return migrate(response, *(self._fitted(one) for one in steps))

    def _fitted(self, migration: "Migration") -> "PreparedMigration":
        from werkplekleren.toolbox.versions import prepared

        name = f"{migration.questionnaire}/{migration.old}-to-{migration.new}"
        if name not in self._prepared:
            old, new = (self.version(migration.questionnaire, version) for version in (migration.old, migration.new))
            self._prepared.setdefault(name, prepared(self.stack.read(MIGRATIONS, name), old, new))
        return self._prepared[name]


def _no_way(response: "Response", end: str) -> MigrationError:
    """The error that no migrations lead to a version."""
    back = version_key(end)[0] < version_key(response.version)[0]
    return MigrationError(
        Message(
            "response {response} cannot be migrated from version {old} to {new}", {"response": repr(response.id), "old": response.version, "new": end}
        ),
        [
            Problem(
                code="downgrade" if back else "no-migration",
                what=Message("an answer is never carried back to an earlier version" if back else "no migration leads there"),
                place=Place(path="version"),
                found=repr(str(response.version)),
                remedy=Message("score the response with the version that it answered"),
            )
        ],
    )
