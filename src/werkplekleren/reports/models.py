"""Documents of single models: a group result, a profile, a map, risks, a plan, advice."""

from collections import Counter
from collections.abc import Sized

import attrs

from werkplekleren.advice import Advice, Dossier
from werkplekleren.assessments import Dimension, GroupProfile, Profile, ScoreView
from werkplekleren.documents import Cell, Document, Figure, ProfileChart, ProfileRow, Quote, Step, Steps, Table, heads, plain, row
from werkplekleren.reports.knowledge import knowledge_facts
from werkplekleren.reports.plan import plan_facts
from werkplekleren.reports.survey import survey_facts
from werkplekleren.reports.titles import title
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words
from werkplekleren.retention import KnowledgeMap, RetentionPlan


def dossier_document(dossier: Dossier, voice: Voice) -> Document:
    """What a dossier holds, in numbers: whose it is and what there is to work with, never an answer or a level."""
    words = Words(voice)
    answered = Counter(response.questionnaire for response in dossier.responses)
    firm = dossier.knowledge
    counts = [
        *((words("dossier-answers", questionnaire=title(name, voice.language)), count) for name, count in sorted(answered.items())),
        *((words(f"dossier-{name}"), len(part)) for name, part in (() if firm is None else _parts(firm))),
        (words("dossier-moments"), len(dossier.moments)),
    ]
    rows = tuple(row(what, Cell(text=plain(count), align="end")) for what, count in counts if count)
    facts = Facts(
        values={"firm": dossier.firm.name, "date": words.day(dossier.date)},
        conditions={"filled": bool(rows)},
        blocks={
            "question": Quote(text=plain(dossier.question.text)),
            "contents": Table(caption=plain(words("caption-dossier")), header=heads(words("head-what"), words("head-count")), rows=rows)
            if rows
            else None,
        },
    )
    return attrs.evolve(voice.document("dossier", facts), notice=words("fictional") if dossier.firm.fictional else "")


def _parts(firm: KnowledgeMap) -> tuple[tuple[str, Sized], ...]:
    return (("people", firm.people), ("topics", firm.topics), ("levels", firm.mastery), ("certificates", firm.certificates))


def group_profile_document(group: GroupProfile, voice: Voice) -> Document:
    """The result of a group: profile, what is low, scores, open answers; what is withheld stays out."""
    return voice.document("group-profile", survey_facts(group, Words(voice)))


def profile_document(profile: Profile, voice: Voice) -> Document:
    """The result of one respondent, with how many questions lie behind each score."""
    words = Words(voice)
    parts = sorted((view for view in profile if not _sums_up(view)), key=lambda view: (view.value is None, -(view.value or 0), words.of(view.title)))
    ranked = [*parts, *(view for view in profile if _sums_up(view))]
    counting = any(_counts(view) for view in ranked)
    table = Table(
        caption=plain(words("caption-scores", title=words.of(profile.legend.title))),
        header=heads(*(words(f"head-{name}") for name in ("part", "score", *(("counted",) if counting else ()), "answered", "band-of-score"))),
        rows=tuple(
            row(
                words.of(view.title),
                Cell(text=plain(words.number(view.value)), align="end"),
                *((Cell(text=plain(words.number(view.sum if _counts(view) else None)), align="end"),) if counting else ()),
                words("parts-few" if _sums_up(view) else "answers-few", answered=view.answered, items=view.items),
                Cell(text=plain("–" if view.band is None else words.of(view.band.title)), tone="neutral" if view.band is None else view.band.tone),
            )
            for view in ranked
        ),
    )
    scored = [view for view in parts if view.value is not None]
    figure: Figure | None = None
    if scored:
        title = words.of(profile.legend.title)
        chart = ProfileChart(
            low=0,
            high=100,
            low_label=words("score-low"),
            high_label=words("score-high"),
            series=(words.of(profile.legend.perspective(profile.perspective).title),),
            rows=tuple(ProfileRow(label=words.of(view.title), values=(view.value,)) for view in parts),
        )
        description = words(
            "profile-description",
            count=len(parts),
            best=words.of(scored[0].title),
            best_score=words.number(scored[0].value),
            worst=words.of(scored[-1].title),
            worst_score=words.number(scored[-1].value),
        )
        spoken = words.language_of(profile.legend.title)
        figure = Figure(title=title, title_language=spoken, description=description, chart=chart, table=table)
    facts = Facts(
        values={
            "title": words.said(profile.legend.title),
            "response": profile.response,
            "version": profile.version,
            "answered_version": profile.answered_version or profile.version,
        },
        conditions={"other-version": profile.answered_version is not None},
        blocks={"profile": figure, "scores-table": table if figure is None else None, "categories": _categories(profile, words)},
    )
    return voice.document("profile", facts)


def _sums_up(view: ScoreView) -> bool:
    """Whether a score is one over other scores."""
    return not isinstance(view.profile.legend.dimension(view.score.dimension), Dimension)


def _counts(view: ScoreView) -> bool:
    """Whether a score is the share of the answers that count."""
    owner = view.profile.legend.dimension(view.score.dimension)
    return isinstance(owner, Dimension) and owner.counts is not None


def _categories(profile: Profile, words: Words) -> Table | None:
    """The outcome of each classification; what has no category says why."""
    found = [profile.category(one.classification) for one in profile.categories]
    rows = tuple(
        row(words.of(one.title), Cell(text=plain(words.of(one.category.title)), tone=one.category.tone), words.of(one.category.meaning))
        if one.category is not None
        else row(words.of(one.title), words(f"category-{one.state}"), "")
        for one in found
    )
    head = heads(*(words(f"head-{name}") for name in ("part", "outcome", "meaning")))
    return Table(caption=plain(words("caption-categories")), header=head, rows=rows) if rows else None


def knowledge_map_document(firm: KnowledgeMap, voice: Voice) -> Document:
    """Who can do what, which topics hang on one person, which nobody can do."""
    facts = knowledge_facts(firm, Words(voice), on=None, risks=None)
    return voice.document("knowledge-map", Facts(values={"title": firm.title}).within(facts))


def plan_document(plan: RetentionPlan, voice: Voice) -> Document:
    """A retention plan with timeline, hours and what stays open."""
    words = Words(voice)
    return voice.document(
        "retention-plan",
        Facts(values={"title": plan.title or words("title-plan"), "firm": plan.firm}, conditions={"named": bool(plan.firm)}).within(
            plan_facts(plan, words)
        ),
    )


def advice_list_document(advice: Advice, voice: Voice) -> Document:
    """The recommended instruments with their reasons."""
    words = Words(voice)
    steps = tuple(
        Step(title=plain(title(one.instrument, voice.language)), text=plain(" ".join(words.of(reason.text) for reason in one.reasons)))
        for one in advice.recommendations
    )
    facts = Facts(
        values={"date": words.day(advice.on)}, conditions={"choices": bool(steps)}, blocks={"choices": Steps(items=steps) if steps else None}
    )
    return voice.document("advice", facts)
