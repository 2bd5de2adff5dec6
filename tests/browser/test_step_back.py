"""A visitor lets others go first, from the phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Phone
from tests.browser.staff import Staff
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.browser


def test_others_are_let_first_and_are_called_first(
    hall: RunningServer, staff: Staff, phone: Phone
) -> None:
    ticket, other = staff.issue("identity-card"), staff.issue("identity-card")
    phone.open(hall, ticket)
    page, button = phone.page, phone.page.locator("#step-back")
    button.click()
    phone.says("Let others go first for 5 minutes? You keep your place.")
    expect(page.locator("#sure-no")).to_be_focused()
    expect(page.locator("#give-up")).to_be_hidden()
    page.click("text=No, leave it as it is")
    expect(button).to_be_focused()
    button.click()
    page.click("text=Yes, let others go first")
    expect(page.locator("#pause")).to_have_text(
        re.compile(r"Others go first until 10:\d\d\. You keep your place\.")
    )
    expect(button).to_be_hidden()
    expect(page.locator("#give-up")).to_be_visible()
    called = staff.call_next()
    assert called["number"] == other["number"]
    staff.finish(called)
    # Where no other ticket waits, the visitor is called all the same.
    assert staff.call_next()["number"] == ticket["number"]
    phone.state("called")
    expect(page.locator("#pause")).to_be_hidden()
    assert phone.never_reloaded
