"""Every code that a risk or plan can carry, with the names of its values: the list that wording is written against.

People and topics appear by id, methods by id, dates as `YYYY-MM-DD`.
"""

from collections.abc import Mapping

Values = tuple[str, ...]

RISK_REASONS: Mapping[str, Values] = {
    "single-holder": (),
    "horizon-unknown": (),
    "criticality-not-judged": (),
    "certificate-lapsed": (),
    "firm-certificate-lapsed": (),
    "nobody-knows": (),
}
"""Of `Risk.reasons`."""

COVERAGE_CAUSES: Mapping[str, Values] = {
    "joins": ("person",),
    "leaves": ("person",),
    "certificate-starts": ("person", "certificate"),
    "certificate-lapses": ("person", "certificate"),
    "certificate-revoked": ("person", "certificate"),
    "firm-certificate-starts": ("certificate",),
    "firm-certificate-lapses": ("certificate",),
    "firm-certificate-revoked": ("certificate",),
    "level-revoked": ("person", "topic"),
    "level-restored": ("person", "topic"),
    "exemption-starts": ("person", "topic"),
    "exemption-ends": ("person", "topic"),
}
"""Of `CoverageMoment.causes`."""

REFRESHER_REASONS: Mapping[str, Values] = {
    "last-used": ("date",),
    "last-checked": ("date",),
    "last-use-unknown": (),
    "fades": ("task_type", "days", "percent"),
    "task-type-unknown": (),
    "task-type-not-in-model": ("task_type",),
    "proof-ends": ("date",),
}
"""Of `Refresher.reasons`; `days` without use, `percent` of what was gained that must be left."""
MAP_DIFFERENCES: Mapping[str, Values] = {
    "person-added": ("person", "date"),
    "person-removed": ("person",),
    "leaving-changed": ("person", "status", "date"),
    "level-changed": ("person", "topic", "before", "after"),
    "certificate-added": ("certificate", "person", "date"),
    "certificate-changed": ("certificate", "person", "date"),
    "certificate-removed": ("certificate", "person", "date"),
    "firm-certificate-added": ("certificate", "date"),
    "firm-certificate-changed": ("certificate", "date"),
    "firm-certificate-removed": ("certificate", "date"),
    "requirement-added": ("requirement",),
    "requirement-changed": ("requirement",),
    "requirement-removed": ("requirement",),
    "exemption-added": ("person", "topic"),
    "exemption-removed": ("person", "topic"),
    "revocation-added": ("person", "topic"),
    "revocation-removed": ("person", "topic"),
}
"""Of `MapComparison.differences`; what is not known, or a date that there is not, is `unknown`."""

TRANSFER_REASONS: Mapping[str, Values] = {
    "holder-leaves": ("person", "date"),
    "single-holder": ("person",),
    "holder-comes": ("person", "date"),
    "horizon-unknown": ("person",),
    "below-required": ("able", "required"),
    "risk": ("total", "attrition", "position"),
    "criticality-not-judged": ("assumed",),
    "prerequisite": ("topic",),
    "further-successor": ("number", "required"),
    "for-requirement": ("requirement", "group", "level", "able", "required"),
    "for-everyone": ("requirement", "group", "level", "required"),
    "serves-several": ("requirements",),
    "hours-by-level": ("level", "target", "hours"),
    "taught-by-successor": ("person",),
    "documents-only": (),
    "no-time-to-teach": ("person",),
    "holder-can-teach": ("person",),
    "successor-has-a-start": ("person", "level"),
    "successor-level-unknown": ("person",),
    "successor-level-revoked": ("person",),
    "held-before": ("person", "hours"),
    "successor-has-room": ("person", "hours"),
    "same-team": ("person", "team"),
    "successor-horizon-unknown": ("person",),
    "not-documented": ("method", "documented"),
    "document-unique": ("method", "documented"),
    "suits-knowledge": ("method", "nature", "weeks"),
}
"""Of `Transfer.reasons`: why this topic, then who, then how.

A `group` is a text with the parts of the firm and their names, such as `site:Noord / shift:nacht`; it is empty for the whole firm. With
`hours-by-level` the hours are those of `Topic.level_hours`; without it they are a share of those of a beginner.
"""

OPEN_POINTS: Mapping[str, Values] = {
    "nobody-knows": (),
    "levels-unknown": (),
    "certificate-lapsed": ("people",),
    "no-teaching-hours": ("missing",),
    "no-successor": ("missing",),
    "too-few-successors": ("missing", "required"),
    "not-enough-time": ("holder", "successor", "hours", "weeks", "until"),
    "prerequisite-not-in-time": ("topic", "holder", "successor", "hours", "weeks", "until"),
    "group-empty": ("group", "required", "missing"),
    "group-leaves": ("group", "required", "missing"),
    "group-too-small": ("group", "required", "missing", "people"),
    "group-falls-short": ("group", "required", "missing"),
}
"""Codes of `OpenPoint`; `missing` counts successors, `hours` are the successor's in all, `weeks` those left until `until`."""

REMEDIES: Mapping[str, Values] = {
    "more-hours": ("holder", "successor", "hours"),
    "more-teaching-hours": ("person", "hours"),
    "more-learning-hours": ("person", "hours"),
    "start-earlier": ("weeks",),
    "second-heir": ("person",),
    "keep-part-time": ("person",),
    "keep-part-time-until": ("person", "until", "hours"),
    "renew-certificate": ("person",),
    "fill-in-levels": (),
    "train-outside": (),
    "train-outside-person": ("person", "level"),
    "document-only": (),
    "share": (),
    "hire": (),
    "redesign": (),
    "hire-in-group": ("group",),
    "move-to-group": ("group", "people"),
    "check-requirement": (),
    "exempt": ("person",),
    "judge-again": ("person",),
}
"""Of `OpenPoint.remedies`; `hours` are a week, on top of what there is (for `keep-part-time-until`: in all)."""

WARNINGS: Mapping[str, Values] = {
    "renew-certificate": ("person", "topic"),
    "renew-firm-certificate": ("certificate", "topic"),
    "certificate-ends": ("person", "topic", "date"),
    "no-time-to-teach": ("person", "topic"),
    "many-topics-one-successor": ("person", "topics"),
    "no-documenting-method": (),
}
"""Of `RetentionPlan.warnings`; of a certificate of the firm itself the title is given, `date` is the last day of one of a person."""

PLAN_CHANGES: Mapping[str, Values] = {
    "later": ("weeks", "week"),
    "earlier": ("weeks", "week"),
    "moved": ("hours",),
    "less-work": ("hours",),
    "other-holder": ("person",),
    "deadline": ("date",),
    "no-deadline": (),
    "stopped": ("hours",),
    "only-documents": (),
    "no-teaching": ("person",),
    "dropped": (),
    "added": ("week",),
    "point-added": (),
    "point-solved": (),
}
"""Of `PlanChange.what`; `week` is the last week now, `hours` those that moved, are needed no more, or were held."""

CHANGE_REASONS: Mapping[str, Values] = {
    "sessions-not-held": ("sessions",),
    "session-put-off": ("week",),
    "step-finished": ("stage",),
    "step-cancelled": ("stage",),
    "cancelled": (),
    "level-verified": ("person", "level"),
    "person-away": ("person",),
    "fewer-hours": ("person",),
    "holder-leaves": ("person", "date"),
    "holder-stays": ("person",),
    "holder-not-there": ("person",),
    "holder-not-able": ("person",),
    "holder-not-taught": ("person",),
    "successor-leaves": ("person", "date"),
    "successor-not-there": ("person",),
    "prerequisite-late": ("topic",),
    "prerequisite-lost": ("topic",),
    "made-room": ("topic",),
    "hours-needed": (),
    "does-not-fit": ("holder", "successor"),
    "topic-gone": (),
    "not-needed": (),
    **TRANSFER_REASONS,
}
"""Of `PlanChange.why`; a transfer that was added has the reasons of the transfer."""

STATUS_WARNINGS: Mapping[str, Values] = {
    "person-gone": ("person",),
    "deadline-threatened": ("hours", "weeks", "possible", "until"),
    "ends-too-late": ("week", "until"),
    "away-in-week": ("person", "week", "weeks"),
    "prerequisite-late": ("topic",),
    "nothing-happened": ("weeks", "sessions"),
    "verification-missing": ("person", "weeks"),
    "below-level": ("person", "level", "wanted"),
    "not-in-practice": ("person", "weeks"),
    "undecided": ("topic",),
    "requirement-unmet": ("topic", "requirement", "group", "able", "required"),
}
"""Of `TransferStatus.warnings` and `PlanStatus.warnings`; `hours` are left for the successor, `possible` those in the `weeks` until `until`."""

MISSING: Mapping[str, Values] = {
    "hours-left": ("hours",),
    "verification": ("person", "level"),
    "document": (),
    "alone-in-practice": ("person",),
    "decision": ("topic",),
}
"""Of `TransferStatus.missing`: what is lacking to close a transfer."""

TO_DO: Mapping[str, Values] = {
    "hold-session": ("stage", "hours", "week"),
    "catch-up": (),
    "let-verify": ("person", "level"),
    "log-alone": ("person",),
    "decide": ("topic",),
}
"""Of `TransferStatus.to_do`."""

REVIEW_REASONS: Mapping[str, Values] = {
    "progress": (),
    "deadline-near": ("topic", "until"),
    "verify": ("topic", "person"),
    "in-practice": (),
    "risks-again": (),
}
"""Of `Review.what`."""
