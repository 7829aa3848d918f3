"""One document on its way to Word: paragraphs, lists, links, bookmarks, pictures, in the order of reading."""

import re
from collections.abc import Mapping
from contextlib import contextmanager
from itertools import takewhile

import attrs

from werkplekleren._base.translation import Translator, translator
from werkplekleren.documents import Captions, Document, Figure, Inline, Table, captions, numbers, walk
from werkplekleren.renderers.docx.numbering import Lists
from werkplekleren.renderers.docx.reference import Start
from werkplekleren.renderers.docx.sheets import crowded, is_list
from werkplekleren.renderers.docx.spelling import language_look, run, spans
from werkplekleren.renderers.links import checked
from werkplekleren.renderers.theme import Theme

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator

AFTER_TABLE = 160
"""The room between a table and the paragraph below it, in twentieths of a point; a table has none of its own."""

AROUND_BOX = {False: 200, True: 100}
"""The room above and below a callout, also on a sheet."""

MOST_TOGETHER, LONGEST_TOGETHER = 12, 900
"""Up to how many paragraphs of a section or a callout stand on one page, and up to how many characters."""

_words = re.compile(r"<w:t(?: [^>]*)?>([^<]*)")
_kept = re.compile("<w:keep(?:Next|Lines)/>")
_WITH_ROOM = frozenset({"heading 1", "heading 2", "heading 3", "heading 4", "caption", "Callout Title", "Form Label"})


_OPENING = ("heading 1", "heading 2", "heading 3", "heading 4", "Title", "Subtitle", "Document Facts", "Notice")


@attrs.frozen(kw_only=True)
class Box:
    """How paragraphs in a callout look: a line at the side and a quiet colour behind them."""

    edge: str
    fill: str


@attrs.define(kw_only=True)
class Writing:
    """Gathers the text of a document and what it refers to.

    Args:
        document: What is written.
        theme: Its colours.
        start: What it is written into.
    """

    document: Document
    theme: Theme
    start: Start
    translated: Translator = attrs.field(init=False)
    numbers: Mapping[str, str] = attrs.field(init=False)
    colours: Mapping[str, str] = attrs.field(init=False)
    lists: Lists = attrs.field(init=False)
    bookmarks: Mapping[str, str] = attrs.field(init=False)
    crowded: frozenset[int] = attrs.field(init=False)
    listed: bool = attrs.field(init=False)
    body: list[str] = attrs.field(factory=list[str], init=False)
    links: dict[str, str] = attrs.field(factory=dict[str, str], init=False)
    pictures: list[bytes] = attrs.field(factory=list[bytes], init=False)
    box: Box | None = attrs.field(default=None, init=False)
    captions: Captions = attrs.field(init=False)
    counted: dict[type, int] = attrs.field(factory=dict[type, int], init=False)
    speech: str | None = attrs.field(default=None, init=False)
    breaks: bool = attrs.field(default=False, init=False)
    below_table: bool = attrs.field(default=False, init=False)
    below_contents: bool = attrs.field(default=False, init=False)
    leads: bool = attrs.field(default=False, init=False)

    def __attrs_post_init__(self) -> None:
        from werkplekleren.renderers.docx.skeleton import colours

        self.translated = translator(self.document.language, self.document.labels)
        self.numbers = numbers(self.document)
        self.captions = captions(self.document)
        self.colours = colours(self.theme)
        self.crowded = crowded(self.document, self.start.height) if self.document.sheet else frozenset()
        self.listed = self.document.sheet and any(map(is_list, walk(self.document)))
        self.lists = Lists(self.start.lists, self.start.next_num)
        self.bookmarks = {name: f"_Toc{place:08d}" for place, name in enumerate(self.numbers, start=1)}

    def say(self, text: str) -> str:
        """A word of our own, in the language of the document."""
        return self.translated.gettext(text)

    def link(self, href: str, runs: str) -> str:
        """Runs that lead somewhere: into this document by `#` and the name of a section, or to an address."""
        goal = checked(href)
        if goal.startswith("#"):
            bookmark = self.bookmarks.get(goal[1:])
            return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{runs}</w:hyperlink>' if bookmark else runs
        relation = self.links.setdefault(goal, f"wplLink{len(self.links) + 1}")
        return f'<w:hyperlink r:id="{relation}" w:history="1">{runs}</w:hyperlink>'

    def spell(self, text: Inline, look: str = "") -> str:
        """Inline text as runs."""
        return spans(text, look, self.link, self.start.style_ids, self.speech)

    def words(self, text: str, style: str = "", look: str = "") -> str:
        """A text as one run, perhaps in a character style."""
        own = f'<w:rStyle w:val="{self.start.style_ids[style]}"/>' if style else ""
        return run(text, f"{own}{look}{language_look(self.speech)}")

    def label(self, block: Figure | Table) -> str:
        """`Figuur 2.` before a caption, the number as a field that counts; empty where the block has none."""
        number = self.captions.number(block)
        if number is None:
            return ""
        name = self.say("Figuur") if isinstance(block, Figure) else self.say("Tabel")
        expected = self.counted.get(type(block), 0) + 1
        self.counted[type(block)] = max(expected, number)
        figure = run(str(number))
        if number == expected:
            figure = f'<w:fldSimple w:instr=" SEQ {"Figure" if isinstance(block, Figure) else "Table"} \\* ARABIC ">{figure}</w:fldSimple>'
        return f"{run(f'{name} ')}{figure}{run('. ')}"

    @contextmanager
    def speaking(self, language: str | None) -> "Generator[None]":
        """What is in a language of its own, when it says of one."""
        before, self.speech = self.speech, language or self.speech
        yield
        self.speech = before

    def paragraph(self, style: str, content: str, *, numbering: str = "", tabs: str = "", keep: bool = False) -> None:
        """Add a paragraph.

        Args:
            style: Our name of its style.
            content: Its runs.
            numbering: Which list it belongs to, as the text of `w:numPr`.
            tabs: Tab stops of its own, as the text of `w:tabs`.
            keep: Whether it stays with the next one.
        """
        self.body.append(f"<w:p><w:pPr>{self._properties(style, numbering, tabs, keep=keep)}</w:pPr>{content}</w:p>")

    def keep_last(self) -> None:
        """Let the last paragraph stay with what comes next."""
        self.body[-1] = self.body[-1].replace("/>", "/><w:keepNext/>", 1)  # right behind its style, where Word wants it

    def keep_together(self, start: int) -> None:
        """Let the paragraphs that were written since a place, up to a table or figure, stand on one page, where they are few."""
        caption = f'<w:p><w:pPr><w:pStyle w:val="{self.start.style_ids["caption"]}"/>'
        parts = list(takewhile(lambda part: part.startswith("<w:p>") and not part.startswith(caption), self.body[start:]))
        if len(parts) > MOST_TOGETHER or sum(map(len, _words.findall("".join(parts)))) > LONGEST_TOGETHER:
            return
        last = start + len(parts) - 1
        for place, part in enumerate(parts, start=start):
            kept = "<w:keepNext/>" if place < last or (place < len(self.body) - 1 and "<w:keepNext/>" in part) else ""
            self.body[place] = _kept.sub("", part).replace("/>", f"/>{kept}<w:keepLines/>", 1)

    def break_due(self) -> str:
        """A page break, where one is due: it belongs to the next paragraph, also when that stands in a table."""
        due, self.breaks = self.breaks, False
        return "<w:pageBreakBefore/>" if due else ""

    def _properties(self, style: str, numbering: str, tabs: str, *, keep: bool) -> str:
        # in the order that Word asks for; what the place asks for comes with it: a page break, room below a table, the look of a callout
        lower = (self.below_table or self.below_contents) and style not in _WITH_ROOM
        self.below_table = self.below_contents = False
        kept = "<w:keepNext/>" if keep else ""
        inner = f'<w:pStyle w:val="{self.start.style_ids[style]}"/>{kept}{self.break_due()}{numbering}'
        above = AFTER_TABLE if lower else 0
        if self.box:
            bands = (f'<w:{side} w:val="single" w:sz="32" w:space="0" w:color="{self.box.fill}"/>' for side in ("top", "bottom"))
            line = f'<w:left w:val="single" w:sz="24" w:space="8" w:color="{self.box.edge}"/>'
            inner += f'<w:pBdr>{line.join(bands)}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{self.box.fill}"/>'
            above = AROUND_BOX[self.document.sheet] if style == "Callout Title" else above
            return f'{inner}{tabs}<w:spacing w:before="{above}" w:after="0"/>'
        return f'{inner}{tabs}<w:spacing w:before="{above}"/>' if above else inner + tabs

    def table(self, xml: str) -> None:
        """Add a table, with a paragraph before it where two tables would become one."""
        self.body.append(xml)
        self.below_table = True

    def turn(self) -> bool:
        """Lay the page on its side from here on, with headings and a front that stand before it; says whether that is possible here."""
        if self.box or not self.start.turned:
            return False
        at = len(self.body)
        while at and self._opens(self.body[at - 1]):
            at -= 1
        if at and not self.body[at - 1].startswith("<w:p>"):
            self.body.insert(at, f'<w:p><w:pPr><w:pStyle w:val="{self.start.style_ids["Table Text"]}"/></w:pPr></w:p>')
            at += 1
        if at and "<w:sectPr" not in self.body[at - 1]:
            self._end_section(at - 1, self.start.section)
        self.breaks = self.below_table = False
        return True

    def turn_back(self) -> None:
        """Set the page upright again after the last paragraph."""
        self._end_section(len(self.body) - 1, self.start.turned)

    def ending(self) -> str:
        """The last section, as the text of `w:sectPr`: on its side when the last paragraph is, so that no empty page follows."""
        if self.start.turned and self.start.turned in self.body[-1]:
            self.body[-1] = self.body[-1].replace(self.start.turned, "")
            return self.start.turned
        return self.start.section

    def _end_section(self, at: int, section: str) -> None:
        self.body[at] = self.body[at].replace("</w:pPr>", f"{section}</w:pPr>", 1)

    def _opens(self, xml: str) -> bool:
        """Whether a paragraph is a heading, or the front of the document."""
        return any(f'<w:pStyle w:val="{self.start.style_ids[name]}"/>' in xml for name in _OPENING)

    @contextmanager
    def within(self, box: Box) -> "Generator[None]":
        """Paragraphs that belong to a callout."""
        self.box = box
        yield
        self.box = None
        if self.body[-1].startswith("<w:p>"):
            self.body[-1] = self.body[-1].replace(' w:after="0"/>', f' w:after="{AROUND_BOX[self.document.sheet]}"/>', 1)
        else:
            self.below_table = True

    def bookmarked(self, section: str, runs: str) -> str:
        """Runs that links to a section lead to."""
        name = self.bookmarks[section]
        number = int(name[4:])
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'

    def pictured(self, content: bytes) -> str:
        """The relation that leads to a new picture."""
        self.pictures.append(content)
        return f"wplPicture{len(self.pictures)}"
