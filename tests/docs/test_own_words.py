"""The page on the words of a report shows files that load, and what it says comes out."""

import re
from pathlib import Path

import pytest

import werkplekleren as wpl
from example_firms import advice_report
from werkplekleren.documents import Document, Section

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "eigen-woorden.md").read_text(encoding="utf-8")
FILES: dict[str, str] = dict(re.findall(r'```markdown title="ons-fonds/wording/(.*?)"\n(.*?)```', PAGE, re.DOTALL))


@pytest.fixture(name="report")
def _report(tmp_path: Path) -> Document:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return wpl.document_of(advice_report("metaalbedrijf"), "nl", wording=wpl.Wordings.load(tmp_path))


def test_its_files_change_a_report_as_it_says(report: Document) -> None:
    assert len(FILES) == 2
    titles = {section.id: section.title for section in report.sections}
    main = [block.id for block in report.blocks if isinstance(block, Section)]
    assert (report.title, report.subtitle) == ("Advies voor Metaalwerken Oeverdam", "Gemaakt door Ons Fonds")
    assert titles["money"] == "Wat het kost"
    assert main.index("fund") == main.index("money") + 1
    assert main.index("guides") == main.index("plan") - 1
    assert "sources" not in titles
    assert titles["fund-how"] == "Hoe vraag je het aan"
    assert "minuten om te starten" in wpl.render(report, "markdown")


def test_its_python_runs() -> None:
    code = PAGE.partition("```python\n")[2].partition("```")[0]
    names: dict[str, str] = {}
    exec(compile(code, "eigen-woorden.md", "exec"), names)  # noqa: S102 - the point of the test
    assert "Startgesprek" in names["page"]
