"""An instrument: one thing an adviser and a firm do together, complete enough to do it tomorrow."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, get_args

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, Keywords, broken, each_once, is_a, is_id, is_version, many, maybe, one_of
from werkplekleren.errors import UnknownNameError
from werkplekleren.instruments.parts import NextStep, Step, is_duration, is_text
from werkplekleren.instruments.worksheet import Worksheet

if TYPE_CHECKING:
    from werkplekleren.instruments.printed import Card, Guide, WorksheetForm

Phase = Literal["orient", "analyse", "plan", "do", "secure"]
"""Where in the work of an adviser an instrument belongs, from the first talk to keeping what was learned."""

Role = Literal["adviser", "employer", "foreman", "mentor", "worker"]
"""Who takes part."""

Evidence = Literal["real", "peer", "proposal"]
"""What an instrument rests on: an existing one that is used in the sector, a comparable one elsewhere, or our own proposal."""

LARGEST_GROUP = 1000

_two_sizes = many(Between(1, LARGEST_GROUP), least=2, most=2)


@attrs.frozen
class _FromFewToMany:
    """Two sizes of a group, the second at least the first."""

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:  # noqa: ANN401 - the form of every rule
        _two_sizes(instance, attribute, value)
        if value[0] > value[1]:
            raise broken(instance, attribute, "must be the least and then the most people", value)

    def keywords(self) -> Keywords:
        return _two_sizes.keywords()


@attrs.frozen(kw_only=True)
class Instrument(Displayed):
    """An instrument of the toolbox.

    Args:
        id: Its id; also the name of its file.
        version: `major.minor`.
        title: What it is called.
        question: The question of an employer that it answers, in the employer's words.
        purpose: What it is for.
        phase: Where in the work it belongs.
        roles: Who takes part, each once.
        minutes: How long it takes in all, preparation not included. At least 1.
        group_size: The least and the most people it works with, the adviser not counted.
        use_when: When it fits.
        avoid_when: When it does not, and what to do instead.
        preparation: What to do beforehand.
        steps: What to do, in order. One or more.
        materials: What to have at hand.
        pitfalls: What goes wrong easily.
        worksheets: What to fill in, each id once.
        questionnaires: Ids of the questionnaires it uses.
        yields: What comes out; `None` when the purpose says it.
        followed_by: Ids of the instruments that usually come next.
        next_step: The smallest thing to do this week.
        evidence: What it rests on.
        evidence_note: What is known about how well it works.
        sources: Where it comes from. One or more.

    >>> from werkplekleren import Toolbox, render
    >>> toolbox = Toolbox.builtin()
    >>> instruction = toolbox.instruments["werkinstructie"]
    >>> card = instruction.card(toolbox.instruments)
    >>> render(card, "markdown", language="en").splitlines()[0]
    '# Work instruction'
    >>> instruction.worksheet("taakblad").worksheet.title.in_language("en")
    'Task sheet'
    """

    id: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    title: Text = attrs.field(validator=is_text)
    question: Text = attrs.field(validator=is_text)
    purpose: Text = attrs.field(validator=is_text)
    phase: Phase = attrs.field(validator=one_of(get_args(Phase)))
    roles: tuple[Role, ...] = attrs.field(validator=[many(one_of(get_args(Role)), least=1), each_once])
    minutes: int = attrs.field(validator=is_duration)
    group_size: tuple[int, int] = attrs.field(validator=_FromFewToMany())
    use_when: tuple[Text, ...] = attrs.field(validator=many(Text, least=1))
    avoid_when: tuple[Text, ...] = attrs.field(validator=many(Text, least=1))
    preparation: tuple[Text, ...] = attrs.field(default=(), validator=many(Text))
    steps: tuple[Step, ...] = attrs.field(validator=many(Step, least=1))
    materials: tuple[Text, ...] = attrs.field(validator=many(Text))
    pitfalls: tuple[Text, ...] = attrs.field(default=(), validator=many(Text))
    worksheets: tuple[Worksheet, ...] = attrs.field(default=(), validator=many(Worksheet, unique="id"))
    questionnaires: tuple[Identifier, ...] = attrs.field(default=(), validator=[many(is_id), each_once])
    yields: Text | None = attrs.field(default=None, validator=maybe(Text))
    followed_by: tuple[Identifier, ...] = attrs.field(default=(), validator=[many(is_id), each_once])
    next_step: NextStep = attrs.field(validator=is_a(NextStep))
    evidence: Evidence = attrs.field(validator=one_of(get_args(Evidence)))
    evidence_note: Text | None = attrs.field(default=None, validator=maybe(Text))
    sources: tuple[Source, ...] = attrs.field(validator=many(Source, least=1))

    def guide(self, instruments: "Mapping[str, Instrument] | None" = None) -> "Guide":
        """All of this instrument with its worksheets, as it is shown without asking for anything else.

        Args:
            instruments: The instruments of the toolbox (`toolbox.instruments`), so that those that come next are
                called by the titles they have there. Without them, or where one is missing, the built-in toolbox is
                asked; what is not there either is called by its id.

        Raises:
            InvalidContentError: When the file of an instrument that comes next is not valid.
        """
        from werkplekleren.instruments.printed import Guide

        return Guide(instrument=self, then=self._then(instruments))

    def card(self, instruments: "Mapping[str, Instrument] | None" = None) -> "Card":
        """This instrument on one page, to have at hand.

        Args:
            instruments: As for `guide`.

        Raises:
            InvalidContentError: When the file of an instrument that comes next is not valid.
        """
        from werkplekleren.instruments.printed import Card

        return Card(instrument=self, then=self._then(instruments))

    def worksheet(self, id: str) -> "WorksheetForm":  # noqa: A002 - the field of a worksheet is called id
        """One worksheet as a form to print.

        Args:
            id: The id of the worksheet.

        Raises:
            UnknownNameError: When this instrument has no such worksheet; with the nearest names.
        """
        from werkplekleren.instruments.printed import WorksheetForm

        for sheet in self.worksheets:
            if sheet.id == id:
                return WorksheetForm(instrument=self, worksheet=sheet)
        raise UnknownNameError("worksheet", id, [sheet.id for sheet in self.worksheets])

    def _then(self, instruments: "Mapping[str, Instrument] | None") -> "tuple[Instrument, ...]":
        return tuple(instruments[name] for name in self.followed_by if name in instruments) if instruments is not None else ()
