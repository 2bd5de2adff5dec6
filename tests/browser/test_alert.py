"""The page tells of a call by sound and vibration, after one touch."""

from typing import Any, Final

import pytest
from playwright.sync_api import expect

from tests.browser.staff import Staff
from tests.browser.watched import Phone
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


def test_a_call_rings_after_one_touch_until_the_next(staff: Staff, phone: Phone) -> None:
    def heard(name: str) -> Any:
        return phone.page.evaluate(f"heard.{name}")

    phone.page.add_init_script(HEARD)
    ticket = staff.issue("identity-card", "passport")
    phone.follow(ticket)
    page, button = phone.page, phone.page.locator("#alert-button")
    expect(button).to_have_text("Tell me by sound and vibration")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    phone.says("A locked phone or a page in the background may stay silent.")
    # One tone at once, so that its loudness is known; and the screen stays on.
    assert heard("started") == 1
    assert heard("locks") == 1

    called = staff.call(ticket["number"])
    phone.state("called")
    assert heard("started") == 2
    assert len(heard("vibrated")[-1]) > len(heard("vibrated")[0])
    assert page.evaluate("document.querySelector('#icon').href").endswith("icon-called.svg")
    cut = heard("cut")
    page.locator("#state").click()
    assert heard("cut") == cut + 1
    assert heard("vibrated")[-1] == 0
    staff.recall(called)
    until(lambda: heard("started") == 3)

    # Over before it was touched; the second stop rings as well.
    staff.start(called)
    phone.state("serving")
    assert heard("cut") == cut + 2
    assert heard("released") == 1
    assert page.evaluate("document.querySelector('#icon').href").endswith("icon.svg")
    staff.finish(called)
    phone.state("waiting")
    called = staff.call(ticket["number"])
    until(lambda: heard("started") == 4)
    assert phone.never_reloaded

    # The tab remembers, and says that it needs one more touch.
    staff.hold(called)
    phone.follow(ticket)
    expect(button).to_have_attribute("aria-pressed", "true")
    phone.says("Touch the page once to turn the alert on again.")
    page.locator("#number").click()
    phone.says("A locked phone")
    staff.resume_ticket(called)
    until(lambda: heard("started") == 1)
    staff.hold(called)
    phone.state("on_hold")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#alert-hint")).to_be_hidden()
    phone.follow(ticket)
    expect(button).to_have_attribute("aria-pressed", "false")
