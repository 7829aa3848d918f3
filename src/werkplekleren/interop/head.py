"""`dossier.toml`: everything of a dossier that is in no table."""

import datetime as dt
import re
import tomllib

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.validators import is_a, is_date, is_id, many, may_be_short_text, maybe
from werkplekleren.advice import Firm, FirmQuestion, Intake, Measurement, Moment
from werkplekleren.documents.inline import is_language_code
from werkplekleren.errors import InvalidDataError, Message, Place, Problem
from werkplekleren.serialization import structure

_toml_place = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


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
        return structure(tomllib.loads(text), Head, file=file)
    except tomllib.TOMLDecodeError as error:
        problems.append(_syntax(file, text, str(error)))
    except RecursionError:
        problems.append(Problem(code="too-deep", what=Message("values are nested too deep"), place=Place(file=file)))
    except InvalidDataError as error:
        problems.extend(error.problems)
    return None


def _syntax(file: str, text: str, reason: str) -> Problem:
    place = _toml_place.search(reason)
    line = int(place[1]) if place and place[1] else text.count("\n") + 1
    return Problem(
        code="not-toml",
        what=Message("this is not valid TOML"),
        place=Place(file=file, line=line),
        found=_toml_place.sub("", reason),
        remedy=Message("check quotes and brackets on this line; text stands between double quotes"),
    )
