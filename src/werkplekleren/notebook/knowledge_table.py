"""A knowledge map as a table that is edited in Jupyter: topics by people, a level in each cell."""

from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import cast

import attrs

from werkplekleren._base.handed import handed
from werkplekleren.errors import InvalidValueError, Message, MissingExtraError
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.words import Words
from werkplekleren.retention import KnowledgeMap, LevelScale, Mastery, Person, Topic

try:
    import anywidget
    import traitlets
except ModuleNotFoundError as missing:
    raise MissingExtraError("notebook", "anywidget") from missing

NOT_APPLICABLE = "-"
STEPS = 4
WORDS = ("able", "short", "topic", "unknown", "not-applicable", "help", "undo", "add-person", "add-topic", "name", "already")
FILLED_IN = {"short": ("able", "required"), "already": ("name",)}
"""What the browser puts into the words."""


def _listed() -> "traitlets.List[dict[str, object]]":
    return cast("traitlets.List[dict[str, object]]", traitlets.List().tag(sync=True))


class KnowledgeTable(anywidget.AnyWidget):
    """A table to fill in who can do what, with a mouse, a finger or the keyboard.

    Shown as the last line of a cell. `knowledge` is the map with what was filled in; the map that it was made from stays as it is.
    Levels that are changed carry the day and the assessor that the table was made with; the others keep what they had. Nothing is sent
    anywhere but to this notebook.

    Args:
        firm: The map to start from; `KnowledgeMap(title="...")` for an empty table.
        language: The language of labels and levels.
        assessed_on: The day on which levels are judged that are filled in here.
        assessor: Who judges them.

    Raises:
        MissingExtraError: When the extra `notebook` is not installed.
        WordingError: When there is no wording in the language.
        InvalidValueError: When `firm` is something else, such as a path.
    """

    _esm = files("werkplekleren.notebook").joinpath("knowledge_table.mjs").read_text(encoding="utf-8")

    css = traitlets.Unicode(files("werkplekleren.notebook").joinpath("knowledge_table.css").read_text(encoding="utf-8")).tag(sync=True)
    language = traitlets.Unicode("nl").tag(sync=True)
    title = traitlets.Unicode("").tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    scale = _listed()
    people = _listed()
    topics = _listed()
    levels = traitlets.Dict().tag(sync=True)

    def __init__(self, firm: KnowledgeMap, *, language: str = "nl", assessed_on: date | None = None, assessor: str = "") -> None:
        handed(firm, KnowledgeMap, "firm", "read_knowledge_map({})")
        words = Words(Voice(language), "notebook-words")
        self._firm = firm
        self._assessed_on = assessed_on
        self._assessor = assessor
        super().__init__(
            language=language,
            title=firm.title,
            words={name: words(name, **{value: f"{{{value}}}" for value in FILLED_IN.get(name, ())}) for name in WORDS},
            scale=_scale(firm.scale, words),
            people=[{"id": person.id, "title": person.name} for person in firm.people],
            topics=[
                {"id": topic.id, "title": topic.title, "level": firm.required_level(topic.id), "people": topic.required_people}
                for topic in firm.topics
            ],
            levels={
                topic.id: {person: NOT_APPLICABLE if level is None else level for person, level in firm.levels_of(topic.id).items()}
                for topic in firm.topics
            },
        )

    @property
    def knowledge(self) -> KnowledgeMap:
        """The map with what was filled in.

        Raises:
            InvalidValueError: When what the browser sent is no map, with every problem.
        """
        people = {person.id: person for person in self._firm.people}
        topics = {topic.id: topic for topic in self._firm.topics}
        before = {(cell.person, cell.topic): cell for cell in self._firm.mastery}
        sent = {
            (person, topic): level for topic, row in cast("Mapping[str, object]", self.levels).items() for person, level in _row(topic, row).items()
        }
        order = dict.fromkeys([*(cell for cell in before if cell in sent), *sent])
        return attrs.evolve(
            self._firm,
            people=tuple(people.get(name) or Person(id=name, name=title) for name, title in map(_named, self.people)),
            topics=tuple(topics.get(name) or Topic(id=name, title=title) for name, title in map(_named, self.topics)),
            mastery=tuple(self._mastery(*cell, sent[cell], before.get(cell)) for cell in order),
        )

    def _mastery(self, person: str, topic: str, level: object, before: Mastery | None) -> Mastery:
        """A cell as it was when its level is the same, else one that was judged now."""
        known = cast("int | None", None if level == NOT_APPLICABLE else level)
        if before is not None and before.level == known:
            return before
        used = None if before is None else before.last_used_on
        return Mastery(person=person, topic=topic, level=known, assessed_on=self._assessed_on, assessor=self._assessor, last_used_on=used)


def _scale(scale: LevelScale, words: Words) -> list[dict[str, object]]:
    return [
        {"value": level.value, "title": words.of(level.title), "step": level.value * STEPS // scale.highest, "independent": scale.independent}
        for level in scale.levels
    ]


def _named(sent: object) -> tuple[str, str]:
    """Id and title of a person or topic as the browser sent it; their own rules check them further."""
    one: Mapping[str, object] = cast("Mapping[str, object]", sent) if isinstance(sent, dict) else {}
    return cast("str", one.get("id")), cast("str", one.get("title"))


def _row(topic: str, sent: object) -> Mapping[str, object]:
    if not isinstance(sent, dict):
        raise InvalidValueError(Message("the levels of {topic} must be a table of people and levels", {"topic": str(topic)[:80]}))
    return cast("Mapping[str, object]", sent)
