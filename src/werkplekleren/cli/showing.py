"""What `show` shows of an instrument or a questionnaire: all of it, the card, or one worksheet."""

from werkplekleren.errors import UnknownNameError
from werkplekleren.toolbox import Toolbox


def shown(box: Toolbox, name: str) -> tuple[object, ...]:
    """The guide of the instrument and the questionnaire of a name; an instrument often has the name of its questionnaire.

    Raises:
        UnknownNameError: When the toolbox has neither; with the nearest names.
    """
    guide = (box.instruments[name].guide(box.instruments),) if name in box.instruments else ()
    questionnaire = (box.questionnaires[name],) if name in box.questionnaires else ()
    if not guide and not questionnaire:
        raise UnknownNameError("instrument or questionnaire", name, dict.fromkeys((*box.instruments, *box.questionnaires)))
    return (*guide, *questionnaire)


def part(box: Toolbox, name: str, *, card: bool, worksheet: str | None) -> object:
    """The card of an instrument, one of its worksheets, or else the questionnaire of the name.

    Raises:
        UnknownNameError: When there is no such thing; with the nearest names.
    """
    if card:
        return box.instruments[name].card(box.instruments)
    if worksheet is not None:
        return box.instruments[name].worksheet(worksheet)
    return box.questionnaires[name]
