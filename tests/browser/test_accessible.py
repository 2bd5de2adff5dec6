"""Every state of the visitor's page, as axe-core judges it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.axe import stumbles
from tests.browser.conftest import Phone
from tests.browser.staff import Staff
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.browser


def test_each_state_of_the_page_is_accessible(
    hall: RunningServer, staff: Staff, phone_with: Callable[..., Phone]
) -> None:
    ticket = staff.issue("identity-card", "passport")
    phones = {
        "en": phone_with(color_scheme="light", reduced_motion="reduce"),
        "ar": phone_with(color_scheme="dark", reduced_motion="reduce"),
    }
    for language, phone in phones.items():
        phone.open(hall, ticket, language)

    def judge(state: str) -> None:
        for language, phone in phones.items():
            phone.state(state)
            assert stumbles(phone.page) == [], (state, language)

    def each(action: Callable[[Phone], None]) -> None:
        for phone in phones.values():
            action(phone)

    judge("waiting")
    each(lambda phone: phone.page.click("#alert-button"))
    each(lambda phone: phone.page.click("#give-up"))
    each(lambda phone: phone.page.click("summary"))
    judge("waiting")
    each(lambda phone: phone.page.click("summary"))
    each(lambda phone: phone.page.click("#sure-no"))
    phones["en"].page.click("#step-back")
    phones["en"].page.click("#sure-yes")
    each(lambda phone: expect(phone.page.locator("#pause")).to_be_visible())
    staff.suspend(reason="drill")
    each(lambda phone: expect(phone.page.locator("#still")).to_be_visible())
    judge("waiting")
    staff.resume()
    called = staff.call(ticket["number"])
    judge("called")
    staff.hold(called)
    judge("on_hold")
    staff.resume_ticket(called)
    staff.start(called)
    judge("serving")
    staff.finish(called)
    judge("waiting")
    staff.no_show(staff.call(ticket["number"]))
    judge("missed")
    phones["en"].page.click("#give-up")
    phones["en"].page.click("#sure-yes")
    each(lambda phone: phone.page.locator(".stars label").nth(1).click())
    judge("cancelled")
    phones["en"].page.click(".rating button")
    each(lambda phone: expect(phone.page.locator(".rating [role=status]")).to_be_visible())
    judge("cancelled")
    for phone in phones.values():
        phone.refusals = {404}
        phone.page.goto(f"{hall.url}/t/nothing")
        assert stumbles(phone.page) == []


def test_a_coupon_is_accessible(hall: RunningServer, staff: Staff, phone: Phone) -> None:
    ticket = staff.issue("identity-card")
    staff.end_with_coupon("identity-card")
    phone.open(hall, ticket)
    expect(phone.page.locator(".coupon img")).to_be_visible()
    assert stumbles(phone.page) == []
