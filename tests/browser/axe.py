"""axe-core: checks for people with a screen reader or low sight."""

from functools import cache
from typing import Any, Final

import pytest
from playwright.sync_api import Page

from tests.parts.hall import ROOT

SOURCE: Final = ROOT / "tests/browser/vendor/axe.min.js"

RUN: Final = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return found.violations
    .filter((one) => one.impact === "serious" || one.impact === "critical")
    .map((one) => [one.id, one.help, one.nodes.map((node) => node.html)]);
}"""


@cache
def _source() -> str:
    if not SOURCE.exists():
        pytest.fail(f"{SOURCE} is missing: run 'tools/setup.sh dev'")
    return SOURCE.read_text("utf-8")


def stumbles(page: Page) -> list[Any]:
    """The serious and critical findings on a page as it is now: rule, sentence, elements."""
    # Not by a script element: the page's policy forbids those of others.
    page.evaluate(f"() => {{ if (!window.axe) {{ {_source()} }} }}")
    found: list[Any] = page.evaluate(RUN)
    return found
