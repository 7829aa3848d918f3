"""Templates of a fund: they see a small view, escape what they print, and cannot do harm."""

import os
import re
from datetime import date
from pathlib import Path

import attrs
import pytest

from chart_examples import EXAMPLES
from hostile_texts import CONTROL, TEXTS, everywhere
from sample_documents import document, profile_figure, report
from werkplekleren._base.messages import in_words
from werkplekleren.documents import Document, Paragraph, Section, plain
from werkplekleren.documents.charts import ProfileChart
from werkplekleren.errors import InvalidValueError, RenderError
from werkplekleren.renderers import Template, Theme, render, sandbox, save

SMALL = Document(title="Leren & <bewaren>", language="nl", date=date(2027, 1, 4), blocks=(Section(id="tijd", title="Tijd *"),))


def made(text: str, name: str = "brief.html.j2", of: Document = SMALL, obj: object = None) -> str:
    return Template(text=text, name=name).written(of, Theme(name="Fonds"), obj=obj)


def refused(text: str, name: str = "brief.html.j2", of: Document = SMALL) -> str:
    """The sentence of the one problem."""
    with pytest.raises(RenderError) as caught:
        made(text, name, of)
    (problem,) = caught.value.problems
    assert in_words(caught.value, "nl").startswith("het sjabloon ")
    return str(problem)


class TestWhatItSees:
    def test_the_document_its_sections_and_the_theme(self) -> None:
        text = "{{ document.title }}|{{ sections.tijd.title }}|{{ theme.name }}|{{ language }}|{% for s in document.sections %}{{ s.id }}{% endfor %}"
        assert made(text) == "Leren &amp; &lt;bewaren&gt;|Tijd *|Fonds|nl|tijd"

    def test_what_the_document_was_made_of(self) -> None:
        assert made("{{ report.subtitle }}", obj=document()) == ""
        assert made("{{ report.title }}") == "Leren &amp; &lt;bewaren&gt;"

    def test_figures_and_tables_in_reading_order(self) -> None:
        assert made("{{ figures[0].title }}|{{ tables|length }}", of=report()) == "Leerklimaat per onderdeel, medewerkers en leiding|6"

    def test_a_model_itself_by_render(self) -> None:
        from werkplekleren import Toolbox

        instrument = Toolbox.builtin().instruments["werkinstructie"]
        text = Template(text="{{ report.title|text }}/{{ report.title|text('en') }}/{{ report.title }}")
        said = instrument.title
        nl, en = said.in_language("nl"), said.in_language("en")
        assert render(instrument, template=text, language="nl") == f"{nl}/{en}/{nl}"


class TestFilters:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("{{ 1234.56|number(1) }} {{ 3|number(signed=true) }}", "1.234,6 +3"),
            ("{{ 0.256|percentage }}", "26%"),
            (
                "{{ document.date }}, {{ document.date|date('short') }}, {{ document.date|date('month') }}",
                "4\N{NO-BREAK SPACE}januari 2027, 4\N{NO-BREAK SPACE}jan 2027, januari 2027",
            ),
            ("{{ 0.5 + 1.75 }}", "2,3"),
            ("{{ 'https://voorbeeld.nl?a=1&b=2'|address }}", "https://voorbeeld.nl?a=1&amp;b=2"),
            ("{{ [1, 2]|join(', ') }} {{ ['a', '<']|join }} {{ 'a-b'|replace('-', '+') }} {{ 12|replace('1', '2') }}", "1, 2 a&lt; a+b 22"),
            ("{{ 'a'|text }}{% set x = {'a': {'b': [1]}} %}{{ x.a.b[0] }}", "a1"),
            ("{{ document.sections|join(', ', attribute='id') }}", "tijd"),
            ("{{ 'a'|upper }}{{ ' b '|trim }}{{ {'a': 1}.items()|list|length }}", "Ab1"),
            ("{{ 2 + 3 * 4 - 7 % 4 }} {{ 'a' ~ 1 }} {{ 'a' + 'b' }}", "11 a1 ab"),
            ("{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{{ m('<') }}{{ [m('&'), '<']|join('>') }}", "<b>&lt;</b><b>&amp;</b>&gt;&lt;"),
            ("{% set x %}<i>{{ document.title }}</i>{% endset %}{{ x }}", "<i>Leren &amp; &lt;bewaren&gt;</i>"),
            ("{% for x in range(2) %}{{ loop.cycle('a', 'b') }}{% endfor %}", "ab"),
        ],
    )
    def test_in_the_language_of_the_document(self, text: str, said: str) -> None:
        assert made(text) == said

    def test_inline_text_comes_as_words(self) -> None:
        assert made("{{ document.blocks[0].text|text }}", of=document(Paragraph(text=plain("a < b")))) == "a &lt; b"

    @pytest.mark.parametrize(("name", "begin"), [("a.html.j2", '<section id="wpl-tijd"'), ("a.md.j2", "## Tijd \\*"), ("a.txt.j2", "Tijd *\n------")])
    def test_a_block_comes_as_the_kind_of_template_writes_it(self, name: str, begin: str) -> None:
        assert made("{{ sections.tijd|block }}", name).startswith(begin)
        assert made("{{ document.blocks|block }}", name) == made("{{ sections.tijd|block }}", name)

    def test_a_figure_comes_as_a_drawing_with_names_of_its_own(self) -> None:
        html = made("{% for one in figures %}{{ one|figure }}{{ one|figure(340) }}{% endfor %}", of=report())
        names = re.findall(r'<title id="([^"]+)"', html)
        assert len(names) == len(set(names)) == 10
        assert "<svg " in html

    def test_a_high_figure_comes_in_parts_that_no_page_break_cuts(self) -> None:
        chart = EXAMPLES["profile"]
        assert isinstance(chart, ProfileChart)
        rows = tuple(attrs.evolve(chart.rows[0], label=f"Rij {at}") for at in range(60))
        figure = attrs.evolve(profile_figure(), chart=attrs.evolve(chart, rows=rows))
        html = made("{{ figures[0]|figure }}", of=attrs.evolve(SMALL, blocks=(figure,)))
        assert html.count("<svg ") == html.count('<span style="display:block;break-inside:avoid"><svg ') > 1
        assert f"(deel 1 van {html.count('<svg ')})" in html
        names = re.findall(r'id="([^"]+)"', html)
        assert len(names) == len(set(names))

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("{{ 'a'|number }}", "this filter takes a number, not str"),
            ("{{ true|percentage }}", "this filter takes a number, not bool"),
            ("{{ 1|number(99) }}", "there can be 0 to 10 digits"),
            ("{{ 'a'|date }}", "this filter takes a day, and long, short or month"),
            ("{{ document.date|date('x') }}", "this filter takes a day, and long, short or month"),
            ("{{ 4|text }}", "this filter takes a text, not int"),
            ("{{ 4|block }}", "this filter takes a block, not int"),
            ("{{ 4|figure }}", "this filter takes a figure, in a template for HTML; elsewhere use the filter block"),
            ("{{ 'javascript:alert(1)'|address }}", "a link may lead to https://, http://, mailto: or #name"),
        ],
    )
    def test_what_a_filter_cannot_take_is_said_with_the_line(self, text: str, said: str) -> None:
        assert refused("\n" + text).startswith(f"brief.html.j2, line 2: {said}")

    def test_a_figure_has_a_width_that_is_drawn(self) -> None:
        assert "a figure is 200 to 2000 wide" in refused("{{ figures[0]|figure(9) }}", of=report())
        assert "in a template for HTML" in refused("{{ figures[0]|figure }}", "a.md.j2", report())


class TestEscaping:
    @pytest.mark.parametrize("name", TEXTS)
    def test_html_keeps_its_shape(self, name: str) -> None:
        text = '<p title="{{ document.title }}">{{ document.author }}</p>{{ document.title|upper }}'
        html = made(text, of=everywhere(TEXTS[name]))
        assert re.sub('<p title="[^"<>]*">[^<>]*</p>[^<>]*', "", html) == ""

    @pytest.mark.parametrize(
        "text",
        [
            "{% autoescape false %}{{ document.title }}{% endautoescape %}",
            "{% autoescape false %}{% set x %}{{ document.title }}{% endset %}{{ x }}{% endautoescape %}",
            "{% filter upper %}{{ document.title }}{% endfilter %}",
            "{{ (figures[0]|block)|replace('<', document.title) }}",
            "{{ [sections.tijd|block, document.title]|join(document.title) }}",
            "{{ document.title ~ ''|text }}{{ ('' ~ document.title)|reverse|join }}",
        ],
    )
    def test_data_never_become_markup(self, text: str) -> None:
        hostile = Document(title="<script>&'\"</script>", language="nl", blocks=(*SMALL.blocks, profile_figure()))
        assert "<script" not in made(text, of=hostile).lower()
        assert "<tpircs" not in made(text, of=hostile)

    @pytest.mark.parametrize("name", ["a.html.j2", "a.j2", "a.md.jinja", "a.txt.j2"])
    def test_no_control_characters_and_no_marks_of_direction(self, name: str) -> None:
        text = made("{{ document.title }}", name, everywhere(CONTROL))
        text.encode()
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)

    def test_markdown_is_literal_and_text_as_typed(self) -> None:
        assert made("*{{ document.title }}*", "a.md.j2", document()) == "*Voorbeeld*"
        assert made("{{ document.title }} {% set x %}{{ sections.tijd.title }}{% endset %}{{ x }}", "a.md.j2") == r"Leren & \<bewaren\> Tijd \*"
        assert made("{{ document.title }}", "a.txt.j2") == "Leren & <bewaren>"

    def test_a_name_that_says_nothing_names_the_choices(self) -> None:
        with pytest.raises(RenderError, match=r"template brief.pdf.j2 does not say what it makes; choose from .html.j2, .htm.j2"):
            made("x", "brief.pdf.j2")


class TestWhatItMayNot:
    @pytest.mark.parametrize(
        "text",
        [
            "{{ ''.__class__ }}",
            "{{ document.__class__.__mro__[1].__subclasses__() }}",
            "{{ document['__class__'] }}",
            "{{ document|attr('__class__') }}",
            "{{ document.sections|map(attribute='__class__')|first|block }}",
            "{{ document.without('tijd') }}",
            "{{ report.to_json() }}",
            "{{ theme.from_file('/etc/hosts') }}",
            "{{ 'a'.join(['b']) }}",
            "{{ '{0.__class__}'.format(document) }}",
            "{{ 'x'|format }}",
            "{{ document.title|safe }}",
            "{{ self.__init__.__globals__ }}",
            "{{ cycler.__init__.__globals__ }}",
            "{{ lipsum() }}",
            "{{ dict() }}",
            "{{ namespace() }}",
            "{{ range.__self__ }}",
            "{{ document }}",
            "{{ document.blocks }}",
            "{{ sections }}",
            "{{ [1]|upper }}",
            "{{ document.blocks ~ 'x' }}",
            "{{ document.blocks|join }}",
            "{{ theme.logo }}",
            "{{ loop.index }}",
            "{% set x = document.blocks.append(1) %}",
            "{{ _budget }}",
            "{% do 1 %}",
            "{% import 'os' as os %}",
        ],
    )
    def test_reach_what_is_not_data(self, text: str) -> None:
        assert refused(text).startswith("brief.html.j2, line 1: ")

    @pytest.mark.parametrize(
        "text",
        [
            "{{ 'x' * 1000000000 }}",
            "{{ [1] * 1000000000 }}",
            "{{ 10 ** 1000000000 }}",
            "{{ '%1000000000d' % 1 }}",
            "{{ 'x'|center(1000000000) }}",
            "{{ 1.5|round(1000000000) }}",
            "{{ ('9' ~ '9')|int }}{% for a in range(1000000000000) %}{% endfor %}",
            "{% for a in range(10000) %}{% for b in range(10000) %}{% endfor %}{% endfor %}",
            "{% for a in range(99999) %}" + "x" * 1000 + "{% endfor %}",
            "{% set x %}{% for a in range(99999) %}" + "x" * 1000 + "{% endfor %}{% endset %}",
            "{% macro f(n, s) %}{% if n %}{{ f(n - 1, s ~ s) }}{% endif %}{% endmacro %}{{ f(19, 'x' ~ '0123456789') }}",
            "{% macro f(n) %}{{ f(n + 1) }}{% endmacro %}{{ f(0) }}",
            "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(18) }}",
            "{% macro f(n, s) %}{% if n %}{{ f(n - 1, [s, s]) }}{% endif %}{% endmacro %}{{ f(18, 1) }}",
            "{% macro f(n, s) %}{% if n %}{{ f(n - 1, s * s) }}{% endif %}{% endmacro %}{{ f(18, 99) }}",
            "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
            "{% include 'brief.html.j2' %}",
            "{% extends 'brief.html.j2' %}",
            "{{ range(100000)|join('0123456789') }}",
            "{{ ('a' ~ 'a')|replace('a', 'b' ~ sections.tijd.title)|replace('', stylesheet) }}",
            "{{ range(100000000)|sum }}",
            "{{ range(100000000)|list|length }}",
        ],
    )
    def test_run_on_for_ever_or_fill_the_memory(self, text: str) -> None:
        assert refused(text).startswith("brief.html.j2")

    def test_write_without_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sandbox, "LONGEST_OUTPUT", 100)
        assert "more than 100 characters of output" in refused("{{ stylesheet }}")


class TestFiles:
    def test_a_template_is_a_file_with_others_beside_it(self, tmp_path: Path) -> None:
        (tmp_path / "deel").mkdir()
        (tmp_path / "deel" / "kop.html.j2").write_text("<h1>{{ document.title }}</h1>", "utf-8")
        (tmp_path / "basis.html.j2").write_text("{% block midden %}{% endblock %}{{ x|default('.') }}", "utf-8")
        (tmp_path / "brief.html.j2").write_text(
            "{% extends 'basis.html.j2' %}{% block midden %}{{ super() }}{% include 'deel/kop.html.j2' %}é{% endblock %}", "utf-8"
        )
        for path in (tmp_path / "brief.html.j2", str(tmp_path / "brief.html.j2")):
            assert render(SMALL, template=path) == "<h1>Leren &amp; &lt;bewaren&gt;</h1>é."

    def test_a_part_that_was_changed_is_read_again_and_one_that_is_gone_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "a.html.j2").write_text("{% include 'deel.html.j2' %}")
        part = tmp_path / "deel.html.j2"
        for text, at in (("een", 1), ("twee", 2)):
            part.write_text(text)
            os.utime(part, ns=(at, at))
            assert [render(SMALL, template=tmp_path / "a.html.j2") for _ in range(2)] == [text, text]
        part.unlink()
        with pytest.raises(RenderError, match="there is no such template"):
            render(SMALL, template=tmp_path / "a.html.j2")

    def test_it_may_be_saved_under_any_suffix(self, tmp_path: Path) -> None:
        path = save(SMALL, tmp_path / "brief.eml", template=Template(text="Aan: {{ document.title }}", name="a.txt.j2"))
        assert path.read_text("utf-8") == "Aan: Leren & <bewaren>"

    def test_it_takes_the_place_of_a_format(self) -> None:
        with pytest.raises(RenderError, match="a template takes the place of a format"):
            render(SMALL, "markdown", template=Template(text=""))
        with pytest.raises(RenderError, match="a template takes the place of a format"):
            render(SMALL, fragment=True, template=Template(text=""))

    def test_nothing_outside_its_folder_is_read(self, tmp_path: Path) -> None:
        (tmp_path / "geheim.txt").write_text("x")
        folder = tmp_path / "sjablonen"
        folder.mkdir()
        (folder / "link.txt").symlink_to(tmp_path / "geheim.txt")
        for name in ("../geheim.txt", str(tmp_path / "geheim.txt"), "link.txt", "weg.txt"):
            (folder / "a.html.j2").write_text(f"{{% include '{name}' %}}")
            with pytest.raises(RenderError) as caught:
                render(SMALL, template=folder / "a.html.j2")
            assert len(caught.value.problems) == 1

    @pytest.mark.parametrize(
        ("content", "said"),
        [(b"\xff", "a.html.j2: this file is not in UTF-8; save it with"), (b"x" * 262145, "a.html.j2: this file is larger than 256 KiB")],
    )
    def test_what_is_no_text_or_too_large_is_said_so(self, content: bytes, said: str, tmp_path: Path) -> None:
        (tmp_path / "a.html.j2").write_bytes(content)
        with pytest.raises(RenderError) as caught:
            Template.from_file(tmp_path / "a.html.j2")
        assert str(caught.value.problems[0]).startswith(said)

    def test_a_file_that_is_not_there_or_a_folder_is_said_so(self, tmp_path: Path) -> None:
        with pytest.raises(RenderError, match=r"weg\.j2: there is no such template"):
            Template.from_file(tmp_path / "weg.j2")
        (tmp_path / "map.j2").mkdir()
        with pytest.raises(RenderError, match=r"map\.j2: this file cannot be read; found Is a directory"):
            Template.from_file(tmp_path / "map.j2")

    def test_a_template_without_folder_includes_nothing(self) -> None:
        assert refused("{% include 'x' %}") == "brief.html.j2, line 1: there is no template 'x' in this folder"


class TestMistakes:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("\n\n{{ documnet.title }}", "line 3: this does not exist: 'documnet' is undefined; did you mean 'document'?"),
            ("{{ zzz }}", "line 1: this does not exist: 'zzz' is undefined; a template sees document, report, theme,"),
            ("\n{{ document.titel }}", "line 2: this does not exist: Document has no 'titel'; did you mean 'title'"),
            ("{{ sections.tjid.title }}", "line 1: this does not exist: dict has no 'tjid'; did you mean 'tijd'?"),
            ("{{ sections.zzz }}", "line 1: this does not exist: dict has no 'zzz'; dict has tijd"),
            ("{{ tables[9].caption|text }}", "line 1: this does not exist: list object has no element 9"),
            ("{{ document|datum }}", "line 1: this is not how a template is written: No filter named 'datum'.; did you mean 'date'"),
            ("{{ document|safe }}", "line 1: this is not how a template is written: No filter named 'safe'.; there are: abs, address, block, "),
            ("{{ 10**9 }}", "line 1: this is not allowed in a template: ** is not there"),
            ("{% for x in %}", "line 1: this is not how a template is written: Expected an expression"),
            ("{{ 1|zzz }}", "line 1: this is not how a template is written: No filter named 'zzz'"),
            ("{{ 1 / 0 }}", "line 1: this goes wrong here: ZeroDivisionError: division by zero"),
        ],
    )
    def test_they_come_with_file_line_and_what_to_do(self, text: str, said: str) -> None:
        assert refused(text).startswith(f"brief.html.j2, {said}")

    def test_in_an_included_template_it_is_that_file_that_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "deel.html.j2").write_text("\n\n{{ weg }}")
        (tmp_path / "a.html.j2").write_text("{% include 'deel.html.j2' %}")
        with pytest.raises(RenderError) as caught:
            render(SMALL, template=tmp_path / "a.html.j2")
        assert str(caught.value.problems[0]).startswith("deel.html.j2, line 3: this does not exist: 'weg' is undefined")

    def test_a_template_is_text_of_a_bounded_length(self) -> None:
        with pytest.raises(InvalidValueError, match=r"Template\.text must be text of 0 to 262144 characters"):
            Template(text="x" * 262_145)


def test_a_template_used_twice_gives_the_same_and_starts_counting_anew() -> None:
    text = Template(text="{% for a in range(60000) %}{% endfor %}{{ figures[0]|figure }}")
    assert text.written(report()) == text.written(report())
