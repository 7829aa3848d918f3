"""Reference documents: ours to begin with, and those of somebody else."""

import re
from pathlib import Path
from typing import Any

import attrs
import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Pt

from sample_documents import document, one_of_each, report
from werkplekleren.documents import NumberedList, Table, heads, plain, row
from werkplekleren.errors import RenderError
from werkplekleren.renderers import DocxWriter, Palette, Theme, reference_document, render
from werkplekleren.renderers.docx.given import parsed
from werkplekleren.renderers.docx.numbering import W
from werkplekleren.renderers.docx.package import zipped
from word import all_text, listing, opened, outside, parts

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KINDS = {block.kind: block for block in one_of_each()}
RED = Theme(name="Fonds", light=Palette(accent="#8a1030"))


def written(made: Any, theme: Theme | None = None) -> bytes:  # noqa: ANN401 - anything with a document
    content = render(made, "docx", theme=theme)
    assert isinstance(content, bytes)
    return content


def opened_default() -> Any:  # noqa: ANN401 - python-docx has types for little of what tests look at
    """The document that python-docx begins with: Letter, styles of Word 2007."""
    return docx.Document()


def as_template(content: bytes) -> bytes:
    files = parts(content)
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    return zipped(files)


def bare(own: Any) -> None:  # noqa: ANN401 - as above
    """No page, no lists."""
    for element in own.element.body.xpath("w:sectPr"):
        own.element.body.remove(element)
    (name,) = (name for name, relation in own.part.rels.items() if relation.reltype == RELATIONSHIP_TYPE.NUMBERING)
    del own.part.rels[name]


def without_defaults(own: Any) -> None:  # noqa: ANN401 - as above
    own.styles.element.remove(own.styles.element.xpath("w:docDefaults")[0])


def with_empty_defaults(own: Any) -> None:  # noqa: ANN401 - as above
    (defaults,) = own.styles.element.xpath("w:docDefaults/w:rPrDefault")
    for child in list(defaults):
        defaults.remove(child)


def unnumbered(content: bytes) -> str:
    return re.sub(r"list \d+", "list", listing(content))


class TestReference:
    def test_ours_can_be_changed_and_given_back(self, tmp_path: Path) -> None:
        own = opened(reference_document(RED))
        own.styles["Title"].font.size = Pt(40)
        own.save(tmp_path / "fonds.docx")
        content = DocxWriter(reference=tmp_path / "fonds.docx").write(report(), Theme.default())
        assert opened(content).styles["Title"].font.size == Pt(40)
        assert unnumbered(content) == unnumbered(written(report()))

    def test_it_shows_each_style_by_its_name(self) -> None:
        shown = {paragraph.style.name for paragraph in opened(reference_document()).paragraphs}
        assert {"Title", "Lead", "Heading 4", "List Bullet", "Checklist", "Key Label", "Callout", "Quote", "Caption", "Form Line"} <= shown

    def test_a_document_of_somebody_else_keeps_its_styles_and_gets_what_it_lacks(self, tmp_path: Path) -> None:
        path = tmp_path / "huisstijl.docx"
        own = opened_default()
        own.add_paragraph("Geheim", style="Heading 1")
        own.styles["Heading 1"].font.size = Pt(9)
        own.sections[0].footer.paragraphs[0].text = "Onze voet"
        own.save(path)
        content = written(report(), Theme(reference=path))
        made = opened(content)
        assert "Geheim" not in all_text(content)
        assert made.styles["Heading 1"].font.size == Pt(9)
        assert made.sections[0].footer.paragraphs[0].text == "Onze voet"
        assert {"Lead", "Callout Title", "Key Label"} <= {style.name for style in made.styles}
        ids = [style.style_id for style in made.styles]
        assert len(ids) == len(set(ids))

    def test_lists_of_somebody_else_are_numbered_as_there(self, tmp_path: Path) -> None:
        own = opened_default()
        own.save(tmp_path / "x.docx")
        made = opened(DocxWriter(reference=tmp_path / "x.docx").write(document(NumberedList(items=(plain("a"),))), Theme.default()))
        (number,) = made.paragraphs[1]._p.xpath("w:pPr/w:numPr/w:numId/@w:val")
        (theirs,) = own.styles["List Number"].element.xpath("w:pPr/w:numPr/w:numId/@w:val")
        path = "w:num[@w:numId='{}']/w:abstractNumId/@w:val"
        assert number != theirs
        numbering = made.part.numbering_part.element
        assert numbering.xpath(path.format(number)) == numbering.xpath(path.format(theirs))

    def test_headings_of_somebody_else_are_numbered_as_the_other_formats_number_them(self, tmp_path: Path) -> None:
        own = opened_default()
        own.styles["Heading 1"].element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 1
        own.save(tmp_path / "x.docx")
        writer = DocxWriter(reference=tmp_path / "x.docx")
        path = "//w:style[@w:styleId='Heading1']/w:pPr/w:numPr/w:numId/@w:val"
        assert opened(writer.write(document(), Theme.default())).styles.element.xpath(path) == []
        made = opened(writer.write(report(), Theme.default()))
        (number,) = made.styles.element.xpath(path)
        numbering = made.part.numbering_part.element
        (definition,) = numbering.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
        levels = numbering.xpath(f"w:abstractNum[@w:abstractNumId='{definition}']/w:lvl/w:lvlText/@w:val")
        assert levels == ["%1", "%1.%2"]

    def test_styles_that_take_their_numbering_from_another_or_from_nowhere(self, tmp_path: Path) -> None:
        own = opened_default()
        bullet, ticks = own.styles["List Bullet"], own.styles.add_style("Checklist", WD_STYLE_TYPE.PARAGRAPH)
        ticks.base_style = bullet
        numbered = own.styles["List Number"]
        for element in numbered.element.xpath("w:pPr/w:numPr"):
            element.getparent().remove(element)
        numbered.base_style = own.styles.add_style("Eigen", WD_STYLE_TYPE.PARAGRAPH)
        own.styles["Eigen"].base_style = numbered
        source = own.styles.add_style("Source Item", WD_STYLE_TYPE.PARAGRAPH)
        source.element.get_or_add_pPr().get_or_add_numPr()
        step = own.styles.add_style("Step Title", WD_STYLE_TYPE.PARAGRAPH)
        step.element.insert(1, parsed(f'<w:basedOn xmlns:w="{W}" w:val="Weg"/>'))
        own.save(tmp_path / "x.docx")
        blocks = (KINDS["checklist"], KINDS["numbered-list"], KINDS["sources"], KINDS["steps"], KINDS["bullet-list"])
        content = DocxWriter(reference=tmp_path / "x.docx").write(document(*blocks), Theme.default())
        numbers = opened(content).part.numbering_part.element
        lines = listing(content).splitlines()
        assert lines[1] == "Checklist: koffie"
        for style in ("List Number", "Source Item", "Step Title"):
            (number, *_) = (re.findall(r"list (\d+)", line)[0] for line in lines if line.startswith(style))
            (definition,) = numbers.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
            assert numbers.xpath(f"w:abstractNum[@w:abstractNumId='{definition}']/w:lvl/w:numFmt/@w:val") == ["decimal"]

    def test_bullets_that_the_style_does_not_have_are_ours(self, tmp_path: Path) -> None:
        own = opened_default()
        for element in own.styles["List Bullet"].element.xpath("w:pPr/w:numPr"):
            element.getparent().remove(element)
        own.save(tmp_path / "x.docx")
        content = DocxWriter(reference=tmp_path / "x.docx").write(document(KINDS["bullet-list"]), Theme.default())
        assert re.search(r"List Bullet \(list \d+\): een", listing(content))

    def test_what_a_document_may_lack_is_made(self, tmp_path: Path) -> None:
        for number, damage in enumerate((bare, without_defaults, with_empty_defaults)):
            path = tmp_path / f"{number}.docx"
            own = opened_default()
            damage(own)
            own.save(path)
            made = opened(DocxWriter(reference=path).write(report(), Theme.default()))
            assert made.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val") == ["nl-NL"]
            assert made.part.numbering_part.element.xpath("count(w:abstractNum)") >= 6
            assert made.sections[0].left_margin > 0

    def test_nothing_of_the_outside_comes_along(self, tmp_path: Path) -> None:
        path = tmp_path / "x.docx"
        own = opened_default()
        template = own.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).relate_to("file:///k:/huis.dotm", f"{R}/attachedTemplate", is_external=True)
        own.settings.element.insert(0, parsed(f'<w:attachedTemplate xmlns:w="{W}" xmlns:r="{R}" r:id="{template}"/>'))
        own.part.relate_to("https://elders.nl", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        own.part.numbering_part.element.append(parsed(f'<w:numIdMacAtCleanup xmlns:w="{W}" w:val="3"/>'))
        own.save(path)
        content = DocxWriter(reference=path).write(document(KINDS["numbered-list"]), Theme.default())
        assert outside(content) == []
        assert b"attachedTemplate" not in parts(content)["word/settings.xml"]
        assert b"numIdMacAtCleanup" not in parts(content)["word/numbering.xml"]

    def test_a_page_of_somebody_else_is_turned_for_a_wide_form(self, tmp_path: Path) -> None:
        path = tmp_path / "x.docx"
        opened_default().save(path)
        wide = Table(caption=plain("Blad"), header=heads(*"abcdefgh"), rows=(row(*[""] * 8),), layout="fill-in")
        made = opened(DocxWriter(reference=path).write(attrs.evolve(document(wide), sheet=True), Theme.default()))
        assert made.sections[0].page_width == opened_default().sections[0].page_height

    def test_styles_are_found_by_their_name_whatever_their_id_in_another_language(self, tmp_path: Path) -> None:
        path = tmp_path / "x.docx"
        files = parts(reference_document())
        files["word/styles.xml"] = files["word/styles.xml"].replace(b'"Heading1"', b'"Kop1"').replace(b'"ListNumber"', b'"Lijstnummering"')
        path.write_bytes(zipped(files))
        made = opened(DocxWriter(reference=path).write(report(), Theme.default()))
        used = set(made.element.body.xpath("//w:pStyle/@w:val"))
        assert {"Kop1", "Lijstnummering"} <= used
        assert not {"Heading1", "ListNumber"} & used

    def test_a_document_with_macros_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "x.docm"
        files = parts(reference_document())
        usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(usual, b"application/vnd.ms-word.document.macroEnabled.main+xml")
        path.write_bytes(zipped(files))
        with pytest.raises(RenderError, match="is no Word document that can be read"):
            DocxWriter(reference=path).write(document(), Theme.default())

    def test_a_template_of_word_will_do(self, tmp_path: Path) -> None:
        path = tmp_path / "sjabloon.dotx"
        path.write_bytes(as_template(reference_document()))
        assert DocxWriter(reference=path).write(document(), Theme.default())[:2] == b"PK"

    def test_what_is_no_word_document_is_an_error(self, tmp_path: Path) -> None:
        path = tmp_path / "x.docx"
        with pytest.raises(RenderError, match=r"the reference document .*x\.docx cannot be read: No such file"):
            DocxWriter(reference=path).write(document(), Theme.default())
        good = reference_document()
        for content in (b"", b"PK", good[:2000], good.replace(b"word/document.xml", b"word/document.xmm")):
            path.write_bytes(content)
            with pytest.raises(RenderError, match="the reference document is no Word document that can be read"):
                DocxWriter(reference=path).write(document(), Theme.default())

    @pytest.mark.parametrize(
        ("part", "old", "new"),
        [
            ("word/document.xml", b"<w:body>", b"<w:bady>"),
            ("word/document.xml", b"w:document", b"w:dokument"),
            ("word/settings.xml", b"w:settings", b"w:dokument"),
            ("word/styles.xml", b"w:styles", b"w:dokument"),
            ("word/numbering.xml", b"w:numbering", b"w:dokument"),
            ("word/numbering.xml", b'w:numId="', b'w:numId="x'),
            ("word/document.xml", b'w:w="', b'w:w="x'),
            ("[Content_Types].xml", b"core-properties+xml", b"octet-stream"),
            ("_rels/.rels", b"officeDocument", b"kantoor"),
        ],
    )
    def test_a_damaged_word_document_is_an_error_and_no_traceback_from_inside(self, part: str, old: bytes, new: bytes, tmp_path: Path) -> None:
        files = parts(reference_document())
        assert old in files[part]
        path = tmp_path / "x.docx"
        path.write_bytes(zipped({**files, part: files[part].replace(old, new)}))
        with pytest.raises(RenderError, match="the reference document is no Word document that can be read"):
            DocxWriter(reference=path).write(document(), Theme.default())

    def test_a_style_of_another_sort_is_named(self, tmp_path: Path) -> None:
        own = opened_default()
        own.styles.add_style("Lead", WD_STYLE_TYPE.CHARACTER)
        own.styles.add_style("Quiet", WD_STYLE_TYPE.PARAGRAPH)
        own.save(tmp_path / "x.docx")
        with pytest.raises(RenderError, match="with the names of ours: Lead, Quiet"):
            DocxWriter(reference=tmp_path / "x.docx").write(document(), Theme.default())
