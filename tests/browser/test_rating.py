"""A visitor rates each service that was received, once."""

from typing import Any, Final

import pytest
import requests
import zxingcpp
from playwright.sync_api import Route, expect

from client.receipt.content import receipt_content
from client.receipt.render import render
from contract.catalogue import Catalogue
from contract.enums import Role
from contract.snapshots import Ticket
from tests.browser.conftest import Phone
from tests.browser.staff import Staff
from tests.parts.hall import RunningServer
from tests.parts.ports import HeldPort

pytestmark = pytest.mark.browser

WORDS: Final = ["Very poor", "Poor", "Fair", "Good", "Very good"]


def ratings_of(server: RunningServer) -> list[dict[str, Any]]:
    log = requests.get(
        f"{server.api}/centres/{server.centre}/log",
        headers={"Authorization": f"Bearer {server.token(Role.MANAGER)}"},
        timeout=10,
    ).json()
    return [one["data"] for one in log if one["type"] == "service_rated"]


def test_a_whole_visit_from_the_code_on_the_paper_to_the_rating(phone: Phone) -> None:
    """The server is restarted on the way; the page is never loaded again."""
    port = HeldPort()
    address = f"http://127.0.0.1:{port.number}"
    with RunningServer(port=port.number, public_url=address) as server:
        staff = Staff(server)
        staff.open()
        staff.issue("identity-card")
        ticket = staff.issue("identity-card", language="fr")
        found = requests.get(f"{server.api}/centres/{server.centre}/catalogue", timeout=10).json()
        content = receipt_content(Ticket.read(ticket), Catalogue.read(found), "fr")
        (code,) = zxingcpp.read_barcodes(render(content, 576).convert("L"))
        phone.page.goto(code.text)
        phone.page.wait_for_selector('[data-link="live"]')
        phone.page.evaluate("window.since = 'then'")
        phone.says("1 personne attend avant vous")
        phone.page.click("text=Me prévenir par un son")
        phone.may_lose = True
        server.kill()
        phone.page.wait_for_selector('[data-link="offline"]')
        server.start()
        phone.page.wait_for_selector('[data-link="live"]', timeout=25_000)
        called = staff.call(ticket["number"])
        phone.state("called")
        staff.start(called)
        phone.state("serving")
        staff.finish(called)
        phone.state("finished")
        phone.page.get_by_role("radio", name="Très bien").check()
        phone.page.get_by_label("Votre commentaire (facultatif)").fill("Rapide et aimable")
        phone.page.get_by_role("button", name="Envoyer mon avis").click()
        phone.says("Merci pour votre avis.")
        assert phone.never_reloaded
        (rating,) = ratings_of(server)
        assert (rating["stop"], rating["stars"]) == (0, 5)
        assert rating["note"] is not None
        assert "Rapide" not in str(rating)
    port.release()


def test_each_served_service_is_rated_once_and_by_keys(
    hall: RunningServer, staff: Staff, phone: Phone
) -> None:
    ticket = staff.issue("identity-card", "passport")
    phone.open(hall, ticket)
    page = phone.page
    for _ in range(2):
        expect(page.locator(".rating")).to_be_hidden()
        staff.finish(staff.call(ticket["number"]))
    groups = page.locator("fieldset")
    expect(groups).to_have_text(
        [f"How were you served?{name} {''.join(WORDS)}" for name in ("Identity card", "Passport")]
    )
    send = page.get_by_role("button", name="Send my rating")
    expect(send).to_be_hidden()
    passport = groups.nth(1)
    passport.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(passport.locator(".chosen")).to_have_text("Fair")
    expect(passport.get_by_role("radio", name="Fair")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("  ")
    page.keyboard.press("Tab")
    expect(send).to_be_focused()
    page.keyboard.press("Enter")
    phone.says("Thank you for your rating.")
    expect(page.locator(".rating [role=status]")).to_be_focused()
    # Only blanks are no comment.
    assert [(one["stop"], one["stars"], one["note"]) for one in ratings_of(hall)] == [(1, 3, None)]
    # Seen again, the page asks only for what is not rated.
    phone.open(hall, ticket)
    expect(groups).to_have_text([f"How were you served?Identity card {''.join(WORDS)}"])
    expect(page.locator(".rating").nth(1)).to_have_text("PassportThank you for your rating.")


def test_a_failure_keeps_the_text_and_a_refusal_is_shown_in_words(
    hall: RunningServer, staff: Staff, phone: Phone
) -> None:
    ticket = staff.issue("identity-card")
    phone.open(hall, ticket)
    staff.finish(staff.call_next())
    page, comment = phone.page, phone.page.locator("textarea")
    phone.may_lose, phone.refusals = True, {409}
    page.route("**/rate", lambda route: route.abort())
    page.get_by_role("radio", name="Poor", exact=True).check()
    comment.fill("It took long.")
    page.click(".rating button")
    expect(page.locator("#fault")).to_have_text("That did not reach the centre. Try again.")
    expect(comment).to_have_value("It took long.")
    expect(page.get_by_role("radio", name="Poor", exact=True)).to_be_checked()

    def too_late(route: Route) -> None:
        """The same ticket is rated on another phone meanwhile."""
        requests.post(
            f"{hall.api}/tickets/{ticket['token']}/rate",
            json={"command_id": "5f0c3f7e-9d1b-4a55-8a55-0d6f8b0a2c11", "stop": 0, "stars": 4},
            timeout=10,
        ).raise_for_status()
        route.continue_()

    page.unroute("**/rate")
    page.route("**/rate", too_late)
    page.click(".rating button")
    expect(page.locator("#fault")).to_have_text(
        "This was already done. There is nothing left to do."
    )
    assert [one["stars"] for one in ratings_of(hall)] == [4]
    phone.says("Thank you for your rating.")
