"""Which answers an item can have, and whether those of one item are answers to another."""

from .checking import AskedItem
from .items import ChoiceItem, DateItem, NumberItem, ScaleItem, TextItem, YesNoItem
from .response import NOT_APPLICABLE, Answer

FixedAnswer = int | bool | str
"""An answer out of a fixed list."""


def fixed_answers(asked: AskedItem) -> tuple[FixedAnswer, ...] | None:
    """Every answer to an item (where several may be chosen: every choice), without "does not apply"; `None` when there is no fixed list."""
    match asked.item:
        case ScaleItem():
            return () if asked.scale is None else tuple(option.value for option in asked.scale.options)
        case ChoiceItem():
            return tuple(str(one.id) for one in asked.item.options)
        case YesNoItem():
            return True, False
        case _:
            return None


def may_not_apply(asked: AskedItem) -> bool:
    """Whether "does not apply" is an answer."""
    return isinstance(asked.item, ScaleItem) and asked.scale is not None and asked.scale.not_applicable is not None


def takes_several(asked: AskedItem) -> bool:
    """Whether an answer is a list of choices."""
    return isinstance(asked.item, ChoiceItem) and asked.item.multiple


def has_order(asked: AskedItem) -> bool:
    """Whether one answer can be higher than another."""
    return isinstance(asked.item, ScaleItem | YesNoItem | NumberItem)


def takes_over(new: AskedItem, old: AskedItem) -> bool:  # noqa: PLR0911 - one for each kind of item
    """Whether every answer to `old` is an answer to `new`, and says the same there as far as data can tell."""
    match old.item, new.item:
        case ScaleItem(), ScaleItem():
            return fixed_answers(old) == fixed_answers(new) and may_not_apply(new) >= may_not_apply(old)
        case ChoiceItem(), ChoiceItem():
            return old.item.multiple == new.item.multiple and {one.id for one in old.item.options} <= {one.id for one in new.item.options}
        case YesNoItem(), YesNoItem():
            return True
        case NumberItem(), NumberItem():
            return new.item.whole <= old.item.whole and _reaches(new.item, old.item)
        case TextItem(), TextItem():
            return new.item.longest >= old.item.longest
        case DateItem(), DateItem():
            lower = new.item.earliest is None or (old.item.earliest is not None and new.item.earliest <= old.item.earliest)
            return lower and (new.item.latest is None or (old.item.latest is not None and new.item.latest >= old.item.latest))
        case _:
            return False


def _reaches(new: NumberItem, old: NumberItem) -> bool:
    lower = new.low is None or (old.low is not None and new.low <= old.low)
    return lower and (new.high is None or (old.high is not None and new.high >= old.high))


def described(asked: AskedItem) -> str:
    """The kind of an item and its answers, in signs that need no translation."""
    kind = asked.item.kind
    match asked.item:
        case NumberItem():
            low, high = ("" if end is None else f"{end:g}" for end in (asked.item.low, asked.item.high))
            return f"{kind} ({low}..{high})"
        case TextItem():
            return f"{kind} (..{asked.item.longest})"
        case DateItem():
            return f"{kind} ({asked.item.earliest or ''}..{asked.item.latest or ''})"
        case _:
            answers = [*(fixed_answers(asked) or ()), *((NOT_APPLICABLE,) if may_not_apply(asked) else ())]
            return f"{kind} ({', '.join(map(written, answers))})"


def written(answer: Answer) -> str:
    """An answer as an author writes it.

    >>> written(True), written("ja"), written(4)
    ('true', "'ja'", '4')
    """
    return str(answer).lower() if isinstance(answer, bool) else repr(answer)


def same(one: Answer, other: Answer) -> bool:
    """Whether two answers are the same; true is not 1."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)
