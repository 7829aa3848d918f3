"""What belongs together in the toolbox: the links at the end of each page."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

import werkplekleren as wpl
from catalogue.labels import label, of_phase
from catalogue.writing import to_file, to_page
from werkplekleren.documents import BulletList, Inline, Section, plain, strong


@attrs.frozen
class Relations:
    """The links between the pages of a toolbox.

    Args:
        toolbox: The toolbox.
    """

    toolbox: wpl.Toolbox

    def section(self, folder: str, one: Any, language: str) -> Section:  # noqa: ANN401 - any kind of content
        """What goes with one thing, in both directions, and the file it is in."""
        groups: dict[str, Callable[[Any, str], list[Inline]]] = {
            "instruments": self._of_instrument,
            "questionnaires": self._of_questionnaire,
            "cases": self._of_case,
        }
        items = groups[folder](one, language) if folder in groups else []
        file = strong(label(language, "file")) + to_file(folder, one.id) + plain(f"{label(language, 'version')}{one.version}")
        return Section(id="links", title=label(language, "links"), blocks=(BulletList(items=(*items, *_printing(folder, one.id, language), file)),))

    def _of_instrument(self, one: wpl.Instrument, language: str) -> list[Inline]:
        tools = self.toolbox
        phase = strong(label(language, "in-phase")) + to_page(of_phase(language, one.phase), one.phase, "index")
        groups = {
            "uses": ("questionnaires", one.questionnaires),
            "next": ("instruments", one.followed_by),
            "before": ("instruments", [it.id for it in tools.instruments.values() if one.id in it.followed_by]),
            "answers": ("questions", [it.id for it in tools.employer_questions.values() if one.id in {step.instrument for step in it.route}]),
            "seen": ("cases", [it.id for it in tools.practice_cases.values() if one.id in it.instruments]),
        }
        return [phase, *self._lines(groups, language)]

    def _of_questionnaire(self, one: wpl.Questionnaire, language: str) -> list[Inline]:
        users = [it.id for it in self.toolbox.instruments.values() if one.id in it.questionnaires]
        return self._lines({"used-by": ("instruments", users)}, language)

    def _of_case(self, one: Any, language: str) -> list[Inline]:  # noqa: ANN401 - a practice case
        return self._lines({"nearest": ("instruments", one.instruments)}, language)

    def _lines(self, groups: Mapping[str, tuple[str, Sequence[str]]], language: str) -> list[Inline]:
        shelves: dict[str, Any] = {
            "questionnaires": self.toolbox.questionnaires,
            "instruments": self.toolbox.instruments,
            "questions": self.toolbox.employer_questions,
            "cases": self.toolbox.practice_cases,
        }
        lines: list[Inline] = []
        for code, (folder, names) in groups.items():
            links: Inline = ()
            for name in names:
                links += (*plain(", " if links else ""), *to_page(shelves[folder][name].title.in_language(language), folder, name))
            if links:
                lines.append(strong(label(language, code)) + links)
        return lines


def _printing(folder: str, name: str, language: str) -> list[Inline]:
    """The commands that write it to a page for the printer."""
    spoken = "" if language == "nl" else f" --language {language}"
    ways = {
        "instruments": (("print-card", " --card"), ("print-all", "")),
        "questionnaires": (("print-form", " --questionnaire"),),
    }
    return [
        strong(label(language, code)) + plain(f"werkplekleren show {name}{options} --output {name}.html{spoken}")
        for code, options in ways.get(folder, ())
    ]
