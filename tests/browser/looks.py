"""What is required of every page as it looks: readable, whole, and usable with a screen reader."""

import re
from functools import cache
from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from contract.look import contrast
from contract.texts import is_right_to_left
from tests.parts.hall import ROOT

PICTURES: Final = ROOT / "build/pictures"
"""Where pictures of the pages are kept, to be looked at."""

TICKETS: Final = PICTURES / "ticket-page"

SCREEN: Final[ViewportSize] = {"width": 390, "height": 844}
DESKTOP: Final[ViewportSize] = {"width": 1280, "height": 900}

DAY_AND_NIGHT: Final[tuple[tuple[Literal["light", "dark"], ViewportSize], ...]] = (
    ("light", DESKTOP),
    ("dark", SCREEN),
)

READABLE: Final = 4.5
"""The least contrast of text (WCAG 2, level AA)."""

NARROW: Final[ViewportSize] = {"width": 320, "height": 844}

TARGET: Final = 44
"""The least height of what is pressed, in pixels."""

AXE: Final = ROOT / "tests/browser/vendor/axe.min.js"

# Style sheets and media are loaded again in advance for rules alone that are off or not serious.
RUN_AXE: Final = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"], preload: false });
  return found.violations
    .filter((one) => one.impact === "serious" || one.impact === "critical")
    .map((one) => [one.id, one.help, one.nodes.map((node) => node.html)]);
}"""

TEXTS_SEEN: Final = """() => {
  const seen = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!own || !element.offsetParent || element.closest(".spoken, script")) continue;
    const style = getComputedStyle(element);
    let under = element;
    while (under && getComputedStyle(under).backgroundColor === "rgba(0, 0, 0, 0)")
      under = under.parentElement;
    const ground = getComputedStyle(under || document.documentElement).backgroundColor;
    seen.push({ text: element.innerText.trim(), size: parseFloat(style.fontSize),
                colour: style.color, ground: ground });
  }
  return seen;
}"""

EDGES_SEEN: Final = """() => [...document.querySelectorAll("button, .button, .presets a")]
  .filter((e) => e.checkVisibility() && !e.disabled && parseFloat(getComputedStyle(e).borderWidth))
  .map((e) => {
    let under = e.parentElement;
    while (under && getComputedStyle(under).backgroundColor === "rgba(0, 0, 0, 0)")
      under = under.parentElement;
    const ground = getComputedStyle(under || document.documentElement).backgroundColor;
    return [e.innerText, getComputedStyle(e).borderTopColor, ground];
  })"""

EDGE: Final = 3
"""The least contrast of the edge of a button (WCAG 2, 1.4.11)."""

# A radio button and a tick are pressed by their labels, which are as large as a button.
SMALL_TARGETS: Final = """least => [
    ...document.querySelectorAll("a, button, input, select, summary")
  ]
  .filter((e) => e.checkVisibility() && e.type !== "hidden" && !e.closest(".languages ul")
    && !(e.type === "radio" || e.type === "checkbox"))
  .map((e) => ({ what: e.outerHTML.slice(0, 80), height: e.getBoundingClientRect().height }))
  .filter((one) => one.height < least)"""


@cache
def _axe() -> str:
    if not AXE.exists():
        pytest.fail(f"{AXE} is missing: run 'tools/setup.sh dev'")
    return AXE.read_text("utf-8")


def stumbles(page: Page) -> list[Any]:
    """The serious and critical findings of axe-core on a page as it is now: rule, sentence,
    elements."""
    # Not by a script element: the page's policy forbids those of others.
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(f"() => {{ {_axe()} }}")
    found: list[Any] = page.evaluate(RUN_AXE)
    return found


def require_readable(page: Page) -> list[dict[str, Any]]:
    """Require words of the language, with enough contrast; the texts that are seen."""
    seen: list[dict[str, Any]] = page.evaluate(TEXTS_SEEN)
    words = " ".join(one["text"] for one in seen)
    for name in ("page-", "account-", "console-", "{"):
        assert name not in words, page.url
    faint = [one for one in seen if contrast(_hex(one["colour"]), _hex(one["ground"])) < READABLE]
    assert faint == [], page.url
    edges = page.evaluate(EDGES_SEEN)
    assert [one for one in edges if contrast(_hex(one[1]), _hex(one[2])) < EDGE] == [], page.url
    return seen


def _hex(rgb: str) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", rgb)[:3])


def require_fits(page: Page, language: str) -> None:
    """Require a page in the language that is not scrolled sideways, narrow and as it is."""
    html = page.locator("html")
    expect(html).to_have_attribute("lang", language)
    expect(html).to_have_attribute("dir", "rtl" if is_right_to_left(language) else "ltr")
    before = page.viewport_size
    assert before is not None
    for size in (NARROW, before):
        page.set_viewport_size(size)
        _require_no_wider(page, size)


def _require_no_wider(page: Page, size: ViewportSize) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], page.url


def check_page(page: Page, language: str) -> list[dict[str, Any]]:
    """Require both; the texts that are seen."""
    require_fits(page, language)
    return require_readable(page)


def check_staff_page(page: Page, language: str) -> None:
    """Require that a page for staff can be read and pressed by day on a desktop and by night on a
    phone."""
    require_fits(page, language)
    for scheme, screen in DAY_AND_NIGHT:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(screen)
        _require_no_wider(page, screen)
        require_readable(page)
        assert page.evaluate(SMALL_TARGETS, TARGET) == [], page.url
