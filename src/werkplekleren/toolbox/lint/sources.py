"""Sources and dated facts that nobody checked since a given day."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, cast

import attrs

from werkplekleren.errors import Message, join_path
from werkplekleren.toolbox.lint.subject import Finding, Subject


def old_sources(subject: Subject) -> Iterator[Finding]:
    """Each day of checking that lies before the day that was asked for; nothing when no day was."""
    since = subject.checked_since
    if since is None:
        return
    for home, model in subject.models():
        for path, checked in _checked(model, ""):
            if checked < since:
                yield home.finds(
                    "old-source",
                    Message("this was last checked on {day}", {"day": checked.isoformat()}),
                    path,
                    expected=Message("{day} or later", {"day": since.isoformat()}),
                    remedy=Message("look whether it still holds, and write today's date"),
                )


def _checked(value: object, path: str) -> Iterator[tuple[str, date]]:
    """Every day in a field called `checked`, with its path."""
    if isinstance(value, tuple):
        for place, member in enumerate(cast("tuple[object, ...]", value)):
            yield from _checked(member, f"{path}[{place}]")
    elif isinstance(value, Mapping):
        return
    elif attrs.has(type(value)):
        for field in attrs.fields(cast("Any", type(value))):
            inner, where = getattr(value, field.name), join_path(path, field.alias or field.name) if path else field.alias or field.name
            if field.name == "checked" and isinstance(inner, date):
                yield where, inner
            else:
                yield from _checked(inner, where)
