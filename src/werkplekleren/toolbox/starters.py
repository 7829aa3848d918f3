"""Starter files: whole examples of content, of a theme and of a dossier with every field explained, to be changed.

They stand in `content/starters`, one file for both languages. A line that starts with `nl:` or `en:` is written in that
language only, without that mark; `@word@` stands for a value. In what is written a line with `# ` explains, and a line with `#`
and no space is a field that may be used: without the `#` it is right too.
"""

from pathlib import Path
from typing import Literal, get_args

from werkplekleren._base.ids import identifier
from werkplekleren.errors import UnknownNameError
from werkplekleren.toolbox.manifest import MANIFEST

StarterKind = Literal["instrument", "questionnaire", "toolbox", "theme", "dossier"]
"""What there are starters of."""

TABLES = {
    "people.csv": "people",
    "topics.csv": "topics",
    "levels.csv": "levels",
    "certificates.csv": "certificates",
    "responses/quickscan-werkplekleren.management.csv": "quickscan",
}
"""The tables of a new dossier, as paths in its folder -> the name of the starter of each."""

STARTERS = Path(__file__).parents[1] / "content" / "starters"
EXAMPLES = {
    "nl": ("voorbeeld-werkvorm", "voorbeeld-vragenlijst", "voorbeeld-regels"),
    "en": ("example-instrument", "example-questionnaire", "example-rules"),
}
"""Language -> the ids of the instrument, the questionnaire and the rule set of a new toolbox."""


def starter(kind: StarterKind, name: str, language: str = "nl", *, leads_to: str | None = None) -> dict[str, str]:
    """The files of a starter.

    Args:
        kind: What to start.
        name: Its id.
        language: Of the explanation: `nl`, for people who do not program, or `en`.
        leads_to: Id of the instrument that advice leads to, by a rule set of the same name: a new instrument itself, or another
            one of the toolbox for the scores of a new questionnaire. `None` writes no rules; a new toolbox has its own.

    Returns:
        File, as a path in the folder of the toolbox, theme or dossier -> what goes into it.

    Raises:
        InvalidValueError: When `name` is not an id.
        UnknownNameError: When there is no starter of this kind, or none in this language.

    >>> list(starter("instrument", "samen-kijken"))
    ['instruments/samen-kijken.toml']
    >>> list(starter("questionnaire", "peiling", "en", leads_to="leerexperiment"))
    ['questionnaires/peiling.toml', 'rules/peiling.toml']
    """
    identifier(name)
    if language not in EXAMPLES:
        raise UnknownNameError("language", language, EXAMPLES)
    match kind:
        case "instrument":
            own = {f"instruments/{name}.toml": _written(language, "instrument", id=name)}
        case "questionnaire":
            own = {f"questionnaires/{name}.toml": _written(language, "questionnaire", id=name)}
        case "toolbox":
            instrument, questionnaire, rules = EXAMPLES[language]
            return {
                MANIFEST: _written(language, "toolbox", id=name, instrument=instrument),
                **starter("instrument", instrument, language),
                **starter("questionnaire", questionnaire, language),
                f"rules/{rules}.toml": _rules(language, "questionnaire", id=rules, questionnaire=questionnaire, instrument=instrument),
            }
        case "theme":
            return {"theme.toml": _filled(language, "theme"), "logo.svg": (STARTERS / "logo.svg").read_text(encoding="utf-8")}
        case "dossier":
            tables = {path: _filled(language, table, suffix="csv") for path, table in TABLES.items()}
            return {"dossier.toml": _filled(language, "dossier", id=name), **tables}
        case _:
            raise UnknownNameError("starter", kind, get_args(StarterKind))
    if leads_to is None:
        return own
    return {**own, f"rules/{name}.toml": _rules(language, kind, id=name, questionnaire=name, instrument=leads_to)}


def _rules(language: str, kind: str, **values: str) -> str:
    return _written(language, "rules", f"rules-for-{kind}", "rules-more", **values)


def _written(language: str, *templates: str, **values: str) -> str:
    """Templates after each other in one language, under the lines that say how to read them."""
    return _filled(language, "how-to-read", *templates, **values)


def _filled(language: str, *templates: str, suffix: str = "toml", **values: str) -> str:
    lines = [line for name in templates for line in (STARTERS / f"{name}.{suffix}.in").read_text(encoding="utf-8").splitlines()]
    marks = tuple(f"{code}: " for code in EXAMPLES)
    own = f"{language}: "
    text = "".join(f"{line.removeprefix(own)}\n" for line in lines if line.startswith(own) or not line.startswith(marks))
    for word, value in {**values, "language": language}.items():
        text = text.replace(f"@{word}@", value)
    return text
