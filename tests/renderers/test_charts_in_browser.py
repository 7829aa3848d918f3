"""The width estimate against a real browser, and the look of drawings there."""

import pytest
from playwright.sync_api import Browser

from chart_examples import EXAMPLES
from werkplekleren.renderers.charts import NARROW_WIDTH, WIDE_WIDTH, draw
from werkplekleren.renderers.theme import SYSTEM_FONTS, Palette

pytestmark = pytest.mark.browser

MEASURE = """all => all.map(each => {
    const box = each.getBBox(), view = each.ownerSVGElement.viewBox.baseVal
    return [each.textContent, box.x, view.width - box.x - box.width]
})"""


@pytest.mark.parametrize("width", [WIDE_WIDTH, NARROW_WIDTH])
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_browser_shows_every_text_in_full(chromium: Browser, name: str, width: int) -> None:
    svg = draw(EXAMPLES[name], uid="f", title="t", description="d", palette=Palette(), language="nl", width=width, font=SYSTEM_FONTS)
    page = chromium.new_page()
    page.set_content(svg)
    clipped = [text for text, left, right in page.locator("text").evaluate_all(MEASURE) if left < -1 or right < -1]
    page.close()
    assert clipped == []
