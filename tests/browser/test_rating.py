"""A visitor rates each service that was received, once."""

from typing import Any, Final

import pytest
from playwright.sync_api import expect

from contract.enums import Role
from tests.browser.staff import Staff
from tests.browser.watched import Phone
from tests.parts import requesting

pytestmark = pytest.mark.browser

WORDS: Final = ["Very poor", "Poor", "Fair", "Good", "Very good"]


def ratings_of(staff: Staff) -> list[dict[str, Any]]:
    server = staff.server
    log = requesting.get(server, f"centres/{server.centre}/log", server.token(Role.MANAGER))
    return [one["data"] for one in log if one["type"] == "service_rated"]


def test_each_served_service_is_rated_once_and_by_keys(staff: Staff, phone: Phone) -> None:
    ticket = staff.issue("identity-card", "passport")
    phone.follow(ticket)
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
    assert [(one["stop"], one["stars"], one["note"]) for one in ratings_of(staff)] == [(1, 3, None)]
    # Seen again, the page asks only for what is not rated.
    phone.follow(ticket)
    expect(groups).to_have_text([f"How were you served?Identity card {''.join(WORDS)}"])
    expect(page.locator(".rating").nth(1)).to_have_text("PassportThank you for your rating.")

    # A failure keeps the text.
    poor, comment = page.get_by_role("radio", name="Poor", exact=True), page.locator("textarea")
    phone.may_lose = True
    page.route("**/rate", lambda route: route.abort())
    poor.check()
    comment.fill("It took long.")
    page.click(".rating button")
    expect(page.locator("#fault")).to_have_text("That did not reach the centre. Try again.")
    expect(comment).to_have_value("It took long.")
    expect(poor).to_be_checked()

    page.unroute("**/rate")
    page.click(".rating button")
    expect(page.get_by_text("Thank you for your rating.")).to_have_count(2)
    _, second = ratings_of(staff)
    assert (second["stop"], second["stars"]) == (0, 2)
    assert second["note"] is not None
