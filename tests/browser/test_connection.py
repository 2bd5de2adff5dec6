"""The page and its connection: sockets, polling, a server that dies."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.looks import TICKETS
from tests.browser.staff import Staff
from tests.browser.watched import Phone

pytestmark = pytest.mark.browser


def test_without_a_socket_the_page_polls(staff: Staff, phone_with: Callable[..., Phone]) -> None:
    ticket = staff.issue("identity-card")
    refused, unknown = phones = phone_with(), phone_with()
    refused.may_lose = True
    refused.page.route_web_socket("**/socket.io/**", lambda socket: socket.close(code=1011))
    unknown.page.add_init_script("delete window.WebSocket")
    for phone in phones:
        phone.visit(ticket)
    for phone in phones:
        phone.page.wait_for_selector('[data-link="polled"]')
        phone.says("As of 10:")
    staff.call(ticket["number"])
    for phone in phones:
        phone.state("called")
        expect(phone.page.locator("#counter")).to_have_text("1")
        assert phone.never_reloaded


def test_a_lost_server_is_shown_and_found_again(staff: Staff, phone: Phone) -> None:
    ticket = staff.issue("identity-card")
    phone.follow(ticket)
    phone.may_lose = True
    staff.server.kill()
    phone.page.wait_for_selector('[data-link="offline"]')
    phone.says("Connection lost at 10:")
    phone.says("This is how it stood then.")
    phone.page.screenshot(path=TICKETS / "offline.png")
    # What happens while the page is away is there as well.
    phone.page.context.set_offline(True)
    staff.server.start()
    staff.call_next()
    phone.page.context.set_offline(False)
    phone.state("called")
    phone.page.wait_for_selector('[data-link="live"]')
    expect(phone.page.locator("#band")).to_be_hidden()
    staff.finish(ticket)
    phone.state("finished")
    assert phone.never_reloaded
