"""The centre or a service is suspended: the phone says so, and that the place is kept."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import requests
from playwright.sync_api import expect

from tests.browser.conftest import Phone
from tests.browser.staff import Staff
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.browser


def test_the_centre_is_suspended_and_resumed(
    hall: RunningServer, staff: Staff, phone: Phone
) -> None:
    staff.issue("identity-card")
    phone.open(hall, staff.issue("identity-card"))
    strip, wait = phone.page.locator("#still"), phone.page.locator("#wait")
    expect(strip).to_be_hidden()
    phone.says("usually")
    staff.suspend(reason="drill")
    expect(strip).to_be_visible()
    expect(phone.page.locator("#still-state")).to_have_text("Service is paused")
    expect(phone.page.locator("#still-why")).to_have_text(
        "There is a drill. Please follow the instructions of our staff. You keep your place."
    )
    # The place stays; how long it takes is not known.
    phone.says("1 person is ahead of you")
    expect(wait).to_have_text("The wait is not known yet")
    staff.resume()
    expect(strip).to_be_hidden()
    phone.says("usually")
    assert phone.never_reloaded


def test_a_service_says_when_it_is_expected_to_go_on(
    hall: RunningServer, staff: Staff, phone_with: Callable[..., Phone]
) -> None:
    ticket, other = staff.issue("identity-card"), staff.issue("passport")
    phone, passport = phone_with(), phone_with()
    phone.open(hall, ticket)
    passport.open(hall, other)
    end = (hall.now() + timedelta(hours=4)).replace(minute=30)
    staff.suspend("identity-card", reason="technical", expected_end=end.isoformat())
    phone.says("This service is paused until about 14:30")
    phone.says("A technical system has failed. You keep your place.")
    expect(passport.page.locator("#still")).to_be_hidden()
    # Without a script it says the same.
    answer = requests.get(f"{hall.url}/t/{ticket['token']}?lang=fr", timeout=10).text
    assert "Ce service est interrompu jusqu’à 14:30 environ" in answer
    assert "Un système technique est en panne. Vous gardez votre place." in answer


def test_the_time_to_come_back_does_not_pass_during_a_suspension(
    hall: RunningServer, staff: Staff, phone: Phone
) -> None:
    ticket = staff.issue("identity-card")
    phone.open(hall, ticket)
    staff.no_show(staff.call(ticket["number"]))
    phone.says("Your place is kept until 10:")
    staff.suspend(reason="no_such_code")
    phone.says("Your place is kept while service is paused.")
    phone.says("Our staff can tell you more.")
    staff.resume()
    phone.says("Your place is kept until 10:")
