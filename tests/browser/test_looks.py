"""How the page looks in each state, by day and by night, and as axe-core judges it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from contract.texts import SENTENCES, wording
from server.sentences import TEXTS
from tests.browser.looks import TICKETS, check_page, stumbles
from tests.browser.staff import Staff, at_counters
from tests.browser.watched import Phone
from tests.parts import requesting
from tests.parts.hall import RunningServer
from tests.parts.languages import FULL, LONGEST, Languages

pytestmark = pytest.mark.browser


def all_show(phones: Iterable[Phone], element: str, visible: bool = True) -> None:
    for phone in phones:
        expect(phone.page.locator(element)).to_be_visible(visible=visible)


def look_at(phones: Mapping[tuple[str, str], Phone], languages: Languages, name: str) -> None:
    """Everything on the page is in the language, can be read and fits, on phones of a language
    each, by day or night; its number is largest. Pictures of it are kept."""
    for (language, scheme), phone in phones.items():
        seen, number = check_page(phone.page, language), phone.page.locator("#number")
        size = number.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
        assert max(one["size"] for one in seen) == size
        if languages.draws(language, first=scheme == "light"):
            file = TICKETS / f"{name}-{language}-{scheme}.png"
            phone.page.screenshot(path=file, animations="disabled", full_page=True)
    # The contrasts are checked above; what else it finds does not depend on the look.
    first, *_ = phones.values()
    assert stumbles(first.page) == [], name


def test_each_state_is_whole_by_day_and_by_night(
    staff: Staff,
    phone_with: Callable[..., Phone],
    languages: Languages,
) -> None:
    for _ in range(14):
        staff.issue("identity-card")
    ticket = staff.issue("identity-card", "passport")
    phones = {
        (language, scheme): phone_with(color_scheme=scheme)
        for language in languages.checked
        for scheme in ("light", "dark")
        if languages is FULL or (scheme == "dark") is (language == "ar")
    }
    first, *_ = phones.values()
    for (language, _), phone in phones.items():
        phone.follow(ticket, language)

    def pictures(state: str, name: str = "") -> None:
        for phone in phones.values():
            phone.state(state)
        look_at(phones, languages, name or state)

    for phone in phones.values():
        phone.page.click("#alert-button")
        phone.page.click("#step-back")
    pictures("waiting")
    tops = [first.page.locator(one).bounding_box() for one in ("#number", "#where", "#state")]
    assert sorted(one["y"] for one in tops if one) == [one["y"] for one in tops if one]
    for phone in phones.values():
        phone.page.click("#sure-no")
    first.page.click("#step-back")
    first.page.click("#sure-yes")
    all_show(phones.values(), "#pause")
    pictures("waiting", "stepped-back")
    end = (staff.server.now() + timedelta(hours=4)).replace(minute=30)
    staff.suspend("identity-card", reason="power", expected_end=end.isoformat())
    all_show(phones.values(), "#still")
    pictures("waiting", "suspended")
    staff.resume("identity-card")
    all_show(phones.values(), "#still", visible=False)
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
    first.page.click("#sure-yes")
    for phone in phones.values():
        phone.page.locator(".stars label").nth(3).click()
    pictures("cancelled", "rating")
    first.page.click(".rating button")
    all_show(phones.values(), ".rating [role=status]")
    pictures("cancelled")
    first.refusals = {404}
    first.open("t/nothing")
    assert stumbles(first.page) == []


def test_waits_are_whole(
    server: RunningServer, phone_with: Callable[..., Phone], languages: Languages
) -> None:
    """Unserved, usual, longer than promised, and at last a coupon."""
    staff, *others = everyone = at_counters(server.fresh_centre(), ["1", "2", "3"])
    for _ in range(14):
        staff.issue("identity-card")
    ticket = staff.issue("identity-card")
    phones = {(language, "light"): phone_with() for language in languages.checked}

    def require(name: str, message: str, **values: int) -> None:
        for (language, _), phone in phones.items():
            sentence = wording(SENTENCES, language)(message, **values)
            expect(phone.page.locator(f"#{name}")).to_have_text(sentence)

    for one in everyone:
        one.close()
    for (language, _), phone in phones.items():
        phone.follow(ticket, language)
    for element in ("#line", "#late"):
        all_show(phones.values(), element, visible=False)
    require("ahead", "unserved")
    require("wait", "unserved_ticket")
    look_at(phones, languages, "unserved")

    for one in everyone:
        one.open()
    require("ahead", "people_ahead", n=14)
    all_show(phones.values(), "#delay", visible=False)
    for one in others:
        one.close()
    for (language, _), phone in phones.items():
        say, sentences = wording(TEXTS, language), wording(SENTENCES, language)
        told = f"{say('live-promise-at_risk')} {sentences('delay_counter_closed')}."
        expect(phone.page.locator("#delay")).to_have_text(told)
    look_at(phones, languages, "longer")

    for phone in phones.values():
        phone.page.evaluate("performance.now = () => 60000")  # It is open for a while.
    staff.end_with_coupon("identity-card")
    for (language, _), phone in phones.items():
        expect(phone.page.locator("#state")).to_have_text(wording(TEXTS, language)("live-ended"))
        phone.page.wait_for_selector('[data-link="live"]')
    all_show(phones.values(), ".coupon img")
    all_show(phones.values(), "#back", visible=False)
    look_at(phones, languages, "coupon")
    (coupon,) = zxingcpp.read_barcodes(Image.open(TICKETS / f"coupon-{LONGEST}-light.png"))
    snapshot = requesting.get(server, f"tickets/{ticket['token']}")
    assert [coupon.text] == [
        f"coupon:{one['service']}:{one['token']}" for one in snapshot["coupons"]
    ]
