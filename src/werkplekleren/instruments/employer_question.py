"""Employers' questions: what an employer says at the table, what lies behind it, and which instruments lead to an answer."""

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren._base.validators import each_once, is_a, is_id, is_version, many


@attrs.frozen(kw_only=True)
class RouteStep:
    """One instrument on the way to an answer.

    Args:
        instrument: Id of the instrument.
        why: What it brings to this question, in one sentence.
    """

    instrument: Identifier = attrs.field(validator=is_id)
    why: Text = attrs.field(validator=is_a(Text))


@attrs.frozen(kw_only=True)
class EmployerQuestion(Displayed):
    """A question that employers ask, with a route through the toolbox.

    Args:
        id: Its id; also the name of its file.
        version: `major.minor`.
        title: What it is about, in a few words.
        question: The question as an employer says it.
        behind: What usually lies behind it, and what to ask on.
        themes: Ids of the themes of the toolbox that it belongs to. One or more, each once.
        route: Instruments in the order in which they help. One or more, each once.
        sources: Where it was heard. One or more.
    """

    id: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    title: Text = attrs.field(validator=is_a(Text))
    question: Text = attrs.field(validator=is_a(Text))
    behind: Text = attrs.field(validator=is_a(Text))
    themes: tuple[Identifier, ...] = attrs.field(validator=[many(is_id, least=1), each_once])
    route: tuple[RouteStep, ...] = attrs.field(validator=many(RouteStep, least=1, most=20, unique="instrument"))
    sources: tuple[Source, ...] = attrs.field(validator=many(Source, least=1))
