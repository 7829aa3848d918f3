"""The report about what changed in the scores of one respondent: what did, what did not for certain, what is not known."""

from collections.abc import Iterable

from werkplekleren._base.formatting import difference
from werkplekleren.assessments import CategoryChange, CategoryScore, Change, ChangeView, MeasurementError
from werkplekleren.documents import BulletList, Cell, Document, Figure, ProfileChart, ProfileRow, Table, Tone, heads, plain, row, strong
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words

DIGITS = 1
"""Decimals of scores in a report on change: whole numbers would hide on which side of the limit a difference lies."""


def change_document(change: Change, voice: Voice) -> Document:
    """What changed, what did not for certain, and what is not known."""
    words, say = Words(voice), Words(voice, "change-words")
    views = sorted(change, key=lambda view: (view.after is None, -(view.after or 0), words.of(view.title)))
    table = _table(change, views, words, say)
    figure = _figure(change, views, table, words, say)
    measured = [view for view in views if view.change.rci is not None]
    categories = _categories(change, words, say)
    uneven = [words.of(view.title) for view in measured if not view.change.same_answered]
    lists = {
        "changed": _bullets((view for view in measured if view.verdict != "no-reliable-change"), "changed-line", words, say),
        "unchanged": _bullets((view for view in measured if view.verdict == "no-reliable-change"), "unchanged-line", words, say),
        "unknown": _bullets((view for view in views if view.change.reason is not None), "unknown", words, say),
    }
    facts = Facts(
        values={
            "title": words.said(change.legend.title),
            "response": change.response,
            "before_on": words.day(change.before_on),
            "after_on": words.day(change.after_on),
            "tested": len(measured),
            "uneven": words.listing(uneven),
            "validation": words.of(change.legend.validation.note),
            "version": change.version,
            "earlier_version": change.earlier_version,
            "answered_version": change.answered_version or change.version,
            "earlier_answered_version": change.earlier_answered_version or change.earlier_version,
        },
        conditions={
            "other-version": change.answered_version is not None,
            "earlier-other-version": change.earlier_answered_version is not None,
            "migrated": change.migrated or change.earlier_migrated,
            "dated": change.before_on is not None and change.after_on is not None,
            "measured": bool(measured),
            "uneven": bool(uneven),
            "categories": categories is not None,
            **{name: one is not None for name, one in lists.items()},
        },
        blocks={
            "changes": figure,
            "changes-table": table if figure is None else None,
            "studies": _studies(measured, words, say),
            "categories-table": categories,
            **{f"{name}-list": one for name, one in lists.items()},
        },
    )
    return voice.document("change", facts)


def tone_of(*, is_better: bool | None) -> Tone:
    """The tone of a change that is better, worse, or neither."""
    return "neutral" if is_better is None else "good" if is_better else "bad"


def shown_difference(view: ChangeView) -> float | None:
    """The difference between the scores as they are shown, so that a reader who subtracts finds the same."""
    if view.difference is None or view.before is None or view.after is None:
        return None
    return difference(view.after, view.before, DIGITS)


def _bullets(views: Iterable[ChangeView], code: str, words: Words, say: Words) -> BulletList | None:
    items = tuple((*strong(words.of(view.title)), *plain(_line(view, code, words, say))) for view in views)
    return BulletList(items=items) if items else None


def _line(view: ChangeView, code: str, words: Words, say: Words) -> str:
    owner = view.whole.legend.dimension(view.change.dimension)
    return say(
        code if view.change.reason is None else f"{code}-{view.change.reason}",
        verdict=say(f"verdict-{view.verdict}"),
        before=words.number(view.before, DIGITS),
        after=words.number(view.after, DIGITS),
        difference=words.points(shown_difference(view), DIGITS),
        good=words.of(owner.good),
    )


def _table(change: Change, views: list[ChangeView], words: Words, say: Words) -> Table:
    return Table(
        caption=plain(say("caption-changes", title=words.of(change.legend.title))),
        header=heads(words("head-part"), *(say(f"head-{name}") for name in ("before", "after", "difference", "limit", "verdict"))),
        rows=tuple(
            row(
                words.of(view.title),
                figures(words.number(view.before, DIGITS)),
                figures(words.number(view.after, DIGITS)),
                figures(words.points(shown_difference(view), DIGITS)),
                figures(words.number(view.change.mdc95, DIGITS)),
                Cell(text=plain(say(f"verdict-{view.verdict}")), tone=tone_of(is_better=view.is_better)),
            )
            for view in views
        ),
    )


def figures(text: str) -> Cell:
    """A cell with figures."""
    return Cell(text=plain(text), align="end")


def _figure(change: Change, views: list[ChangeView], table: Table, words: Words, say: Words) -> Figure | None:
    """The scores now as dots, those before as rings, and around each dot how far it may lie from the ring by chance."""
    if not any(view.before is not None or view.after is not None for view in views):
        return None
    chart = ProfileChart(
        low=0,
        high=100,
        low_label="",
        high_label="",
        series=(say("series-now"),),
        rows=tuple(
            ProfileRow(
                label=words.of(view.title),
                values=(view.after,),
                margins=(_margin(view),),
                before=view.before,
                note=say(f"verdict-{view.verdict}"),
            )
            for view in views
        ),
        digits=DIGITS,
    )
    verdicts = [view.verdict for view in views]
    description = say(
        "changes-description" if any(view.change.rci is not None for view in views) else "changes-description-bare",
        count=len(views),
        higher=verdicts.count("reliably-higher"),
        lower=verdicts.count("reliably-lower"),
    )
    title = change.legend.title
    return Figure(title=words.of(title), title_language=words.language_of(title), description=description, chart=chart, table=table)


def _categories(change: Change, words: Words, say: Words) -> Table | None:
    """The outcome of each classification at both moments, and whether it is another."""
    rows = tuple(
        row(
            words.of(change.legend.classification(one.classification).title),
            _outcome(change, one.before, words),
            _outcome(change, one.after, words),
            say(_category_verdict(one)),
        )
        for one in change.categories
    )
    header = heads(words("head-part"), say("head-before"), say("head-after"), say("head-verdict"))
    return Table(caption=plain(say("caption-categories")), header=header, rows=rows) if rows else None


def _outcome(change: Change, score: CategoryScore, words: Words) -> Cell:
    if score.category is None:
        return Cell(text=plain(words(f"category-{score.state}")))
    known = {category.id: category for category in change.legend.classification(score.classification).categories}
    category = known.get(score.category)  # an earlier version may have had others
    return Cell(text=plain(score.category)) if category is None else Cell(text=plain(words.of(category.title)), tone=category.tone)


def _category_verdict(one: CategoryChange) -> str:
    if not one.same_rules:
        return "category-other-rules"
    return "category-not-known" if one.changed is None else "category-other" if one.changed else "category-same"


def _margin(view: ChangeView) -> tuple[float, float] | None:
    mdc95 = view.change.mdc95
    if view.after is None or view.difference is None or mdc95 is None:
        return None
    return max(0.0, view.after - mdc95), min(100.0, view.after + mdc95)


def _studies(measured: list[ChangeView], words: Words, say: Words) -> Table | None:
    rows = tuple(
        row(
            words.of(view.title),
            figures(words.number(error.sem, DIGITS)),
            say(f"error-{error.kind}", reliability=words.number(error.reliability, 2), n=error.n),
            error.sample,
        )
        for view, error in _errors(measured)
    )
    header = heads(words("head-part"), *(say(f"head-{name}") for name in ("error", "reliability", "study")))
    return Table(caption=plain(say("caption-studies")), header=header, rows=rows) if rows else None


def _errors(measured: list[ChangeView]) -> list[tuple[ChangeView, MeasurementError]]:
    return [(view, view.change.error) for view in measured if view.change.error is not None]
