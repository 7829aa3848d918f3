"""What every report really offers to its wording, and the list of it: `python tests/list_names.py` writes that list anew.

Run it after a report got a new value, block, condition or list; a test says when.
"""

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

import pytest

import werkplekleren as wpl
from every_report import every_report
from werkplekleren.documents import Inline
from werkplekleren.reports.dispatch import document_of
from werkplekleren.reports.wording import Amount, Composed, Facts, Phrases, Value, Wording
from werkplekleren.reports.wording.sentences import names_in
from werkplekleren.reports.wording.wordings import builtin, builtin_languages, builtin_names

FILE = Path(wpl.__file__).parent / "content" / "wording" / "names.toml"
HEAD = """\
# What each report offers to its wording: values {name}, numbers (values with forms, {name|one|more}), blocks :::name,
# conditions :::when name and lists :::each name. Written by tests/list_names.py; a test holds it to what the reports give.
"""
NUMBERS = """
# Files with single sentences: the values in them that are numbers, besides those that have forms there already.
[numbers]
"""
WIDTH = 148
Said = tuple[str, str, Value]


def given_names() -> tuple[dict[str, list[Facts]], list[Said]]:
    """Per wording file the facts of each report of both example firms; and file, name and value of all single sentences."""
    facts: dict[str, list[Facts]] = defaultdict(list)
    said: list[Said] = []
    compose, say = Wording.compose, Phrases.say

    def composing(self: Wording, own: Facts) -> Composed:
        facts[PurePath(self.file).stem].append(own)
        return compose(self, own)

    def saying(self: Phrases, code: str, values: Mapping[str, Value]) -> Inline:
        said.extend((PurePath(self.file).stem, name, value) for name, value in values.items())
        return say(self, code, values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Wording, "compose", composing)
        patch.setattr(Phrases, "say", saying)
        for _, thing in every_report():
            document_of(thing, "nl")
    return facts, said


def listed() -> str:
    """The list."""
    facts, said = given_names()
    return HEAD + "".join(_report(f"report.{name}", found) for name, found in sorted(facts.items())) + NUMBERS + "".join(_numbers(said, {*facts}))


def _report(name: str, facts: list[Facts]) -> str:
    whole = {one for each in facts for one, value in each.values.items() if type(value) in {int, Amount}}
    sorts = {
        "values": {one for each in facts for one in each.values} - whole,
        "numbers": whole,
        "blocks": {one for each in facts for one in each.blocks},
        "conditions": {one for each in facts for one in each.conditions},
    }
    lines = "".join(_line(sort, names) for sort, names in sorts.items() if names)
    inner = sorted({one for each in facts for one in each.lists})
    return f"\n[{name}]\n{lines}" + "".join(
        _report(f"{name}.lists.{one}", [member for each in facts for member in each.lists.get(one, ())]) for one in inner
    )


def _numbers(said: Iterable[Said], reports: set[str]) -> Iterable[str]:
    kinds: dict[tuple[str, str], set[bool]] = defaultdict(set)
    for file, name, value in said:
        kinds[file, name].add(type(value) in {int, Amount})
    for file in builtin_names("nl"):
        if file not in reports:
            texts = [found.text for language in builtin_languages() if (found := builtin(file, language)) is not None]
            used = {name for text in texts for name, _ in names_in(text)}
            yield _line(file, {name for (where, name), whole in kinds.items() if where == file and whole == {True}} & used)


def _line(key: str, names: Iterable[str]) -> str:
    line = f"{key} = [" + ", ".join(f'"{name}"' for name in sorted(names)) + "]"
    return "\n".join(textwrap.wrap(line, WIDTH, subsequent_indent="  ", break_on_hyphens=False, break_long_words=False)) + "\n"


if __name__ == "__main__":
    FILE.write_text(listed(), encoding="utf-8")
