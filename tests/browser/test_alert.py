"""The page tells of a call by sound and vibration, after one touch."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Phone
from tests.browser.staff import Staff
from tests.parts.hall import RunningServer
from tests.parts.waiting import until

pytestmark = pytest.mark.browser

HEARD: Final = """
window.heard = { started: 0, cut: 0, vibrated: [], locks: 0, released: 0 };
const Native = window.AudioContext;
window.AudioContext = class extends Native {
  createOscillator() {
    const made = super.createOscillator();
    const start = made.start.bind(made);
    const disconnect = made.disconnect.bind(made);
    made.start = (at) => { heard.started += 1; start(at); };
    made.disconnect = () => { heard.cut += 1; disconnect(); };
    return made;
  }
};
Navigator.prototype.vibrate = (pattern) => { heard.vibrated.push(pattern); return true; };
Object.defineProperty(navigator, "wakeLock", { value: { request: () => {
  heard.locks += 1;
  return Promise.resolve({ release: () => (heard.released += 1), addEventListener() {} });
} } });
"""
"""What the page makes heard is counted; the sound itself is made all the same."""


@pytest.fixture
def phone(phone_with: Callable[..., Phone]) -> Phone:
    phone = phone_with()
    phone.page.add_init_script(HEARD)
    return phone


def heard(phone: Phone, name: str) -> Any:
    return phone.page.evaluate(f"heard.{name}")


def test_a_call_rings_after_one_touch_until_the_next(
    hall: RunningServer, staff: Staff, phone: Phone
) -> None:
    ticket = staff.issue("identity-card", "passport")
    phone.open(hall, ticket)
    page, button = phone.page, phone.page.locator("#alert-button")
    expect(button).to_have_text("Tell me by sound and vibration")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    phone.says("A locked phone or a page in the background may stay silent.")
    # One tone at once, so that its loudness is known; and the screen stays on.
    assert heard(phone, "started") == 1
    assert heard(phone, "locks") == 1

    called = staff.call(ticket["number"])
    phone.state("called")
    assert heard(phone, "started") == 2
    assert len(heard(phone, "vibrated")[-1]) > len(heard(phone, "vibrated")[0])
    assert page.evaluate("document.querySelector('#icon').href").endswith("icon-called.svg")
    cut = heard(phone, "cut")
    page.locator("#state").click()
    assert heard(phone, "cut") == cut + 1
    assert heard(phone, "vibrated")[-1] == 0
    staff.recall(called)
    until(lambda: heard(phone, "started") == 3)

    # Over before it was touched; the second stop rings as well.
    staff.start(called)
    phone.state("serving")
    assert heard(phone, "cut") == cut + 2
    assert heard(phone, "released") == 1
    assert page.evaluate("document.querySelector('#icon').href").endswith("icon.svg")
    staff.finish(called)
    phone.state("waiting")
    staff.call(ticket["number"])
    until(lambda: heard(phone, "started") == 4)
    assert phone.never_reloaded


def test_the_tab_remembers_and_says_that_it_needs_one_more_touch(
    hall: RunningServer, staff: Staff, phone: Phone
) -> None:
    ticket = staff.issue("identity-card")
    phone.open(hall, ticket)
    page, button = phone.page, phone.page.locator("#alert-button")
    button.click()
    phone.open(hall, ticket)
    expect(button).to_have_attribute("aria-pressed", "true")
    phone.says("Touch the page once to turn the alert on again.")
    page.locator("#number").click()
    phone.says("A locked phone")
    called = staff.call(ticket["number"])
    phone.state("called")
    assert heard(phone, "started") == 1
    staff.hold(called)
    phone.state("on_hold")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#alert-hint")).to_be_hidden()
    phone.open(hall, ticket)
    expect(button).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize(
    ("missing", "text"),
    [
        ("delete Navigator.prototype.vibrate;", "Tell me by sound"),
        ("delete window.AudioContext;", "Tell me by vibration"),
        ("delete window.AudioContext; delete Navigator.prototype.vibrate;", None),
    ],
)
def test_a_phone_offers_what_it_can(
    hall: RunningServer, staff: Staff, phone: Phone, missing: str, text: str | None
) -> None:
    """Also where the browser forbids a page to keep anything."""
    forbidden = "{ get() { throw new Error('forbidden'); } }"
    phone.page.add_init_script(
        f"{missing} delete window.webkitAudioContext;"
        f"Object.defineProperty(window, 'sessionStorage', {forbidden});"
    )
    phone.open(hall, staff.issue("identity-card"))
    button = phone.page.locator("#alert-button")
    if text is None:
        expect(button).to_be_hidden()
    else:
        expect(button).to_have_text(text)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
