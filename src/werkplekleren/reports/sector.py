"""Which facts of a sector report go where; every sentence is in the wording file `sector-report.md`."""

from collections.abc import Iterable, Sequence

import attrs

from werkplekleren.documents import (
    BulletList,
    Cell,
    Document,
    Figure,
    Inline,
    KeyFigure,
    KeyFigures,
    ProfileChart,
    ProfileRow,
    Row,
    Table,
    heads,
    plain,
    row,
)
from werkplekleren.reports.sector_parts import Quartiles, SectorCount, SectorKnowledge, SectorRound, SectorScore
from werkplekleren.reports.sector_report import SectorReport
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words

SCORE_HEADS = ("answered", "firms", "lower", "median", "upper")
MOST_NAMED = 3


def sector_document(report: SectorReport, voice: Voice) -> Document:
    """What many firms have in common, and what cannot be said."""
    words, said = Words(voice), Words(voice, "sector-words")
    shown = [one for one in report.rounds if not one.withheld]
    withheld = [one for one in report.rounds if one.withheld]
    others = report.firms - sum(one.firms for one in report.themes)
    highlights = tuple(_highlights(report, shown, words, said))
    own = Facts(
        values={
            "title": report.title or said("title"),
            "date": words.day(report.on),
            "firms": report.firms,
            "people": words.number(report.people),
            "floor": report.firm_floor,
            "withheld": words.listing([said("withheld", title=words.of(one.title), who=words.of(one.who)) for one in withheld]),
            "withheld_count": len(withheld),
            "others": others,
        },
        conditions={
            "enough": report.firms >= report.firm_floor,
            "highlights": bool(highlights),
            "themes": bool(report.themes),
            "others": bool(report.themes) and others > 0,
            "rounds": bool(shown),
            "withheld": bool(withheld),
            "recommended": bool(report.recommended),
            "certificates": bool(report.certificates),
            "certificates-left-out": report.certificates_left_out,
            "map": report.knowledge is not None,
        },
        blocks={
            "key-figures": _key_figures(report, words, said),
            "highlights": BulletList(items=highlights) if highlights else None,
            "themes": _counts(report.themes, words, said, "themes"),
            "recommended": _counts(report.recommended, words, said, "recommended"),
            "certificates": _certificates(report, words, said),
        },
        lists={"rounds": tuple(_round(number, one, words, said) for number, one in enumerate(shown, start=1))},
    )
    document = voice.document("sector-report", _knowledge(report.knowledge, words, said).within(own))
    return attrs.evolve(document, notice=said("fictional") if report.fictional else "")


def _highlights(report: SectorReport, rounds: Sequence[SectorRound], words: Words, said: Words) -> Iterable[Inline]:
    """What a reader should take from it, a line each: questions, what people answer, advice, knowledge, certificates."""
    for first in report.themes[:1]:
        yield said.inline("highlight-theme", title=words.of(first.title) or first.id, firms=first.firms)
    for one in rounds:
        best, worst = _best_and_worst(_sorted(one, words))
        yield said.inline(
            "highlight-round",
            title=said("withheld", title=words.of(one.title), who=words.of(one.who)),
            best=words.of(best.title),
            best_score=words.number(best.mean),
            worst=words.of(worst.title),
            worst_score=words.number(worst.mean),
        )
    for first in report.recommended[:1]:
        most = [words.of(one.title) or one.id for one in report.recommended if one.firms == first.firms]
        yield said.inline("highlight-recommended", titles=words.listing(most[:MOST_NAMED]), firms=first.firms)
    found = report.knowledge
    if found is not None and found.single_points:
        yield said.inline("highlight-single", single=words.number(found.single_points), topics=words.number(found.topics))
    for needed in report.certificates[:1]:
        yield said.inline("highlight-certificate", title=words.of(needed.title), firms=needed.firms)


def _sorted(one: SectorRound, words: Words) -> list[SectorScore]:
    """Its scores from high to low, those that are withheld last."""
    return sorted(one.scores, key=lambda score: (score.mean is None, -(score.mean or 0), words.of(score.title)))


def _best_and_worst(scores: Sequence[SectorScore]) -> tuple[SectorScore, SectorScore]:
    """The first and the last of sorted scores that are shown."""
    return scores[0], next(score for score in reversed(scores) if score.mean is not None)


def _key_figures(report: SectorReport, words: Words, said: Words) -> KeyFigures:
    items = [KeyFigure(value=words.number(report.firms), label=said("figure-firms", n=report.firms))]
    if report.people is not None:
        items.append(KeyFigure(value=words.number(report.people), label=said("figure-people")))
    if report.knowledge is not None:
        single = report.knowledge.single_per_firm.median
        items.append(KeyFigure(value=words.hours(round(single, 1)), label=said("figure-single"), tone="warning"))
    return KeyFigures(items=tuple(items))


def _counts(counts: Sequence[SectorCount], words: Words, said: Words, name: str) -> Table | None:
    """What it is, and in how many firms."""
    rows = tuple(row(words.of(one.title) or one.id, _number(one.firms, words)) for one in counts)
    return Table(caption=plain(said(f"caption-{name}")), header=heads(said(f"head-{name}"), said("head-firms")), rows=rows) if rows else None


def _number(value: float | None, words: Words, digits: int = 0) -> Cell:
    return Cell(text=plain(words.number(value, digits)), align="end")


def _round(number: int, one: SectorRound, words: Words, said: Words) -> Facts:
    """The scores of one perspective, as sorted dots with a table of the same."""
    scores = _sorted(one, words)
    title = said("round", title=words.of(one.title), who=words.of(one.who))
    people, firms = max(score.people or 0 for score in scores), max(score.firms or 0 for score in scores)
    best, worst = _best_and_worst(scores)
    even = {(score.people, score.firms) for score in scores if score.mean is not None} == {(people, firms)}
    chart = ProfileChart(
        low=0,
        high=100,
        low_label=words("score-low"),
        high_label=words("score-high"),
        series=(words.of(one.who),),
        rows=tuple(
            ProfileRow(label=words.of(score.title), values=(score.mean,), note="" if score.mean is not None else words("withheld-short"))
            for score in scores
        ),
    )
    description = words(
        "profile-description",
        count=len(scores),
        best=words.of(best.title),
        best_score=words.number(best.mean),
        worst=words.of(worst.title),
        worst_score=words.number(worst.mean),
    )
    names = ("part", "score", "band-of-score")
    table = Table(
        caption=plain(said("caption-scores", title=title)),
        header=heads(
            *(words(f"head-{name}") for name in names), *(said(f"head-{name}") for name in ("answered", "firms", "lower", "median", "upper"))
        ),
        rows=tuple(_score_row(score, words) for score in scores),
        note=plain(said("note-scores")),
        widths=(5.8, 1.6, 4.8, 2.2, 2.5, 2.6, 2.5, 3.2),
    )
    return Facts(
        values={"round_title": title, "round_number": number, "round_people": words.number(people), "round_firms": words.number(firms)},
        conditions={"round-even": even},
        blocks={"scores": Figure(title=title, description=description, chart=chart, table=table)},
    )


def _score_row(score: SectorScore, words: Words) -> Row:
    band = Cell(text=plain("–" if score.band is None else words.of(score.band.title)), tone="neutral" if score.band is None else score.band.tone)
    mean = words("withheld-short") if score.mean is None else words.number(score.mean)
    return row(
        words.of(score.title),
        Cell(text=plain(mean), align="end"),
        band,
        _number(score.people, words),
        _number(score.firms, words),
        *_quartiles(score.over_firms, words),
    )


def _quartiles(found: Quartiles | None, words: Words, digits: int = 0) -> tuple[Cell, ...]:
    """The three of them, with decimals only where one of them has any."""
    values = () if found is None else (found.lower, found.median, found.upper)
    whole = all(float(value).is_integer() for value in values)
    return tuple(_number(value, words, 0 if whole else digits) for value in values or (None,) * 3)


def _knowledge(found: SectorKnowledge | None, words: Words, said: Words) -> Facts:
    """Where knowledge is thin: totals, and how firms lie."""
    if found is None:
        return Facts(  # the same names as below, with nothing behind them
            values={"mapped_firms": 0, **dict.fromkeys(("topics", "enough_topics", "single_topics", "uncovered_topics"), "")},
            conditions=dict.fromkeys(("totals", "uncovered", "all-covered", "kinds", "bands"), False),
            blocks={"spread": None, "kinds": None, "bands": None},
        )
    spread = Table(
        caption=plain(said("caption-spread")),
        header=heads(said("head-what"), *(said(f"head-{name}") for name in ("lower", "median", "upper"))),
        rows=(
            row(said("single-per-firm"), *_quartiles(found.single_per_firm, words, 1)),
            row(said("coverage-per-firm"), *_quartiles(found.coverage, words)),
        ),
        note=plain(said("note-spread")),
        widths=(5, 2, 2, 2),
    )
    return Facts(
        values={
            "mapped_firms": found.firms,
            "topics": words.number(found.topics),
            "enough_topics": words.number(found.enough),
            "single_topics": words.number(found.single_points),
            "uncovered_topics": words.number(found.uncovered),
        },
        conditions={
            "totals": None not in {found.topics, found.enough, found.single_points},
            "uncovered": found.uncovered is not None,
            "all-covered": found.uncovered == 0,
            "kinds": bool(found.kinds),
            "bands": bool(found.bands),
        },
        blocks={
            "spread": spread,
            "kinds": _topics(found.kinds, words, said, "kinds", of=found.single_points),
            "bands": _topics(found.bands, words, said, "bands", of=found.topics),
        },
    )


def _topics(counts: Sequence[SectorCount], words: Words, said: Words, name: str, *, of: int | None) -> Table | None:
    """What it is, how many topics, and in how many firms; with a note where these are not all `of` them."""
    rows = tuple(row(words.of(one.title) or said(f"kind-{one.id}"), _number(one.count, words), _number(one.firms, words)) for one in counts)
    header = heads(said(f"head-{name}"), said("head-topics"), said("head-firms"))
    note = said(f"note-{name}") if of is None or sum(one.count for one in counts) < of else ""
    return Table(caption=plain(said(f"caption-{name}")), header=header, rows=rows, note=plain(note)) if rows else None


def _certificates(report: SectorReport, words: Words, said: Words) -> Table | None:
    rows = tuple(
        row(words.of(one.title), _number(one.lapsed, words), _number(one.lapsing, words), _number(one.firms, words)) for one in report.certificates
    )
    header = heads(*(said(f"head-{name}") for name in ("certificate", "lapsed", "lapsing", "firms")))
    dashes = any(None in {one.lapsed, one.lapsing} for one in report.certificates)
    note = plain(said("note-certificates") if dashes else "")
    return Table(caption=plain(said("caption-certificates")), header=header, rows=rows, widths=(4, 1, 1, 1), note=note) if rows else None
