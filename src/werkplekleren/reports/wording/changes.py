"""Sections of a fund in a wording file of ours: other words, new ones, another place, left out.

In a file `advice-report.changes.md` each heading says by its mark what it is about:

- `## Geld {#money}`: other words for the heading and the text of section `money`; with nothing below it only the heading changes,
  with no words before the mark only the text.
- `## Wat het fonds betaalt {#fund-pays after=money}`: a new section, after `money`; `before=money` puts it before.
- `## {#money before=plan}`: section `money` in another place, with all that is in it.
- `## {#sources out}`: section `sources` is left out, with all that is in it.

The text of a section is what stands between its heading and the next one: the sections inside it stay as they are.
"""

import re
from collections.abc import Sequence

import attrs
from markdown_it.tree import SyntaxTreeNode

from werkplekleren.errors import Message, Place, Problem, did_you_mean
from werkplekleren.reports.wording.markdown import ID, MARK, closes, opens, place_of, section_of, tree

Nodes = Sequence[SyntaxTreeNode]

_HEADING = re.compile(rf"^(?P<head>#{{1,6}}[ \t].*?)\{{#(?P<id>{ID})(?P<says>(?:[ \t]+{ID})*)[ \t]*\}}[ \t]*$")
_SAYS = re.compile(rf"(?P<side>after|before)=(?P<other>{ID})|(?P<out>out)|")
_TITLE = 1
_DEEPEST = 6


@attrs.frozen(kw_only=True)
class _Mark:
    """What the mark behind a heading says; `unread` when it cannot be read."""

    id: str
    unread: str = ""
    side: str | None = None
    other: str | None = None
    out: bool = False


@attrs.define(kw_only=True)
class _Change:
    """One heading of a file with changes, with what belongs to it."""

    mark: _Mark | None
    heading: SyntaxTreeNode
    before: list[SyntaxTreeNode]
    body: list[SyntaxTreeNode]

    @property
    def nodes(self) -> list[SyntaxTreeNode]:
        return [*self.before, self.heading, *self.body]

    @property
    def words(self) -> str:
        """The heading itself, without its mark."""
        return MARK.sub("", self.heading.children[0].content).strip()


def changed(nodes: Nodes, text: str, file: str) -> tuple[tuple[SyntaxTreeNode, ...], tuple[Problem, ...]]:
    """A wording file with the changes of another.

    Args:
        nodes: The wording, parsed.
        text: The file with changes.
        file: What that is called in messages.

    Returns:
        The wording with every change that could be made, and what is wrong with the others.
    """
    maker = _Maker(list(nodes), file)
    maker.make(text)
    return tuple(maker.nodes), tuple(maker.problems)


class _Maker:
    def __init__(self, nodes: list[SyntaxTreeNode], file: str) -> None:
        self.nodes = nodes
        self.file = file
        self.problems: list[Problem] = []
        self.written: set[str] = set()

    def make(self, text: str) -> None:
        marks: dict[int, _Mark] = {}
        lines = text.split("\n")
        for at, line in enumerate(lines):
            if found := _HEADING.match(line):
                marks[at] = _mark(found["id"], found["says"].strip())
                lines[at] = f"{found['head']}{{#{found['id']}}}"
        for change in self._changes(tree("\n".join(lines), self.file), marks):
            self._apply(change)

    def _changes(self, nodes: Nodes, marks: dict[int, _Mark]) -> list[_Change]:
        found: list[_Change] = []
        known = {*self._ids()}
        now: _Change | None = None
        waiting: list[SyntaxTreeNode] = []
        for at, node in enumerate(nodes):
            if opens(node) and _heads(nodes, at):
                waiting.append(node)
                continue
            mark = marks.get(node.map[0]) if node.type == "heading" and node.map else None
            if node.type == "heading" and (
                _level(node) == _TITLE or (mark is not None and (mark.id in known or mark.side or mark.out or mark.unread))
            ):
                now = _Change(mark=mark, heading=node, before=waiting, body=[])
                found.append(now)
            elif node.type == "heading" and (now is None or _level(now.heading) == _TITLE or _level(node) <= _level(now.heading)):
                self._unplaced(node, mark, known)
                now = _Change(mark=mark, heading=node, before=waiting, body=[])  # so that what stands below it is told of once
            elif now is not None:
                now.body += [*waiting, node]
            else:
                self._wrong(node, "no-section", Message("this text stands above the first heading, so it belongs to no section"))
            waiting = []
        return found

    def _unplaced(self, node: SyntaxTreeNode, mark: _Mark | None, known: set[str]) -> None:
        if mark is None:
            self._wrong(
                node,
                "no-section",
                Message("this heading does not say which section it is"),
                Message("write its name behind it, such as {mark}", {"mark": "{#money}"}),
            )
            return
        remedy = did_you_mean(mark.id, sorted(known)) or Message("say where a new section goes, such as {mark}", {"mark": "{#name after=other}"})
        self._wrong(node, "unknown-section", Message("there is no section {id}", {"id": mark.id}), remedy)

    def _apply(self, change: _Change) -> None:
        mark = change.mark
        at = self._title() if mark is None else self._find(mark.id)
        if mark is None:
            self._reword(at, change)
        elif mark.unread:
            remedy = Message("behind the name goes one of these: {known}", {"known": "out, after=..., before=..."})
            self._wrong(change.heading, "unread-mark", Message("the mark {found} cannot be read", {"found": mark.unread}), remedy)
        elif mark.out:
            if at is None:
                self._unknown(change.heading, mark.id)
            else:
                del self.nodes[at : _end(self.nodes, at)]
                self.written.discard(mark.id)
        elif mark.side is not None and mark.other is not None:
            self._place(at, change, mark.side, mark.other)
        elif change.body or change.words:
            self._reword(at, change)
        else:
            self._wrong(change.heading, "empty-section", Message("there is nothing below this heading"))

    def _reword(self, at: int | None, change: _Change) -> None:
        """Put the words of a change in the place of ours; a heading without words leaves ours."""
        self._repeated(change)
        heading = change.heading if at is None or change.words else self.nodes[at]
        if at is None:
            self.nodes[:0] = change.nodes
        elif change.body:
            self.nodes[at : _own_end(self.nodes, at)] = [*change.before, heading, *change.body]
        else:
            self.nodes[at] = heading

    def _repeated(self, change: _Change) -> None:
        """Tell of a section whose words would take the place of others in the same file."""
        brought = {name for node in change.nodes if (name := section_of(node)) is not None} if change.body else set[str]()
        for name in sorted(brought & self.written):
            remedy = Message("give one of them another name, or put their words below one heading")
            self._wrong(change.heading, "repeated-section", Message("section id {id} is used more than once", {"id": name}), remedy)
        self.written |= brought

    def _place(self, at: int | None, change: _Change, side: str, other: str) -> None:
        if self._find(other) is None:
            self._unknown(change.heading, other)
            return
        if at is None:
            if not change.body:
                self._wrong(change.heading, "empty-section", Message("there is nothing below this heading"))
            self._repeated(change)
            moved, around = change.nodes, []
        else:
            around = _around(self.nodes, at)
            self._reword(at, change)
            moved = self.nodes[at : _end(self.nodes, at)]
            del self.nodes[at : at + len(moved)]
        beside = self._find(other)
        if beside is None:
            self._wrong(change.heading, "unknown-section", Message("a section cannot go into itself"))
            return
        there = _before(self.nodes, beside) if side == "before" else _after(self.nodes, beside)
        inside = {id(node) for node in _around(self.nodes, there)}
        wrapped = [node for node in around if id(node) not in inside]
        self.nodes[there:there] = [*wrapped, *moved, *(_closing() for _ in wrapped)]

    def _ids(self) -> list[str]:
        return [name for node in self.nodes if (name := section_of(node)) is not None]

    def _find(self, name: str) -> int | None:
        return next((at for at, node in enumerate(self.nodes) if section_of(node) == name), None)

    def _title(self) -> int | None:
        return next((at for at, node in enumerate(self.nodes) if node.type == "heading" and _level(node) == _TITLE), None)

    def _unknown(self, node: SyntaxTreeNode, name: str) -> None:
        known = self._ids()
        remedy = did_you_mean(name, known) or Message("there are: {known}", {"known": ", ".join(known)})
        self._wrong(node, "unknown-section", Message("there is no section {id}", {"id": name}), remedy)

    def _wrong(self, node: SyntaxTreeNode, code: str, what: Message, remedy: Message | None = None) -> None:
        self.problems.append(Problem(code=code, what=what, place=Place(file=self.file, line=place_of(node)[1]), remedy=remedy))


def _mark(name: str, says: str) -> _Mark:
    found = _SAYS.fullmatch(says)
    if found is None:
        return _Mark(id=name, unread=f"{{#{name} {says}}}")
    return _Mark(id=name, side=found["side"], other=found["other"], out=found["out"] is not None)


def _level(node: SyntaxTreeNode) -> int:
    return int(node.tag[1])


def _heads(nodes: Nodes, at: int) -> bool:
    """Whether the part that opens here begins with a heading."""
    while at < len(nodes) and opens(nodes[at]):
        at += 1
    return at < len(nodes) and nodes[at].type == "heading"


def _highest(nodes: Nodes, at: int) -> int:
    """The level of the highest heading in the part that opens here; deeper than any when it has none."""
    depth, highest = 0, _DEEPEST + 1
    for node in nodes[at:]:
        depth += opens(node) - closes(node)
        if node.type == "heading":
            highest = min(highest, _level(node))
        if depth == 0:
            break
    return highest


def _until(nodes: Nodes, at: int, level: int) -> int:
    """Where what starts at a heading ends: at a heading of this level or higher, or where the part that it lies in closes."""
    depth = 0
    for there in range(at + 1, len(nodes)):
        node = nodes[there]
        if depth == 0 and (closes(node) or (node.type == "heading" and _level(node) <= level) or (opens(node) and _highest(nodes, there) <= level)):
            return there
        depth += opens(node) - closes(node)
    return len(nodes)


def _end(nodes: Nodes, at: int) -> int:
    """Where a section ends, with the sections inside it."""
    return _until(nodes, at, _level(nodes[at]))


def _own_end(nodes: Nodes, at: int) -> int:
    """Where the text of a section itself ends."""
    return _until(nodes, at, _DEEPEST)


def _after(nodes: Nodes, at: int) -> int:
    """Where a section goes that comes after another: also after the parts that close there, so that it does not depend on them."""
    there = _end(nodes, at)
    while there < len(nodes) and closes(nodes[there]):
        there += 1
    return there


def _before(nodes: Nodes, at: int) -> int:
    while at > 0 and opens(nodes[at - 1]):
        at -= 1
    return at


def _around(nodes: Nodes, at: int) -> list[SyntaxTreeNode]:
    """The lines that open the parts in which a place lies, the outermost first."""
    around: list[SyntaxTreeNode] = []
    for node in nodes[:at]:
        if opens(node):
            around.append(node)
        elif closes(node):
            around = around[:-1]
    return around


def _closing() -> SyntaxTreeNode:
    return tree(":::end", "")[0]
