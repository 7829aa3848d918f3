"""`dossier.toml`: everything of a dossier that is in no table."""

import datetime as dt

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import is_language_code
from werkplekleren._base.validators import is_a, is_date, is_id, many, may_be_short_text, maybe
from werkplekleren.advice import Firm, FirmQuestion, Intake, Measurement, Moment
from werkplekleren.errors import InvalidContentError, InvalidDataError, Problem
from werkplekleren.serialization import structure
from werkplekleren.toolbox.lines import line_of
from werkplekleren.toolbox.toml import parsed


@attrs.frozen(kw_only=True)
class KnowledgeHeader:
    """What belongs to the tables of the knowledge map as a whole.

    Args:
        title: Title of the map; empty takes the name of the firm.
        level_scale: Id of the level scale; `None` takes the built-in one.
        assessed_on: The day on which the levels were judged; `None` when not noted.
        assessor: Who judged them; empty when not noted.
    """

    title: str = attrs.field(default="", validator=may_be_short_text)
    level_scale: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    assessed_on: dt.date | None = attrs.field(default=None, validator=maybe(is_date))
    assessor: str = attrs.field(default="", validator=may_be_short_text)


@attrs.frozen(kw_only=True)
class Head:
    """The fields of `Dossier` that are in no table, and what belongs to the tables as a whole."""

    id: Identifier = attrs.field(validator=is_id)
    language: str = attrs.field(validator=is_language_code)
    date: dt.date = attrs.field(validator=is_date)
    adviser: str = attrs.field(default="", validator=may_be_short_text)
    firm: Firm = attrs.field(validator=is_a(Firm))
    question: FirmQuestion = attrs.field(validator=is_a(FirmQuestion))
    intake: Intake | None = attrs.field(default=None, validator=maybe(Intake))
    measurements: tuple[Measurement, ...] = attrs.field(default=(), validator=many(Measurement, unique="questionnaire"))
    plan_start: dt.date | None = attrs.field(default=None, validator=maybe(is_date))
    moments: tuple[Moment, ...] = attrs.field(default=(), validator=many(Moment))
    knowledge: KnowledgeHeader = attrs.field(factory=KnowledgeHeader, validator=is_a(KnowledgeHeader))


def read_head(file: str, text: str, problems: list[Problem]) -> Head | None:
    """Read the TOML text of `dossier.toml`.

    Args:
        file: Name of the file, for problems.
        text: Its text.
        problems: What is wrong is added to this.

    Returns:
        What it says; `None` when it is not right.
    """
    try:
        return structure(parsed(text.encode())[1], Head, file=file)
    except InvalidContentError as error:
        problems.extend(one.at(file=file) for one in error.problems)
    except InvalidDataError as error:
        problems.extend(one.at(line=line_of(text, one.place.path or "")) for one in error.problems)
    return None
