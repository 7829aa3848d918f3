"""Rules that say when an instrument is a good next thing to do."""

import re
from typing import Any

import attrs

from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, broken, is_a, is_bool, is_id, is_version, many

from .situations import SITUATIONS, Situation

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
    when: Situation = attrs.field()
    weight: int = attrs.field(validator=Between(1, 100))
    reason: Text = attrs.field(validator=is_a(Text))
    once: bool = attrs.field(default=False, validator=is_bool)

    @when.validator
    def _is_situation(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if not isinstance(value, SITUATIONS):
            raise broken(self, attribute, "must be a situation", value)

    @reason.validator
    def _names_exist(self, attribute: "attrs.Attribute[Any]", value: Text) -> None:
        for words in value.translations.values():
            for name in PLACEHOLDER.findall(words):
                if name not in self.when.names:
                    raise broken(
                        self,
                        attribute,
                        "may use only the values {names}",
                        "{" + name + "}",
                        {"names": ", ".join("{" + one + "}" for one in self.when.names) or "(none)"},
                    )
            if set("{}") & set(PLACEHOLDER.sub("", words)):
                raise broken(self, attribute, "must use braces only around the name of a value", words)


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
