"""The centre or a service is suspended: the phone says so, and that the place is kept."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import requests
from playwright.sync_api import expect

from contract.texts import PROGRAM_LANGUAGES
from tests.browser.conftest import PICTURES, Phone
from tests.browser.staff import Staff
from tests.browser.test_looks import check
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.browser


@pytest.fixture
def still(hall: RunningServer, staff: Staff) -> Iterator[Staff]:
    """Everything goes on after the test."""
    yield staff
    staff.resume()
    staff.resume("identity-card")


def test_the_centre_is_suspended_and_resumed(
    hall: RunningServer, still: Staff, phone: Phone
) -> None:
    still.issue("identity-card")
    phone.open(hall, still.issue("identity-card"))
    strip, wait = phone.page.locator("#still"), phone.page.locator("#wait")
    expect(strip).to_be_hidden()
    phone.says("usually")
    still.suspend(reason="drill")
    expect(strip).to_be_visible()
    expect(phone.page.locator("#still-state")).to_have_text("Service is paused")
    expect(phone.page.locator("#still-why")).to_have_text(
        "There is a drill. Please follow the instructions of our staff. You keep your place."
    )
    # The place stays; how long it takes is not known.
    phone.says("1 person is ahead of you")
    expect(wait).to_have_text("The wait is not known yet")
    still.resume()
    expect(strip).to_be_hidden()
    phone.says("usually")
    assert phone.never_reloaded


def test_a_service_says_when_it_is_expected_to_go_on(
    hall: RunningServer, still: Staff, phone_with: Callable[..., Phone]
) -> None:
    ticket, other = still.issue("identity-card"), still.issue("passport")
    phone, passport = phone_with(), phone_with()
    phone.open(hall, ticket)
    passport.open(hall, other)
    end = (hall.now() + timedelta(hours=4)).replace(minute=30)
    still.suspend("identity-card", reason="technical", expected_end=end.isoformat())
    phone.says("This service is paused until about 14:30")
    phone.says("A technical system has failed. You keep your place.")
    expect(passport.page.locator("#still")).to_be_hidden()
    # Without a script it says the same.
    answer = requests.get(f"{hall.url}/t/{ticket['token']}?lang=fr", timeout=10).text
    assert "Ce service est interrompu jusqu’à 14:30 environ" in answer
    assert "Un système technique est en panne. Vous gardez votre place." in answer


def test_the_time_to_come_back_does_not_pass_during_a_suspension(
    hall: RunningServer, still: Staff, phone: Phone
) -> None:
    ticket = still.issue("identity-card")
    phone.open(hall, ticket)
    still.no_show(still.call(ticket["number"]))
    phone.says("Your place is kept until 10:")
    still.suspend(reason="no_such_code")
    phone.says("Your place is kept while service is paused.")
    phone.says("Our staff can tell you more.")
    still.resume()
    phone.says("Your place is kept until 10:")


def test_a_ticket_on_hold_says_so(hall: RunningServer, still: Staff, phone: Phone) -> None:
    ticket = still.issue("identity-card")
    phone.open(hall, ticket)
    still.hold(still.call(ticket["number"]))
    phone.state("on_hold")
    phone.says("Your ticket is on hold")


def test_it_looks_well_in_six_languages_by_day_and_by_night(
    hall: RunningServer, still: Staff, phone_with: Callable[..., Phone]
) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for _ in range(3):
        still.issue("identity-card")
    ticket = still.issue("identity-card")
    end = (hall.now() + timedelta(hours=4)).replace(minute=30)
    still.suspend("identity-card", reason="power", expected_end=end.isoformat())
    for language in PROGRAM_LANGUAGES:
        for scheme in ("light", "dark"):
            phone = phone_with(color_scheme=scheme)
            phone.open(hall, ticket, language)
            expect(phone.page.locator("#still")).to_be_visible()
            check(phone, language)
            phone.page.screenshot(path=PICTURES / f"still-{language}-{scheme}.png", full_page=True)
