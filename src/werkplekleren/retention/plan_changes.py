"""What replanning changed in a plan, and why; and by what a plan knows whether its firm is still the same."""

from datetime import date
from hashlib import blake2b
from typing import cast

import attrs

from werkplekleren._base.validators import is_a, is_date, is_id, many, may_be_short_text
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.reasons import Reason


@attrs.frozen(kw_only=True)
class PlanChange:
    """What one replanning did to one transfer or topic.

    Args:
        on: The day of the replanning.
        topic: Id of the topic.
        successor: Id of the successor; empty when it is about an open point.
        what: What changed (`later`, `stopped`, `added`); all codes are in `codes.PLAN_CHANGES`.
        why: The reasons, as far as they are known; all codes are in `codes.CHANGE_REASONS`.
    """

    on: date = attrs.field(validator=is_date)
    topic: str = attrs.field(validator=is_id)
    successor: str = attrs.field(default="", validator=may_be_short_text)
    what: Reason = attrs.field(validator=is_a(Reason))
    why: tuple[Reason, ...] = attrs.field(default=(), validator=many(Reason))


def basis_of(firm: KnowledgeMap) -> str:
    """A fingerprint of a firm, by which a plan can tell whether anything in it has changed.

    It says nothing about anybody: nothing can be read back from it. The order of people, topics and levels makes no difference.

    >>> from werkplekleren.retention import Topic
    >>> one, two = Topic(id="a", title="A"), Topic(id="b", title="B")
    >>> basis_of(KnowledgeMap(title="Firm", topics=(one, two))) == basis_of(KnowledgeMap(title="Firm", topics=(two, one)))
    True
    """
    digest = blake2b(digest_size=16)
    for name, value in _fields(firm):
        if name == "title":
            continue
        lines = sorted(map(_line, cast("tuple[object, ...]", value))) if isinstance(value, tuple) else [repr(value)]
        digest.update("\n".join((name, *lines)).encode())
    return digest.hexdigest()


def _fields(model: object) -> list[tuple[str, object]]:
    """The fields of a model, without what it works out for itself."""
    return [(field.name, getattr(model, field.name)) for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(model))) if field.init]


def _line(member: object) -> str:
    """One person, topic or level as text; the order within it makes no difference either."""
    return repr([sorted(map(repr, cast("tuple[object, ...]", value))) if isinstance(value, tuple) else value for _, value in _fields(member)])
