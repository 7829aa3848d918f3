"""Every rule of the lint over a toolbox, without what the manifests allow."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from werkplekleren.errors import Message, Place, Problem, did_you_mean
from werkplekleren.toolbox.kinds import BY_FOLDER, EARLIER_VERSIONS, LANGUAGES
from werkplekleren.toolbox.lint.allowing import Allowed
from werkplekleren.toolbox.lint.bands import unreachable_bands
from werkplekleren.toolbox.lint.categories import unreachable_categories
from werkplekleren.toolbox.lint.coverage import unreached_instruments, unused_low_bands
from werkplekleren.toolbox.lint.firing import silent_rules
from werkplekleren.toolbox.lint.items import hard_items
from werkplekleren.toolbox.lint.keys import unbalanced_keys
from werkplekleren.toolbox.lint.language import Language
from werkplekleren.toolbox.lint.reading import hard_reading
from werkplekleren.toolbox.lint.sentences import long_sentences
from werkplekleren.toolbox.lint.sources import old_sources
from werkplekleren.toolbox.lint.subject import Finding, Subject
from werkplekleren.toolbox.lint.unseen import unseen_questions
from werkplekleren.toolbox.lint.versions import lost_versions
from werkplekleren.toolbox.lint.vocabulary import formal_words, unexplained_terms
from werkplekleren.toolbox.loading import builtin_stack
from werkplekleren.toolbox.stack import Read, Stack

RULES: Mapping[Callable[[Subject], Iterator[Finding]], tuple[str, ...]] = {
    long_sentences: ("long-sentence", "long-sentences"),
    hard_reading: ("hard-to-read", "long-words"),
    formal_words: ("formal-word",),
    unexplained_terms: ("jargon",),
    hard_items: ("item-long", "item-negation", "item-double", "item-passive"),
    unbalanced_keys: ("unbalanced-keys",),
    unreachable_bands: ("unreachable-band",),
    unreachable_categories: ("unreachable-category",),
    unseen_questions: ("never-shown",),
    silent_rules: ("rule-never-fires",),
    unreached_instruments: ("unreached-instrument",),
    unused_low_bands: ("unused-low-band",),
    lost_versions: ("lost-version",),
    old_sources: ("old-source",),
}
"""Each rule, with the codes of what it finds."""

UNUSED = "unused-allowance"


def warnings_of(stack: Stack, checked_since: date | None) -> tuple[Problem, ...]:
    """What could be better in the content of a stack; a file that is not valid is left to the checker.

    Args:
        stack: The folders.
        checked_since: Sources last checked before this day are told; `None` tells none.
    """
    everything, unread = stack.read_all()
    # what was retired stays as it was, and a migration speaks of it
    contents = {key: read for key, read in everything.items() if key[0] in BY_FOLDER}
    earlier = tuple((owner, version) for owner, _, version in (name.partition("/") for name in stack.ids(EARLIER_VERSIONS)))
    subject = Subject(contents, _languages(stack, contents), checked_since, earlier)
    found = [finding for rule in RULES for finding in rule(subject)]
    allowed = [one for layer in stack.layers for one in layer.manifest.allowed]
    told = [finding for finding in found if not any(_covers(one, finding) for one in allowed)]
    order = {key: number for number, key in enumerate(contents)}
    placed = [(order[key], contents[key].located(one.problem)) for one in told for key in [(one.home.folder, one.home.name)]]
    placed.sort(key=lambda pair: (pair[0], pair[1].place.line or 0, str(pair[1])))
    unused = () if unread else _unused(stack, found, with_sources=checked_since is not None)
    return (*unused, *(problem for _, problem in placed))


def _languages(stack: Stack, contents: Mapping[tuple[str, str], Read]) -> dict[str, Language]:
    """How to read each language: as the toolbox says, else as the built-in one does."""
    below = builtin_stack()
    missing = [name for name in below.ids(LANGUAGES) if name not in stack.ids(LANGUAGES)]
    own = {name: read.value for (folder, name), read in contents.items() if folder == LANGUAGES.folder}
    return {**{name: below.read(LANGUAGES, name).value for name in missing}, **own}


def _covers(one: Allowed, finding: Finding) -> bool:
    return one.covers(finding.problem.code, finding.home.folder, finding.home.name, finding.problem.place.path or "")


def _unused(stack: Stack, found: list[Finding], *, with_sources: bool) -> Iterator[Problem]:
    """What the topmost manifest allows and nothing warns of; what lies underneath is somebody else's."""
    codes = [code for some in RULES.values() for code in some]
    silent: tuple[str, ...] = () if with_sources else RULES[old_sources]
    top = stack.layers[-1]
    for place, one in enumerate(top.manifest.allowed):
        if one.code not in silent and not any(_covers(one, finding) for finding in found):
            yield top.in_manifest(
                Problem(
                    code=UNUSED,
                    what=Message("there is no warning {code!r} at {where!r}, so there is nothing to allow", {"code": one.code, "where": one.where}),
                    place=Place(path=f"allowed[{place}]"),
                    remedy=(None if one.code in codes else did_you_mean(one.code, codes)) or Message("leave it out"),
                    severity="warning",
                )
            )
