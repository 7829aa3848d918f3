"""Documents about norms: the norm itself, and a result with a norm beside it."""

from collections.abc import Sequence

import attrs

from werkplekleren._base.formatting import difference
from werkplekleren.assessments import BesideNorm, DimensionNorm, GroupProfile, Norm, NormPlace, Profile
from werkplekleren.documents import Block, Cell, Document, Figure, ProfileChart, ProfileRow, Table, heads, plain, row
from werkplekleren.reports.left_out import sample_left_out
from werkplekleren.reports.models import group_profile_document, profile_document
from werkplekleren.reports.quality import when
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words

PERCENTILES = (10, 25, 50, 75, 90)


def norm_document(norm: Norm, voice: Voice) -> Document:
    """Whose norm it is, and per dimension the mean, the spread and percentiles."""
    words, say = Words(voice), Words(voice, "norm-words")
    known = [one for one in norm.dimensions if not one.withheld]
    names = ("part", "scores", "mean", "spread", *(f"p{share}" for share in PERCENTILES))
    table = Table(
        caption=plain(say("caption-norm")),
        header=heads(*(say(f"head-{name}") for name in names)),
        rows=tuple(row(_title(norm, one.dimension, words), *_ends(words, one.n, one.mean, one.spread, *_percentiles(one))) for one in known),
        note=plain(say("note-norm")),
    )
    own = Facts(
        values={"title": words.said(norm.legend.title), "version": norm.version},
        blocks={"norm-table": table if known else None},
        conditions={"some-withheld": bool(known) and len(known) < len(norm.dimensions)},
    )
    return voice.document("norm", own.within(_sample_facts(norm, words)))


def beside_norm_document(beside: BesideNorm, voice: Voice) -> Document:
    """The document of the result, and then how it stands against the norm."""
    if isinstance(beside.result, Profile):
        document = profile_document(beside.result, voice)
        blocks = _beside("profile-norm", _profile_facts(beside, beside.result, voice), voice)
    else:
        document = group_profile_document(beside.result, voice)
        blocks = _beside("group-profile-norm", _group_facts(beside, beside.result, voice), voice)
    return attrs.evolve(document, blocks=(*document.blocks, *blocks))


def _beside(name: str, facts: Facts, voice: Voice) -> tuple[Block, ...]:
    return voice.wording(name).compose(facts).blocks


def _profile_facts(beside: BesideNorm, profile: Profile, voice: Voice) -> Facts:
    words, say, norm = Words(voice), Words(voice, "norm-words"), beside.norm
    ranked = sorted(profile, key=lambda view: (-(view.value or 0), words.of(view.title)))
    found = [
        (view, one, place)
        for view in ranked
        if view.value is not None
        and (one := beside.of(view.score.dimension)) is not None
        and (place := norm.place(one.dimension, view.value)) is not None
    ]
    rows = tuple(row(words.of(view.title), *_ends(words, view.value, one.mean), *_place_cells(place, words, say)) for view, one, place in found)
    names = ("part", "score", "norm", "lower", "same", "higher", "place", "scores")
    table = Table(
        caption=plain(say("caption-beside")),
        header=heads(*(say(f"head-{name}") for name in names)),
        rows=rows,
    )
    who = words.of(profile.legend.perspective(profile.perspective).title)
    pairs = [(words.of(view.title), view.value, one) for view, one, _ in found]
    figure = _figure(pairs, who, table, words, say)
    return Facts(blocks={"norm-figure": figure}, conditions={"norm-shown": figure is not None}).within(_sample_facts(norm, words))


def _place_cells(place: NormPlace, words: Words, say: Words) -> tuple[Cell, ...]:
    of_100 = (100 * count / place.n for count in (place.lower, place.same, place.higher))
    margin = say("from-to", low=words.number(place.low), high=words.number(place.high))
    return (*_ends(words, *of_100), Cell(text=plain(margin), align="end"), *_ends(words, place.n))


def _group_facts(beside: BesideNorm, group: GroupProfile, voice: Voice) -> Facts:
    words, say, norm = Words(voice), Words(voice, "norm-words"), beside.norm
    side = norm.sample.perspective
    scores = sorted(group.perspective(side).scores, key=lambda score: (-(score.mean or 0), score.dimension))
    found = [(score, one) for score in scores if score.mean is not None and (one := beside.of(score.dimension)) is not None]
    pairs = [(_title(norm, one.dimension, words), score.mean, one) for score, one in found]
    names = ("part", "score", "norm", "difference", "norm-spread", "scores")
    table = Table(
        caption=plain(say("caption-beside")),
        header=heads(*(say(f"head-{name}") for name in names)),
        rows=tuple(row(title, *_group_cells(mean, one, words)) for title, mean, one in pairs),
    )
    who = words.of(group.legend.perspective(side).plural)
    figure = _figure(pairs, who, table, words, say)
    return Facts(blocks={"norm-figure": figure}, conditions={"norm-shown": figure is not None}).within(_sample_facts(norm, words))


def _group_cells(mean: float | None, one: DimensionNorm, words: Words) -> tuple[Cell, ...]:
    apart = None if mean is None or one.mean is None else difference(mean, one.mean, 0)
    return (
        *_ends(words, mean, one.mean),
        Cell(text=plain(words.points(apart, 0)), align="end"),
        *_ends(words, one.spread, one.n),
    )


def _figure(pairs: Sequence[tuple[str, float | None, DimensionNorm]], who: str, table: Table, words: Words, say: Words) -> Figure | None:
    ranked = sorted(pairs, key=lambda pair: (-(pair[1] or 0), pair[0]))
    if not ranked:
        return None
    chart = ProfileChart(
        low=0,
        high=100,
        low_label=words("score-low"),
        high_label=words("score-high"),
        series=(who, say("norm")),
        rows=tuple(ProfileRow(label=title, values=(value, one.mean)) for title, value, one in ranked),
    )
    apart = {title: abs(difference(value or 0, one.mean or 0, 0)) for title, value, one in ranked}
    most = max(ranked, key=lambda pair: apart[pair[0]])
    code = "beside-description" if apart[most[0]] else "beside-description-same"
    description = say(code, count=len(ranked), part=most[0], score=words.number(most[1]), norm=words.number(most[2].mean))
    return Figure(title=say("title-beside"), description=description, chart=chart, table=table, open=True)


def _sample_facts(norm: Norm, words: Words) -> Facts:
    sample = norm.sample
    return Facts(
        values={
            "n": sample.n or 0,
            "who": words.of(norm.legend.perspective(sample.perspective).plural),
            "sample": sample.description,
            "when": when(sample, words),
            "floor": sample.floor,
        },
        conditions={"shown": sample.n is not None},
    ).within(sample_left_out(sample, words.voice))


def _percentiles(one: DimensionNorm) -> tuple[float | None, ...]:
    return tuple(one.percentile(share) for share in PERCENTILES)


def _title(norm: Norm, dimension: str, words: Words) -> str:
    return words.of(norm.legend.dimension(dimension).title)


def _ends(words: Words, *values: float | None) -> tuple[Cell, ...]:
    return tuple(Cell(text=plain(words.number(value)), align="end") for value in values)
