"""The console of a centre with hundreds of services: lists in groups, with a filter."""

from typing import Final

import pytest
from playwright.sync_api import expect

from tests.browser.console import Manager
from tests.browser.looks import SCREEN
from tests.browser.staff import at_counters
from tests.parts.hall import RunningServer
from tests.parts.large_centre import PAIR, write_large_centre

pytestmark = pytest.mark.browser

SHORT: Final = 3000
"""No list is longer than this at first (pixels, on a phone)."""


@pytest.fixture(scope="module")
def shared_hall(server: RunningServer, tmp_path_factory: pytest.TempPathFactory) -> RunningServer:
    file = write_large_centre(tmp_path_factory.mktemp("large") / "centre.toml")
    return server.fresh_centre(file)


@pytest.fixture
def manager(manager: Manager) -> Manager:
    manager.page.set_viewport_size(SCREEN)
    return manager


def height(manager: Manager) -> int:
    return int(manager.page.evaluate("document.documentElement.scrollHeight"))


def test_one_service_of_hundreds_is_found(manager: Manager) -> None:
    page = manager.page
    manager.open("console/set-up/services")
    assert height(manager) < SHORT
    found, search = page.locator("[data-row]:visible"), page.get_by_label("Find in this list")
    names = page.locator(".group summary .name").all_inner_texts()
    assert page.locator("[data-row]").count() == 287
    assert found.count() == 0
    search.fill("zzzz")
    manager.says("Nothing in this list fits.")
    # The likeliest first, and its group, although other agencies stand before it.
    search.fill("child")
    first = found.locator("a").first
    expect(first).to_have_text("Parental allowance after the birth of a child")
    assert page.locator(".group:visible").count() > 1
    search.fill("drivng licence foreigners")
    expect(found.locator("a")).to_have_text(["Issue of a driving licence for foreigners"])
    expect(page.locator(".group:visible summary .quiet-text")).to_have_text("1 of 15 shown")
    page.route("**/find/**", lambda route: route.fulfill(status=404))
    search.fill("passport")
    manager.says("The search did not work")
    expect(first).to_contain_text("driving licence")
    search.fill("")
    expect(found).to_have_count(0)
    assert names == page.locator(".group summary .name").all_inner_texts()


def test_a_service_is_found_in_the_form_of_a_profile(manager: Manager) -> None:
    page = manager.page
    manager.open("console/set-up/profiles/interior")
    found, search = page.locator("[data-row]:visible"), page.get_by_label("Find in this list")
    expect(found).to_have_count(13)
    assert page.locator(".group[open] summary").inner_text().endswith("13 / 13")
    search.fill("issue of a taxi licence for citizens")
    expect(found).to_have_count(1)
    search.press("Enter")
    found.locator("select").select_option("2")
    manager.press("Save")
    manager.says("The change is published")
    assert found.count() == 0
    search.fill("internal affairs")
    # On a phone each figure says what it is.
    figure = found.locator("td").first
    heading = figure.evaluate("(one) => getComputedStyle(one, '::before').content")
    assert (heading, figure.inner_text()) == ('"Services: "', "14")
    assert "Several agencies" in page.locator(".group:visible").inner_text()


def test_the_live_hall_shows_what_is_going_on_first(manager: Manager) -> None:
    page = manager.page
    (clerk,) = at_counters(manager.server, ["1"])
    manager.live()
    expect(page.locator("#counters ~ .tiles .tile")).to_have_count(1)
    manager.says("59 closed counters")
    manager.says("287 services, no visitor waiting")
    assert height(manager) < SHORT
    # One row, which scrolls to the part that is shown.
    tops = page.locator(".parts a").evaluate_all(
        "all => [...new Set(all.map((one) => one.offsetTop))]"
    )
    assert len(tops) == 1
    manager.open("console/set-up")
    expect(page.locator(".parts [aria-current]")).to_be_in_viewport(ratio=1)

    # What is searched is still searched when the page is refreshed.
    manager.live()
    search, found = page.get_by_label("Find in this list"), page.locator("[data-row]:visible")
    search.fill("driving licence for foreigners")
    expect(found).to_have_count(1)
    for _ in range(30):
        clerk.issue(PAIR[0])
    manager.says("30 visitors are waiting")
    expect(found).to_have_count(1)
    search.fill("")
    expect(found).to_have_count(1)

    # They can be moved to a service that is found by its agency.
    manager.open(f"console/services/{manager.server.centre}.{PAIR[0]}/move_tickets")
    choice = page.get_by_role("combobox")
    assert choice.locator("optgroup").count() == 22
    assert choice.locator("option").count() == 286
