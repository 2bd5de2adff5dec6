"""How the page looks in each state, by day and by night, and as axe-core judges it."""

import re
from collections.abc import Callable
from datetime import timedelta
from itertools import combinations_with_replacement
from typing import Any, Final

import pytest
import requests
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from contract.look import contrast
from contract.snapshots import Expected
from contract.texts import OWN_NAMES, PROGRAM_LANGUAGES, SENTENCES, is_right_to_left, wording
from contract.waits import late_wait, usual_wait
from tests.browser.axe import stumbles
from tests.browser.conftest import PICTURES, SCREEN, Phone
from tests.browser.staff import Staff
from tests.parts.hall import RunningServer
from tests.parts.languages import FULL, Languages

pytestmark = pytest.mark.browser

READABLE: Final = 4.5
"""The least contrast of text (WCAG 2, level AA)."""

NARROW: Final = 320

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


def _hex(rgb: str) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", rgb)[:3])


def check(phone: Phone, language: str) -> None:
    """Everything on the page is in the language, can be read and fits."""
    page = phone.page
    assert stumbles(page) == []
    seen = check_page(page, language)
    number = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('#number')).fontSize)"
    )
    assert max(one["size"] for one in seen) == number


def check_page(page: Page, language: str) -> list[dict[str, Any]]:
    """The same of any page; what is seen on it."""
    html = page.locator("html")
    expect(html).to_have_attribute("lang", language)
    expect(html).to_have_attribute("dir", "rtl" if is_right_to_left(language) else "ltr")
    seen: list[dict[str, Any]] = page.evaluate(TEXTS_SEEN)
    words = " ".join(one["text"] for one in seen)
    assert "page-" not in words
    assert "account-" not in words
    assert "console-" not in words
    assert "{" not in words
    faint = [one for one in seen if contrast(_hex(one["colour"]), _hex(one["ground"])) < READABLE]
    assert faint == []
    before = page.viewport_size
    assert before is not None
    page.set_viewport_size({"width": NARROW, "height": SCREEN["height"]})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    page.set_viewport_size(before)
    assert page.evaluate("document.documentElement.scrollWidth") <= before["width"]
    return seen


def keep(phone: Phone, name: str) -> None:
    """Keep a picture of the whole page, to be looked at."""
    phone.page.screenshot(path=PICTURES / f"{name}.png", animations="disabled", full_page=True)


def test_each_state_is_whole_by_day_and_by_night(
    hall: RunningServer,
    staff: Staff,
    phone_with: Callable[..., Phone],
    languages: Languages,
) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for _ in range(14):
        staff.issue("identity-card")
    ticket = staff.issue("identity-card", "passport")
    phones = {
        (language, scheme): phone_with(color_scheme=scheme, reduced_motion="reduce")
        for language in languages.checked
        for scheme in ("light", "dark")
        if languages is FULL or (scheme == "dark") is (language == "ar")
    }
    for (language, _), phone in phones.items():
        phone.open(hall, ticket, language)

    def pictures(state: str, name: str = "") -> None:
        for (language, scheme), phone in phones.items():
            phone.state(state)
            check(phone, language)
            if languages.draws(language, first=scheme == "light"):
                keep(phone, f"{name or state}-{language}-{scheme}")

    for phone in phones.values():
        phone.page.click("#alert-button")
        phone.page.click("#step-back")
    pictures("waiting")
    for phone in phones.values():
        phone.page.click("#sure-no")
    next(iter(phones.values())).page.click("#step-back")
    next(iter(phones.values())).page.click("#sure-yes")
    for phone in phones.values():
        expect(phone.page.locator("#pause")).to_be_visible()
    pictures("waiting", "stepped-back")
    end = (hall.now() + timedelta(hours=4)).replace(minute=30)
    staff.suspend("identity-card", reason="power", expected_end=end.isoformat())
    for phone in phones.values():
        expect(phone.page.locator("#still")).to_be_visible()
    pictures("waiting", "suspended")
    staff.resume("identity-card")
    for phone in phones.values():
        expect(phone.page.locator("#still")).to_be_hidden()
    called = staff.call(ticket["number"])
    pictures("called")
    staff.hold(called)
    pictures("on_hold")
    staff.resume_ticket(called)
    staff.start(called)
    pictures("serving")
    staff.finish(called)
    pictures("waiting", "second-stop")
    staff.no_show(staff.call(ticket["number"]))
    pictures("missed")
    for phone in phones.values():
        phone.page.click("#give-up")
    next(iter(phones.values())).page.click("#sure-yes")
    for phone in phones.values():
        phone.page.locator(".stars label").nth(3).click()
    pictures("cancelled", "rating")
    next(iter(phones.values())).page.click(".rating button")
    for phone in phones.values():
        expect(phone.page.locator(".rating [role=status]")).to_be_visible()
    pictures("cancelled")
    for phone in phones.values():
        phone.refusals = {404}
        phone.page.goto(f"{hall.url}/t/nothing")
        assert stumbles(phone.page) == []


def test_waits_are_whole(
    hall: RunningServer,
    staff: Staff,
    phone_with: Callable[..., Phone],
    languages: Languages,
) -> None:
    """Unserved, usual, longer than promised, and at last a coupon."""
    others = [Staff(hall, counter=key) for key in ("2", "3")]
    for one in others:
        one.open()
    for _ in range(14):
        staff.issue("identity-card")
    ticket = staff.issue("identity-card")
    # English is read below.
    phones = {language: phone_with() for language in dict.fromkeys(("en", *languages.checked))}

    def pictures(name: str) -> None:
        for language, phone in phones.items():
            check(phone, language)
            # The code on the English picture is read below.
            if languages.draws(language) or (name, language) == ("coupon", "en"):
                keep(phone, f"{name}-{language}")

    for one in (staff, *others):
        one.close()
    for language, phone in phones.items():
        phone.open(hall, ticket, language)
        for element, message in (("ahead", "unserved"), ("wait", "unserved_ticket")):
            sentence = wording(SENTENCES, language)(message)
            expect(phone.page.locator(f"#{element}")).to_have_text(sentence)
        for element in ("line", "late"):
            expect(phone.page.locator(f"#{element}")).to_be_hidden()
    pictures("unserved")

    for one in (staff, *others):
        one.open()
    phones["en"].says("14 people are ahead of you")
    phones["en"].says("usually")
    for language, phone in phones.items():
        phone.open(hall, ticket, language)
        expect(phone.page.locator("#delay")).to_be_hidden()
    for one in others:
        one.close()
    phones["en"].says("You may wait longer than we told you. A counter has closed.")
    for phone in phones.values():
        expect(phone.page.locator("#delay")).to_be_visible()
    pictures("longer")

    for phone in phones.values():
        phone.page.evaluate("performance.now = () => 60000")  # It is open for a while.
    staff.end_with_coupon("identity-card")
    phones["en"].says("This ticket cannot be served today")
    phones["en"].says("Come back with this code until the end of")
    for phone in phones.values():
        expect(phone.page.locator(".coupon img")).to_be_visible()
        expect(phone.page.locator("#back")).to_be_hidden()
        phone.page.wait_for_selector('[data-link="live"]')
    pictures("coupon")
    (coupon,) = zxingcpp.read_barcodes(Image.open(PICTURES / "coupon-en.png"))
    snapshot = requests.get(f"{hall.api}/tickets/{ticket['token']}", timeout=10).json()
    assert [coupon.text] == [
        f"coupon:{one['service']}:{one['token']}" for one in snapshot["coupons"]
    ]


def test_waits_are_said_as_by_the_other_programs(
    hall: RunningServer, staff: Staff, phone: Phone
) -> None:
    steps = (0, 1, 299, 300, 301, 1500, 3000, 5399, 5400, 5401, 7200, 9001, 26000, 43200)
    waits = [
        Expected(low=low, high=high, late=late)
        for low, high, late in combinations_with_replacement(steps, 3)
    ]
    ticket = staff.issue("identity-card")
    for language in PROGRAM_LANGUAGES:
        phone.open(hall, ticket, language)
        said = phone.page.evaluate(
            "waits => waits.map((one) => new Novbe.Words("
            "JSON.parse(document.querySelector('#data').textContent).texts).waitSaid(one))",
            [one.wire() for one in waits],
        )
        say = wording(SENTENCES, language)
        assert said == [
            {"usual": usual_wait(one, say), "late": late_wait(one, say)} for one in waits
        ], language


def test_a_choice_of_languages_by_their_own_names(
    hall: RunningServer, staff: Staff, phone: Phone
) -> None:
    ticket = staff.issue("identity-card", language="ru")
    phone.open(hall, ticket)
    expect(phone.page.locator("html")).to_have_attribute("lang", "ru")
    phone.says("Вы в очереди")
    phone.page.click("summary")
    names = phone.page.locator(".languages a")
    expect(names).to_have_text([OWN_NAMES[code] for code in PROGRAM_LANGUAGES])
    phone.page.screenshot(path=PICTURES / "languages.png")
    phone.page.click("text=Français")
    phone.says("Vous êtes dans la file")
    expect(phone.page.locator("html")).to_have_attribute("lang", "fr")


def test_long_numbers_stay_on_one_line(hall: RunningServer, staff: Staff, phone: Phone) -> None:
    phone.open(hall, staff.issue("identity-card"))
    page = phone.page
    for number in ("A042", "AB042", "AB1234", "9999"):
        page.evaluate(
            "n => { const e = document.querySelector('#number');"
            "e.textContent = n; e.className = n.length > 6 ? 'number longest' :"
            " n.length > 4 ? 'number long' : 'number'; }",
            number,
        )
        box = page.locator("#number").bounding_box()
        assert box is not None
        assert box["height"] < 160
        assert (
            page.evaluate("document.querySelector('#number').scrollWidth") <= SCREEN["width"] - 32
        )


def test_without_scripts_the_page_still_says_the_state(
    hall: RunningServer, staff: Staff, chromium: Browser
) -> None:
    ticket = staff.issue("identity-card", language="az")
    context = chromium.new_context(viewport=SCREEN, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{hall.url}/t/{ticket['token']}")
    for text in ("Siz növbədəsiniz", "Qarşınızda heç kim yoxdur", "Hər 30 saniyədən bir"):
        expect(page.get_by_text(text)).to_be_visible()
    page.screenshot(path=PICTURES / "without-scripts.png")
    context.close()
