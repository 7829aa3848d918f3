"""Hypothesis strategies for instruments and what they are made of."""

from datetime import date

from hypothesis import strategies as st

from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren.instruments import (
    EmployerQuestion,
    Evidence,
    Instrument,
    NextStep,
    Phase,
    PracticeCase,
    Role,
    RouteStep,
    Scheme,
    Step,
    Worksheet,
    WorksheetField,
)

PHASES: tuple[Phase, ...] = ("orient", "analyse", "plan", "do", "secure")
ROLES: tuple[Role, ...] = ("adviser", "employer", "foreman", "mentor", "worker")
EVIDENCE: tuple[Evidence, ...] = ("real", "peer", "proposal")

identifiers = st.from_regex(r"[a-z][a-z0-9]{0,7}(-[a-z0-9]{1,5}){0,2}", fullmatch=True).map(Identifier)
versions = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Version(f"{pair[0]}.{pair[1]}"))
words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).filter(str.strip)
texts = st.dictionaries(st.sampled_from(["nl", "en", "pl", "pt-BR"]), words, min_size=1).map(Text)
several = st.lists(texts, min_size=1, max_size=3).map(tuple)
sources = st.lists(
    st.builds(
        Source,
        title=words,
        address=st.none() | st.just("https://example.org/a"),
        checked=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
        note=st.none() | texts,
        translations=st.dictionaries(st.sampled_from(["en", "pl"]), words),
    ),
    min_size=1,
    max_size=2,
).map(tuple)
steps = st.builds(Step, title=texts, minutes=st.integers(1, 10_000), text=texts, say=st.none() | texts)
next_steps = st.builds(NextStep, text=texts, minutes=st.integers(1, 30))

plain_fields = st.builds(
    WorksheetField,
    id=identifiers,
    label=texts,
    kind=st.sampled_from(["line", "lines", "checkbox", "date", "number", "signature"]),
    rows=st.integers(1, 100),
    help=st.none() | texts,
)
choices = st.builds(WorksheetField, id=identifiers, label=texts, kind=st.just("choice"), options=st.lists(texts, min_size=2, max_size=4).map(tuple))
tables = st.builds(
    WorksheetField,
    id=identifiers,
    label=texts,
    kind=st.just("table"),
    columns=several,
    row_labels=st.lists(texts, max_size=3).map(tuple),
    rows=st.integers(1, 100),
) | st.builds(
    WorksheetField,
    id=identifiers,
    label=texts,
    kind=st.just("table"),
    columns=st.tuples(texts, texts),
    widths=st.tuples(st.integers(1, 100), st.integers(1, 100)),
)
worksheets = st.builds(
    Worksheet,
    id=identifiers,
    title=texts,
    intro=st.none() | texts,
    fields=st.lists(plain_fields | choices | tables, min_size=1, max_size=4, unique_by=lambda field: field.id).map(tuple),
)
group_sizes = st.tuples(st.integers(1, 1000), st.integers(1, 1000)).map(lambda pair: (min(pair), max(pair)))
references = st.lists(identifiers, max_size=3, unique=True).map(tuple)

instruments = st.builds(
    Instrument,
    id=identifiers,
    version=versions,
    title=texts,
    question=texts,
    purpose=texts,
    phase=st.sampled_from(PHASES),
    roles=st.lists(st.sampled_from(ROLES), min_size=1, unique=True).map(tuple),
    minutes=st.integers(1, 10_000),
    group_size=group_sizes,
    use_when=several,
    avoid_when=several,
    preparation=st.lists(texts, max_size=2).map(tuple),
    steps=st.lists(steps, min_size=1, max_size=3).map(tuple),
    materials=st.lists(texts, max_size=2).map(tuple),
    pitfalls=st.lists(texts, max_size=2).map(tuple),
    worksheets=st.lists(worksheets, max_size=2, unique_by=lambda sheet: sheet.id).map(tuple),
    questionnaires=references,
    yields=st.none() | texts,
    followed_by=references,
    next_step=next_steps,
    evidence=st.sampled_from(EVIDENCE),
    evidence_note=st.none() | texts,
    sources=sources,
)
schemes = st.builds(
    Scheme,
    id=identifiers,
    version=versions,
    title=texts,
    provider=words,
    what=texts,
    amount=texts,
    conditions=several,
    window=st.none() | texts,
    standing=st.sampled_from(["current", "earlier"]),
    checked=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    sources=sources,
)
route_steps = st.builds(RouteStep, instrument=identifiers, why=texts)
employer_questions = st.builds(
    EmployerQuestion,
    id=identifiers,
    version=versions,
    title=texts,
    question=texts,
    behind=texts,
    themes=st.lists(identifiers, min_size=1, max_size=3, unique=True).map(tuple),
    route=st.lists(route_steps, min_size=1, max_size=3, unique_by=lambda step: step.instrument).map(tuple),
    sources=sources,
)
practice_cases = st.builds(
    PracticeCase,
    id=identifiers,
    version=versions,
    title=texts,
    trade=texts,
    people=st.none() | st.integers(1, 1000),
    firms=st.none() | st.integers(1, 1000),
    problem=texts,
    done=texts,
    instruments=references,
    outcome=st.none() | texts,
    illustrative=st.just(True),
    sources=sources,
)
