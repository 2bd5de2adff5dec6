"""The page of a ticket that waits: its words, its size, and what a phone can do with it."""

from collections.abc import Callable
from itertools import combinations_with_replacement
from typing import Any, Final

import pytest
import requests
from playwright.sync_api import expect

from contract.snapshots import Expected
from contract.texts import OWN_NAMES, PROGRAM_LANGUAGES, SENTENCES, wording
from contract.waits import late_wait, usual_wait
from tests.browser.looks import SCREEN, TICKETS
from tests.browser.staff import Staff
from tests.browser.watched import Phone
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.browser

LIMIT_BYTES: Final = 50_000
MOST_REQUESTS: Final = 7

WAITS_SAID: Final = """async ([language, waits]) => {
  const answer = await fetch(`?lang=${language}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const words = new Novbe.Words(JSON.parse(page.getElementById("data").textContent).texts);
  return waits.map((one) => words.waitSaid(one));
}"""

TAKEN: Final = """() => {
  const at = (second) => `2026-11-23T06:00:0${second}.000Z`;
  const one = (epoch, revision, second, mark) =>
    ({ epoch: epoch, revision: revision, at: at(second), clock_rate: 1, mark: mark });
  const taken = [];
  const where = { base: "/", token: "t", language: "en" };
  const tell = { snapshot: (s) => taken.push(s.mark), link() {}, over() {} };
  const news = new Novbe.News(where, one("a", 5, 1, "first"), tell);
  news.accept(one("a", 4, 2, "older"));
  news.accept(one("a", 5, 1, "same"));
  news.accept(one("a", 5, 0, "same but earlier"));
  news.accept(one("a", 6, 3, "newer"));
  news.accept(one("b", 2, 4, "restored"));
  news.accept(one("b", 1, 5, "older again"));
  return taken;
}"""


@pytest.fixture(scope="module")
def ticket(shared_hall: RunningServer) -> dict[str, Any]:
    """A ticket whose visitor reads Russian."""
    staff = Staff(shared_hall)
    staff.open()
    return staff.issue("identity-card", language="ru")


def test_scripts_format_waits_like_the_programs_and_ignore_older_snapshots(
    ticket: dict[str, Any], phone: Phone
) -> None:
    steps = (0, 1, 299, 300, 301, 1500, 3000, 5399, 5400, 5401, 7200, 9001, 26000, 43200)
    waits = [
        Expected(low=low, high=high, late=late)
        for low, high, late in combinations_with_replacement(steps, 3)
    ]
    phone.follow(ticket)
    for language in PROGRAM_LANGUAGES:
        said = phone.page.evaluate(WAITS_SAID, [language, [one.wire() for one in waits]])
        say = wording(SENTENCES, language)
        assert said == [
            {"usual": usual_wait(one, say), "late": late_wait(one, say)} for one in waits
        ], language
    assert phone.page.evaluate(TAKEN) == ["same", "newer", "restored"]


def test_a_choice_of_languages_by_their_own_names(ticket: dict[str, Any], phone: Phone) -> None:
    phone.follow(ticket)
    expect(phone.page.locator("html")).to_have_attribute("lang", "ru")
    phone.says("Вы в очереди")
    phone.page.click("summary")
    names = phone.page.locator(".languages a")
    expect(names).to_have_text([OWN_NAMES[code] for code in PROGRAM_LANGUAGES])
    phone.page.screenshot(path=TICKETS / "languages.png")
    phone.page.click("text=Français")
    phone.says("Vous êtes dans la file")
    expect(phone.page.locator("html")).to_have_attribute("lang", "fr")


def test_long_numbers_stay_on_one_line(ticket: dict[str, Any], phone: Phone) -> None:
    phone.follow(ticket)
    page, number = phone.page, phone.page.locator("#number")
    for text, size in (("A042", "number"), ("AB1234", "number long")):
        page.evaluate(
            "([text, size]) => { const e = document.querySelector('#number');"
            "e.textContent = text; e.className = size; }",
            [text, size],
        )
        assert number.evaluate("one => one.offsetHeight") < 160
        assert number.evaluate("one => one.scrollWidth") <= SCREEN["width"] - 32


def test_without_scripts_the_page_still_says_the_state(
    ticket: dict[str, Any], phone_with: Callable[..., Phone]
) -> None:
    phone = phone_with(java_script_enabled=False)
    phone.visit(ticket, "az")
    for text in ("Siz növbədəsiniz", "Qarşınızda heç kim yoxdur", "Hər 30 saniyədən bir"):
        phone.says(text)
    phone.page.screenshot(path=TICKETS / "without-scripts.png")


def test_a_whole_page_is_small_and_comes_from_one_place(
    ticket: dict[str, Any], phone: Phone
) -> None:
    """Less than 50 KB with everything that it loads, also in a language of long words."""
    session = phone.page.context.new_cdp_session(phone.page)
    session.send("Network.enable")
    weights: list[float] = []
    addresses: list[str] = []
    session.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    phone.page.on("request", lambda request: addresses.append(request.url))
    phone.follow(ticket)
    phone.page.wait_for_load_state("networkidle")
    # A browser without a window loads no icon.
    icon = requests.get(phone.page.evaluate("document.querySelector('#icon').href"), timeout=10)
    icon.raise_for_status()
    weights.append(len(icon.content))
    addresses.append(icon.url)
    assert 6 <= len(weights) <= MOST_REQUESTS
    assert 30_000 < sum(weights) < LIMIT_BYTES
    assert all(one.startswith((phone.server.url, "data:")) for one in addresses)


def test_a_phone_offers_the_alerts_that_it_can_give(
    ticket: dict[str, Any], phone_with: Callable[..., Phone]
) -> None:
    """Also where the browser forbids a page to keep anything."""
    no_storage = "Object.defineProperty(window, 'sessionStorage', { get() { throw Error(); } });"
    no_sound = "delete window.AudioContext; delete window.webkitAudioContext;"
    no_vibration = "delete Navigator.prototype.vibrate;"
    for missing, text in (
        (no_vibration, "Tell me by sound"),
        (no_sound, "Tell me by vibration"),
        (no_sound + no_vibration, None),
    ):
        phone = phone_with()
        phone.page.add_init_script(no_storage + missing)
        phone.follow(ticket, "en")
        button = phone.page.locator("#alert-button")
        if text is None:
            expect(button).to_be_hidden()
        else:
            expect(button).to_have_text(text)
            button.click()
            expect(button).to_have_attribute("aria-pressed", "true")
