"""What a firm requires of its roles, shifts, sites and teams, and whether it is met, as a table."""

from collections.abc import Iterator, Sequence

from werkplekleren.documents import Cell, Table, Tone, heads, plain, row, strong
from werkplekleren.reports.words import Words
from werkplekleren.retention import KnowledgeMap, RequirementCoverage


def requirement_table(firm: KnowledgeMap, coverages: Sequence[RequirementCoverage], words: Words) -> Table | None:
    """What is required of each group, what is not met first."""
    header = heads(*(words(f"head-{name}") for name in ("requirement", "who", "wanted", "now-able", "missing")))
    rows = [
        row(
            firm.topic(one.topic).title,
            group_words(one, words),
            _wanted(firm, one, words),
            _met_cell(one, words),
            "; ".join(_missing(firm, one, words)) or "–",
        )
        for one in sorted(coverages, key=lambda one: one.shortfall == 0)
    ]
    return Table(caption=plain(words("caption-requirements")), header=header, rows=tuple(rows)) if rows else None


def group_words(one: RequirementCoverage, words: Words) -> str:
    """Of which part of the firm something is required."""
    return words.listing([words(f"group-{part}", name=name) for part, name in one.group]) or words("group-whole")


def _wanted(firm: KnowledgeMap, one: RequirementCoverage, words: Words) -> str:
    level = next(asked.level for asked in firm.requirements if asked.id == one.requirement)
    wanted = words("wanted-everyone") if one.people_wanted is None else words("wanted-people", people=one.people_wanted)
    return wanted if level is None else words("wanted-level", wanted=wanted, level=level)


def _met_cell(one: RequirementCoverage, words: Words) -> Cell:
    if not one.shortfall:
        return Cell(text=plain(words("met-number", able=one.covered, required=one.required)), align="end")
    tone: Tone = "warning" if one.covered else "bad"
    return Cell(text=strong(words("unmet-number", able=one.covered, required=one.required)), tone=tone, align="end")


def _missing(firm: KnowledgeMap, one: RequirementCoverage, words: Words) -> Iterator[str]:
    if one.missing:
        yield words.listing([firm.person(person).name for person in one.missing])
    if one.exempt:
        yield words("exempt", names=words.listing([firm.person(person).name for person in one.exempt]))
