"""Questionnaires of which an earlier major version is gone, so that responses to it can no longer be scored."""

from collections.abc import Iterator

from werkplekleren._base.ids import version_key
from werkplekleren.errors import Message
from werkplekleren.toolbox.lint.subject import Finding, Subject


def lost_versions(subject: Subject) -> Iterator[Finding]:
    """Each questionnaire of version 2.0 or later that has no version of the number before it beside it."""
    for home, model in subject.models():
        if home.name not in subject.questionnaires or subject.questionnaires[home.name] is not model:
            continue
        version = subject.questionnaires[home.name].version
        before = version_key(version)[0] - 1
        kept = {version_key(earlier)[0] for name, earlier in subject.earlier if name == home.name}
        if before > 0 and before not in kept:
            yield home.finds(
                "lost-version",
                Message(
                    "this is version {version}, and no version {before} is kept: answers to it cannot be scored",
                    {"version": version, "before": f"{before}.x"},
                ),
                "version",
                remedy=Message(
                    "put the file as it was in the folder {folder}, as {name}", {"folder": f"questionnaires/{home.name}", "name": f"{before}.0.toml"}
                ),
            )
