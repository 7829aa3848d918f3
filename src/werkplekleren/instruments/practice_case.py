"""Practice cases: what a firm or a project did, as its source tells it, or made up and marked as such."""

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, each_once, is_a, is_bool, is_id, is_version, many, maybe
from werkplekleren.errors import InvalidValueError, Message, Place, Problem


@attrs.frozen(kw_only=True)
class PracticeCase(Displayed):
    """An example from practice.

    Args:
        id: Its id; also the name of its file.
        version: `major.minor`.
        title: What it is about, in a few words.
        trade: What kind of firm or project it was.
        people: How many people the firm has; `None` when the source does not say, or when it is about several firms.
        firms: How many firms took part; `None` when the source does not say, or for a case of one firm.
        problem: What was the matter.
        done: What they did.
        instruments: Ids of the instruments of the toolbox that come near to what they did, each once.
        outcome: What came of it; `None` when the source does not say.
        illustrative: Whether it was made up to show how it can go. Such a case never counts as proof.
        sources: Where it was told. One or more; a case that is not made up has one with an address.

    Raises:
        InvalidValueError: When it is not marked as made up and no source has an address.
    """

    id: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    title: Text = attrs.field(validator=is_a(Text))
    trade: Text = attrs.field(validator=is_a(Text))
    people: int | None = attrs.field(default=None, validator=maybe(Between(1, 1_000_000)))
    firms: int | None = attrs.field(default=None, validator=maybe(Between(1, 1_000_000)))
    problem: Text = attrs.field(validator=is_a(Text))
    done: Text = attrs.field(validator=is_a(Text))
    instruments: tuple[Identifier, ...] = attrs.field(default=(), validator=[many(is_id), each_once])
    outcome: Text | None = attrs.field(default=None, validator=maybe(Text))
    illustrative: bool = attrs.field(validator=is_bool)
    sources: tuple[Source, ...] = attrs.field(validator=many(Source, least=1))

    def __attrs_post_init__(self) -> None:
        if not self.illustrative and all(source.address is None for source in self.sources):
            problem = Problem(
                code="source-without-address",
                what=Message("a case from practice needs a source with an address"),
                place=Place(path="sources"),
                remedy=Message("add the address, or say illustrative = true when it was made up"),
            )
            raise InvalidValueError(Message("practice case {id} does not hold together", {"id": self.id}), [problem])
