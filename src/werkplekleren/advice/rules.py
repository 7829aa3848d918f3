"""Rules that say when an instrument is a good next thing to do."""

import re

import attrs

from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, is_a, is_bool, is_id, is_version, many, shown
from werkplekleren.errors import InvalidValueError, Message, Place, Problem

from .situations import Situation, is_situation

PLACEHOLDER = re.compile(r"\{([a-z_]*)\}")


@attrs.frozen(kw_only=True)
class AdviceRule:
    """One reason for one instrument.

    Args:
        id: Unique in its rule set.
        instrument: Id of the instrument that it recommends.
        when: The situation in which it does.
        weight: How much this reason counts, 1 to 100; higher puts the instrument higher on the list.
        reason: Why, for the employer. `{name}` takes a value that the situation offers (its `names`).
        once: Whether the rule falls silent when the firm did the instrument already.

    Raises:
        InvalidValueError: When a field breaks its rule, or the reason names a value that does not exist.
    """

    id: Identifier = attrs.field(validator=is_id)
    instrument: Identifier = attrs.field(validator=is_id)
    when: Situation = attrs.field(validator=is_situation)
    weight: int = attrs.field(validator=Between(1, 100))
    reason: Text = attrs.field(validator=is_a(Text))
    once: bool = attrs.field(default=False, validator=is_bool)

    def __attrs_post_init__(self) -> None:
        offered = ", ".join("{" + one + "}" for one in self.when.names) or "(none)"
        problems: list[Problem] = []
        for language, words in self.reason.translations.items():
            place = Place(path=f"reason.{language}")
            problems.extend(
                Problem(
                    code="unknown-value",
                    what=Message("this situation offers no value {name}", {"name": "{" + name + "}"}),
                    place=place,
                    expected=Message("one of {names}", {"names": offered}),
                )
                for name in PLACEHOLDER.findall(words)
                if name not in self.when.names
            )
            if set("{}") & set(PLACEHOLDER.sub("", words)):
                problems.append(Problem(code="braces", what=Message("braces stand only around the name of a value"), place=place, found=shown(words)))
        if problems:
            raise InvalidValueError(Message("the rule {id} does not hold together", {"id": self.id}), problems)


@attrs.frozen(kw_only=True)
class RuleSet:
    """Advice rules that belong together.

    Args:
        id: Id of the rule set.
        version: `major.minor`.
        title: For the people who maintain it.
        rules: Each id once.
        sources: What the rules rest on.
    """

    id: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    title: Text = attrs.field(validator=is_a(Text))
    rules: tuple[AdviceRule, ...] = attrs.field(validator=many(AdviceRule, least=1, unique="id"))
    sources: tuple[Source, ...] = attrs.field(validator=many(Source, least=1))
