"""Small toolboxes for the tests, written as an author would write them."""

from pathlib import Path

MANIFEST = """\
id = "fonds"
version = "1.0"
title = "Gereedschap van het fonds"
provider = "Het fonds"
language = "nl"
languages = ["nl"]
"""

SOURCES = """
[[sources]]
title = "Voor de tests"
checked = 2026-11-23
"""

INSTRUMENT = (
    """\
id = "rondgang"
version = "1.0"
title = "Rondgang"
question = "Hoe leren mensen bij ons?"
purpose = "Zien hoe mensen leren."
phase = "orient"
roles = ["adviser", "employer"]
minutes = 45
group_size = [1, 3]
use_when = ["Bij het begin."]
avoid_when = ["Als er niemand aan het werk is."]
materials = ["pen"]
questionnaires = ["peiling"]
evidence = "proposal"

[next_step]
text = "Loop een kwartier mee."
minutes = 15

[[steps]]
title = "Lopen"
minutes = 45
text = "Loop de route van een order."
"""
    + SOURCES
)

QUESTIONNAIRE = (
    """\
id = "peiling"
version = "1.0"
title = "Peiling"
purpose = "Kort peilen."
construct = "Ruimte om te leren."
reasoning = "Een voorbeeld."
minutes = 5

[validation]
note = "Niet onderzocht."

[[perspectives]]
id = "employee"
title = "Medewerker"
plural = "medewerkers"

[[scales]]
id = "eens"
options = [{value = 1, label = "oneens"}, {value = 2, label = "eens"}]

[[sections]]
id = "alles"
title = "Alles"

[[sections.items]]
kind = "scale"
id = "tijd"
scale = "eens"
text = "Er is tijd om te leren."

[[sections.items]]
kind = "scale"
id = "hulp"
scale = "eens"
text = "Iemand helpt mij."

[[dimensions]]
id = "ruimte"
title = "Ruimte"
description = "Of er ruimte is."
good = "Hoger is beter."
keys = [{item = "tijd"}, {item = "hulp"}]

[[bands]]
id = "laag"
starts_at = 0
title = "laag"
meaning = "Weinig ruimte."
tone = "bad"

[[bands]]
id = "hoog"
starts_at = 60
title = "hoog"
meaning = "Veel ruimte."
tone = "good"
"""
    + SOURCES
)

LEVEL_SCALE = (
    """\
id = "twee"
version = "1.0"
title = "Twee niveaus"
supervised = 1
independent = 1
teaching = 2
levels = [
  {value = 0, id = "nee", title = "nee", meaning = "Kan het niet.", symbol = "-"},
  {value = 1, id = "ja", title = "ja", meaning = "Kan het.", symbol = "+"},
  {value = 2, id = "uitleg", title = "legt uit", meaning = "Kan het uitleggen.", symbol = "*"},
]
"""
    + SOURCES
)

RISK_METHOD = (
    """\
id = "kans-en-gevolg"
version = "1.0"
title = "Kans en gevolg"
unknown = "Vraag het na."
attrition = [
  {value = 2, years = 1, title = "snel", meaning = "Binnen een jaar."},
  {value = 1, title = "later", meaning = "Later."},
]
position = [{value = 2, title = "uniek", meaning = "Een persoon."}, {value = 1, title = "gedeeld", meaning = "Meer personen."}]
bands = [
  {id = "klein", starts_at = 1, title = "klein", action = "Wacht.", tone = "good"},
  {id = "groot", starts_at = 3, title = "groot", action = "Begin.", tone = "bad"},
]
"""
    + SOURCES
)

TRANSFER_METHOD = (
    """\
id = "meelopen"
version = "1.0"
title = "Meelopen"
description = "De opvolger loopt mee."
forms = "social"
tacit = "high"
explicit = "low"
needs_overlap = true
holder_hours = [2, 8]
receiver_hours = [8, 40]
weeks = [1, 4]
instrument = "rondgang"
path = [{stage = "observe", successor = 50, holder = 100}]
"""
    + SOURCES
)

RULES = (
    """\
id = "regels"
version = "1.0"
title = "Regels"

[[rules]]
id = "weinig-ruimte"
instrument = "rondgang"
weight = 50
reason = "De score op {dimension} is {score}."
when = {kind = "band", questionnaire = "peiling", dimension = "ruimte", perspective = "employee", at_most = "laag"}
"""
    + SOURCES
)

SCHEME = (
    """\
id = "potje"
version = "1.0"
title = "Potje"
provider = "Het fonds"
what = "Een cursus."
amount = "500 euro per persoon."
conditions = ["Lid van het fonds."]
checked = 2026-11-23
"""
    + SOURCES
)

CERTIFICATE_TYPE = (
    """\
id = "pasje"
version = "1.0"
title = "Pasje"
purpose = "Laat zien dat iemand het mag."
rule = "scheme"
months = 24
term = "Twee jaar."
checked = 2026-11-23
routes = [{what = "Opnieuw toetsen.", months = 24}]
"""
    + SOURCES
)

RETENTION_OPTION = (
    """\
id = "anders"
version = "1.0"
kind = "redesign"
title = "Anders doen"
description = "Doe het werk anders."
when = "Het werk kan anders."
costs = "Tijd."
first_step = "Tel hoe vaak het voorkomt."
instrument = "rondgang"
fits = [{id = "licht", fact = "criticality", most = 2, points = 1, why = "Het weegt niet zwaar."}]
"""
    + SOURCES
)

EMPLOYER_QUESTION = (
    """\
id = "waar"
version = "1.0"
title = "Beginnen"
question = "Waar begin ik?"
behind = "Het lijkt groot."
themes = ["ruimte"]
route = [{instrument = "rondgang", why = "Dan zie je het."}]
"""
    + SOURCES
)

PRACTICE_CASE = (
    """\
id = "bakkerij"
version = "1.0"
title = "De bakkerij"
trade = "Bakkerij"
problem = "Niemand kon de oven aan."
done = "Ze keken mee."
instruments = ["rondgang"]
illustrative = true
"""
    + SOURCES
)

DECAY_MODEL = (
    """\
id = "wegzakken"
version = "1.0"
title = "Wegzakken"
description = "Hoe snel iets wegzakt."
target = 0.5
task_types = [{id = "precies", title = "precies", meaning = "Het moet kloppen.", half_life_months = 6}]
forms = [{id = "doen", title = "doen", what = "Doe het.", suits = ["tacit", "explicit", "mixed"]}]
"""
    + SOURCES
)

FILES = {
    "toolbox.toml": MANIFEST,
    "instruments/rondgang.toml": INSTRUMENT,
    "questionnaires/peiling.toml": QUESTIONNAIRE,
    "level-scales/twee.toml": LEVEL_SCALE,
    "risk-methods/kans-en-gevolg.toml": RISK_METHOD,
    "transfer-methods/meelopen.toml": TRANSFER_METHOD,
    "retention-options/anders.toml": RETENTION_OPTION,
    "rules/regels.toml": RULES,
    "schemes/potje.toml": SCHEME,
    "certificates/pasje.toml": CERTIFICATE_TYPE,
    "questions/waar.toml": EMPLOYER_QUESTION,
    "cases/bakkerij.toml": PRACTICE_CASE,
    "decay-models/wegzakken.toml": DECAY_MODEL,
}
"""A whole toolbox with nothing wrong in it: file -> what stands in it."""


def written(folder: Path, files: dict[str, str]) -> Path:
    """Write the files of a toolbox and give its folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def whole(folder: Path, **changes: str) -> Path:
    """Write the whole toolbox; `changes` gives the new text of files, with `__` for `/` and without `.toml`."""
    named = {name.replace("__", "/").replace("_", "-") + ".toml": text for name, text in changes.items()}
    return written(folder, FILES | named)
