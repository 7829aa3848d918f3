"""Whether the versions of each questionnaire follow each other, and whether migrations lead from the earlier ones to the newest."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import cast

import attrs

from werkplekleren._base.ids import is_version, version_key
from werkplekleren.assessments import Migration, PreparedMigration, Questionnaire
from werkplekleren.assessments.substance import differences
from werkplekleren.errors import InvalidContentError, Message, Place, Problem, did_you_mean
from werkplekleren.toolbox.kinds import EARLIER_VERSIONS, MIGRATIONS, QUESTIONNAIRES, UNDER
from werkplekleren.toolbox.manifest import SAY_EXTENDS
from werkplekleren.toolbox.stack import Read, Stack


def route(leads: Iterable[Migration], start: str, end: str) -> tuple[Migration, ...] | None:
    """The fewest migrations that lead from one version to another; `None` when none do.

    Minor versions of a major are one here: they differ in words only.

    Args:
        leads: The migrations there are.
        start: The version that was answered.
        end: The version to reach.
    """
    every = sorted(leads, key=lambda one: (version_key(one.old), version_key(one.new)))
    routes: dict[int, tuple[Migration, ...]] = {version_key(start)[0]: ()}
    fresh = [*routes]
    while fresh:
        reached = [(version_key(one.new)[0], (*routes[major], one)) for major in fresh for one in every if version_key(one.old)[0] == major]
        fresh = [major for major in dict.fromkeys(major for major, _ in reached) if major not in routes]
        for major, path in reached:
            routes.setdefault(major, path)
    return routes.get(version_key(end)[0])


def prepared(read: Read, old: Questionnaire, new: Questionnaire) -> PreparedMigration:
    """The migration of a file with its two versions.

    Raises:
        InvalidContentError: With everything that does not fit, each with file and line.
    """
    try:
        return PreparedMigration(migration=cast("Migration", read.value), old=old, new=new)
    except InvalidContentError as error:
        raise InvalidContentError(error.summary, [read.located(problem) for problem in error.problems]) from None


def unsound_versions(stack: Stack, contents: Mapping[tuple[str, str], Read]) -> Iterator[Problem]:
    """Everything that is wrong between the versions of questionnaires and the migrations between them."""
    owners = {kind.owner(name): None for kind in (QUESTIONNAIRES, *UNDER) for name in stack.ids(kind)}
    for owner in owners:
        if owner in stack.ids(QUESTIONNAIRES):
            yield from _History.of(owner, stack, contents).problems()
        else:
            yield from _without_owner(owner, stack)


def _without_owner(owner: str, stack: Stack) -> Iterator[Problem]:
    """The problem that there is no questionnaire of this name, at each file that belongs to it."""
    known = stack.ids(QUESTIONNAIRES)
    for kind in UNDER:
        for name in stack.ids(kind):
            if kind.owner(name) == owner:
                yield Problem(
                    code="unknown-name",
                    what=Message("there is no {sort} {name!r}", {"sort": QUESTIONNAIRES.sort, "name": owner}),
                    place=Place(file=stack.holders(kind, name)[0].file(kind, name)),
                    remedy=did_you_mean(owner, known) or (SAY_EXTENDS if len(stack.layers) == 1 else None),
                )


@attrs.frozen
class _History:
    """The versions of one questionnaire and the migrations between them.

    Args:
        owner: Its id.
        known: The versions that have a file, also one that cannot be read; from old to new.
        versions: Version -> what could be read, from old to new.
        newest: The newest version; `None` when it could not be read.
        migrations: What could be read.
        whole: Whether that is all of them.
        others: Ids of all questionnaires.
    """

    owner: str
    known: tuple[str, ...]
    versions: Mapping[str, Read]
    newest: Read | None
    migrations: tuple[Read, ...]
    whole: bool
    others: tuple[str, ...]

    @staticmethod
    def of(owner: str, stack: Stack, contents: Mapping[tuple[str, str], Read]) -> "_History":
        """What a toolbox has of a questionnaire."""
        names = {
            name.partition("/")[2]: contents.get((EARLIER_VERSIONS.key, name))
            for name in stack.ids(EARLIER_VERSIONS)
            if EARLIER_VERSIONS.owner(name) == owner
        }
        newest = contents.get((QUESTIONNAIRES.key, owner))
        if newest is not None:
            names.setdefault(_scan(newest).version, newest)
        known = tuple(sorted(names, key=version_key))
        leads = [name for name in stack.ids(MIGRATIONS) if MIGRATIONS.owner(name) == owner]
        return _History(
            owner=owner,
            known=known,
            versions={name: read for name in known if (read := names[name]) is not None},
            newest=newest,
            migrations=tuple(contents[MIGRATIONS.key, name] for name in leads if (MIGRATIONS.key, name) in contents),
            whole=all((MIGRATIONS.key, name) in contents for name in leads),
            others=stack.ids(QUESTIONNAIRES),
        )

    def problems(self) -> Iterator[Problem]:
        """Everything that is wrong; nothing is said of the history of a questionnaire that cannot be read itself."""
        if self.newest is None:
            return
        newest = self.newest
        for read in self.versions.values():
            yield from self._retired(read)
        yield from self._order(newest)
        yield from self._words_only()
        yield from self._migrations()
        yield from self._underneath(newest)
        if self.whole:
            yield from self._unreached(newest)

    def _retired(self, read: Read) -> Iterator[Problem]:
        retired = _scan(read).retired
        if retired is None:
            if read is not self.newest:
                yield read.located(
                    Problem(
                        code="not-retired",
                        what=Message("an earlier version says since when it is no longer used, and what came in its place"),
                        place=Place(path="version"),
                        remedy=Message(
                            "write at the end: [retired], and below it on = 2027-09-01 and successor = {version}", {"version": self._after(read)}
                        ),
                    )
                )
        elif retired.is_version:
            if retired.successor not in self.known or version_key(retired.successor) <= version_key(_scan(read).version):
                yield read.located(self._unknown_version(retired.successor, "retired.successor"))
        elif retired.successor not in self.others:
            what = Message("there is no {sort} {name!r}", {"sort": QUESTIONNAIRES.sort, "name": retired.successor})
            near = did_you_mean(retired.successor, self.others)
            yield read.located(Problem(code="unknown-name", what=what, place=Place(path="retired.successor"), remedy=near))

    def _after(self, read: Read) -> str:
        later = [version for version in self.known if version_key(version) > version_key(_scan(read).version)]
        return repr(later[0]) if later else "'...'"

    def _order(self, top: Read) -> Iterator[Problem]:
        """An earlier version that is not earlier than the newest."""
        newest = _scan(top).version
        for version, read in self.versions.items():
            if read is not top and version_key(version) >= version_key(newest):
                yield top.located(
                    Problem(
                        code="version-order",
                        what=Message("version {version} stands among the earlier ones: this one must be later", {"version": version}),
                        place=Place(path="version"),
                        found=repr(str(newest)),
                    )
                )

    def _words_only(self) -> Iterator[Problem]:
        """A minor version that changes more than words."""
        for (_, old), (version, new) in pairwise(self.versions.items()):
            before, after = _scan(old), _scan(new)
            other = differences(before, after) if version_key(before.version)[0] == version_key(after.version)[0] else ()
            if other:
                yield new.located(
                    Problem(
                        code="more-than-words",
                        what=Message("version {version} may differ from {before} in words only", {"version": version, "before": before.version}),
                        place=Place(path="version"),
                        found=", ".join(other)[:200],
                        remedy=Message("make it {version}, and write what became of each item", {"version": f"{version_key(version)[0] + 1}.0"}),
                    )
                )

    def _migrations(self) -> Iterator[Problem]:
        """What does not fit in each migration, and migrations that do the same."""
        first: dict[tuple[int, int], Read] = {}
        for read in self.migrations:
            migration = cast("Migration", read.value)
            for key, version in (("old", migration.old), ("new", migration.new)):
                if version not in self.known:
                    yield read.located(self._unknown_version(version, key))
            if migration.old in self.versions and migration.new in self.versions:
                try:
                    prepared(read, _scan(self.versions[migration.old]), _scan(self.versions[migration.new]))
                except InvalidContentError as error:
                    yield from error.problems
            twin = first.setdefault((version_key(migration.old)[0], version_key(migration.new)[0]), read)
            if twin is not read:
                what = Message("{file} leads from and to the same major versions", {"file": twin.pieces[-1].file})
                yield read.located(Problem(code="same-migration", what=what, place=Place(path="new"), remedy=Message("keep one of them")))

    def _unknown_version(self, version: str, path: str) -> Problem:
        return Problem(
            code="unknown-version",
            what=Message("there is no such version, or it is not a later one"),
            place=Place(path=path),
            found=repr(version),
            expected=Message("one of {values}", {"values": ", ".join(map(repr, self.known))}),
        )

    def _underneath(self, top: Read) -> Iterator[Problem]:
        """A file that is laid over an earlier major version, which is then nowhere any more."""
        newest = _scan(top).version
        for piece in top.pieces[:-1]:
            below = str(piece.data.get("version"))
            if is_version(below) and version_key(below)[0] < version_key(newest)[0] and below not in self.known:
                yield top.located(
                    Problem(
                        code="lost-version",
                        what=Message(
                            "this makes version {version} of what is version {below} in {file}",
                            {"version": newest, "below": below, "file": piece.file},
                        ),
                        place=Place(path="version"),
                        remedy=Message(
                            "give the new one an id of its own, or keep a copy of the old one as {file}",
                            {"file": f"questionnaires/{self.owner}/{below}.toml"},
                        ),
                    )
                )

    def _unreached(self, top: Read) -> Iterator[Problem]:
        """Earlier major versions from which no migration leads to the newest."""
        newest = _scan(top).version
        leads = [cast("Migration", read.value) for read in self.migrations]
        majors = {version_key(version)[0]: version for version in self.known}
        for major, version in majors.items():
            if major < version_key(newest)[0] and route(leads, version, newest) is None:
                after = next(later for later_major, later in majors.items() if later_major > major)
                yield top.located(
                    Problem(
                        code="no-migration",
                        what=Message("no migration leads from version {old} to this version", {"old": version}),
                        place=Place(path="version"),
                        found=repr(str(newest)),
                        remedy=Message(
                            "write what became of each item in {file}", {"file": f"questionnaires/{self.owner}/{version}-to-{after}.toml"}
                        ),
                    )
                )


def _scan(read: Read) -> Questionnaire:
    return cast("Questionnaire", read.value)
