"""What is wrong in a fund's wording, told without making a report."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from werkplekleren.documents import Block
from werkplekleren.errors import Message, Place, Problem, did_you_mean
from werkplekleren.reports.wording.changes import changed
from werkplekleren.reports.wording.composing import Composer, Heading
from werkplekleren.reports.wording.facts import Facts, Value
from werkplekleren.reports.wording.file import WordingFile
from werkplekleren.reports.wording.markdown import SLOT, addressed, closes, opens, section_of, tree
from werkplekleren.reports.wording.names import numbers, offered
from werkplekleren.reports.wording.phrases import Phrases
from werkplekleren.reports.wording.sentences import Sentences, names_in

if TYPE_CHECKING:
    from werkplekleren.reports.wording.wordings import Wordings

NO_SECTION = "unknown-section"
"""The code of a reference to a section that is not there: what a file leaves out may be named by one that lies below it."""

BOTH = (False, True)
"""Both forms of address: a pair may name something in one of them only."""


_VALUE = re.compile(r"\{[a-z0-9_]+\}")


def checked(wordings: "Wordings") -> tuple[Problem, ...]:
    """Everything that is wrong in the files of a fund, each once, in the order of the files and their lines."""
    found = (problem for file in wordings.files for problem in sorted(_checked(file, wordings), key=lambda problem: problem.place.line or 0))
    return tuple(dict.fromkeys(found))


def missing(wordings: "Wordings", language: str) -> tuple[str, ...]:
    """What a language has no words for; see `Wordings.missing`."""
    mine = {language, language.partition("-")[0]}
    lacking: list[str] = []
    for name in known_files():
        layers = [files for code, files in wordings.layers(name, language) if code in mine]
        if not layers:
            lacking.append(f"{name}.md")
        elif name not in offered():
            own = {code for files in layers for file in files for code in _phrases(file).codes}
            lacking += [f"{name}.md#{code}" for code in wordings.phrases(name, language).codes if code not in own]
    return tuple(lacking)


def known_files() -> tuple[str, ...]:
    """The names that wording files have: those of the reports, and those with single sentences."""
    from werkplekleren.reports.wording.wordings import FALLBACK, builtin_names

    return builtin_names(FALLBACK)


def _checked(file: WordingFile, wordings: "Wordings") -> Iterator[Problem]:
    if file.sort == "labels":
        yield from _labels(file)
    elif file.name not in known_files():
        what = Message("there is no wording file {file}", {"file": f"{file.name}.md"})
        remedy = did_you_mean(file.name, known_files()) or Message("there are: {known}", {"known": ", ".join(known_files())})
        yield Problem(code="unknown-file", what=what, place=Place(file=file.file), remedy=remedy)
    elif file.name not in offered():
        yield from _sentences(file)
    elif file.sort == "changes":
        yield from _changes(file, wordings)
    else:
        for formal in BOTH:
            yield from _report(tree(addressed(file.text, formal=formal), file.file), file)


def _labels(file: WordingFile) -> Iterator[Problem]:
    from werkplekleren._base.catalogue import entries

    try:
        entries(file.text.encode())
    except ValueError as error:
        yield Problem(code="unreadable", what=Message("this is no catalogue of short strings"), place=Place(file=file.file), found=str(error))


def _changes(file: WordingFile, wordings: "Wordings") -> Iterator[Problem]:
    below = wordings.below(file)
    if not below:
        what = Message("there is no {file} in this language to change", {"file": f"{file.name}.md"})
        yield Problem(code="nothing-to-change", what=what, place=Place(file=file.file), remedy=Message("write the whole file"))
        return
    for formal in BOTH:
        nodes: tuple[SyntaxTreeNode, ...] = ()
        problems: tuple[Problem, ...] = ()
        for layer in (*below, file):
            text = addressed(layer.text, formal=formal)
            nodes, problems = changed(nodes, text, layer.file) if layer.sort == "changes" else (tree(text, layer.file), ())
        yield from problems
        yield from (problem for problem in _report(nodes, file) if problem.place.file == file.file or problem.code == NO_SECTION)


def _report(nodes: Sequence[SyntaxTreeNode], file: WordingFile) -> list[Problem]:
    writer = _EveryBranch(file.language)
    parts = list(writer.parts(nodes, offered()[file.name].facts()))
    ids = [part.id for part in parts if isinstance(part, Heading) and part.level > 1]
    _references(writer, ids, [name for node in nodes if (name := section_of(node))])
    seen: set[str] = set()
    depth = 0
    for node in nodes:
        depth += opens(node) - closes(node)
        name = section_of(node)
        if name in seen and depth == 0:
            writer.wrong(node, "repeated-section", Message("section id {id} is used more than once", {"id": name}))
        elif name is not None and depth == 0:
            seen.add(name)
    return writer.problems


def _references(writer: Composer, sections: Sequence[str], marks: Sequence[str]) -> None:
    """Tell of what refers to a section that the report never has, or, without words of its own, to one of several.

    Args:
        writer: What composed the report, in every branch.
        sections: The sections that it has then.
        marks: Their names as they are written, in which a value may stand.
    """
    several = [re.compile(_VALUE.sub("[a-z0-9-]+", mark)) for mark in marks if _VALUE.search(mark)]
    known = [name for name in dict.fromkeys(sections) if not any(pattern.fullmatch(name) for pattern in several)]
    for reference in writer.references:
        if reference.written in marks or reference.section in known:
            continue
        if not any(pattern.fullmatch(reference.section) for pattern in several):
            remedy = did_you_mean(reference.written, known) or Message("there are: {known}", {"known": ", ".join(known) or "-"})
            writer.wrong(reference.at, NO_SECTION, Message("there is no section {id}", {"id": reference.written}), remedy)
        elif not reference.words:
            what = Message("section {id} is not there in every report, so this needs words of its own", {"id": reference.written})
            writer.wrong(reference.at, "no-words", what, Message("write {example}", {"example": f"[...](#{reference.written})"}))


def _sentences(file: WordingFile) -> Iterator[Problem]:
    """Codes that do not exist, and values that our own sentence for the same code does not have."""
    known = _known_sentences(file.name)
    for formal in BOTH:
        read = Phrases.read(addressed(file.text, formal=formal), file=file.file, language=file.language)
        writer = Sentences(file.language)
        for code, phrase in read.phrases.items():
            if code not in known:
                writer.unknown(phrase.node, f"## {code}", code, known)
            else:
                writer.inline(phrase.node, Facts(values=known[code]))
        for reference in writer.references:
            what = Message("a single sentence refers to no section, as it stands in several reports")
            writer.wrong(reference.at, "no-reference", what)
        yield from writer.problems


def _known_sentences(name: str) -> dict[str, dict[str, Value]]:
    """Code -> the values of our own sentences for it, in any of our languages; those with forms are numbers."""
    from werkplekleren.reports.wording.wordings import builtin, builtin_languages

    known: dict[str, dict[str, Value]] = {}
    for file in [file for language in builtin_languages() if (file := builtin(name, language)) is not None]:
        for code, phrase in _phrases(file).phrases.items():
            values = known.setdefault(code, {})
            for value, forms in names_in(phrase.node.children[0].content):
                values[value] = 1 if forms or value in numbers()[name] or values.get(value) == 1 else "x"
    return known


def _phrases(file: WordingFile) -> Phrases:
    return Phrases.read(file.text, file=file.file, language=file.language)


class _EveryBranch(Composer):
    """A composer that goes into every part, whether its condition holds or not, and looks at every caption."""

    def _container(self, node: SyntaxTreeNode, found: tuple[str, str], inner: Sequence[SyntaxTreeNode], facts: Facts) -> Iterator[Block | Heading]:
        word, name = found
        if word != "each" and name in facts.conditions:
            yield from self.parts(inner, facts)
        else:
            yield from super()._container(node, found, inner, facts)

    def _slot_block(self, node: SyntaxTreeNode, name: str, facts: Facts) -> Iterator[Block]:
        self.inline(node, facts, without=SLOT)
        yield from super()._slot_block(node, name, facts)
