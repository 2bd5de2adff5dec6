"""The console of a centre with hundreds of services: lists in groups, with a filter."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import stumbles
from tests.browser.conftest import SCREEN, Phone, open_page
from tests.browser.console import Manager, at_counters, kept_after_sign_in, managers_of
from tests.parts.hall import RunningServer
from tests.parts.large_centre import PAIR, write_large_centre
from tests.parts.waiting import until

pytestmark = pytest.mark.browser

SHORT: Final = 3000
"""No list is longer than this at first (pixels, on a phone)."""


@pytest.fixture(scope="module")
def server(server: RunningServer, tmp_path_factory: pytest.TempPathFactory) -> RunningServer:
    """The server with the large centre, which publishes its waits."""
    file = write_large_centre(tmp_path_factory.mktemp("large") / "centre.toml")
    text = file.read_text("utf-8").replace("[centre]", "[centre]\nopen_data = true", 1)
    file.write_text(text, "utf-8")
    return server.fresh_centre(file)


@pytest.fixture(scope="module")
def signed_in(server: RunningServer, chromium: Browser) -> Any:
    """The storage of the browser of a manager who has signed in."""
    return kept_after_sign_in(chromium, server, "long.lists")


@pytest.fixture
def manager(signed_in: Any, server: RunningServer, chromium: Browser) -> Iterator[Manager]:
    with managers_of(chromium, server) as make:
        yield make(storage_state=signed_in, viewport=SCREEN)


def height(manager: Manager) -> int:
    return int(manager.page.evaluate("document.documentElement.scrollHeight"))


def test_one_service_of_hundreds_is_found(manager: Manager) -> None:
    page = manager.page
    manager.open("console/set-up/services")
    assert height(manager) < SHORT
    found, search = page.locator("[data-row]:visible"), page.get_by_label("Find in this list")
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
    # By the agency, and by words of other languages without their marks.
    search.fill("state traffic police")
    manager.says("15 of 287 shown")
    search.fill("SURUCULUK")
    manager.says("4 of 287 shown")
    page.route("**/find/**", lambda route: route.fulfill(status=404))
    search.fill("passport")
    manager.says("The search did not work")
    expect(first).to_contain_text("driving licence")
    search.fill("")
    expect(found).to_have_count(0)
    names = page.locator(".group summary .name").all_inner_texts()
    page.reload()
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


def test_the_live_hall_shows_what_is_going_on_first(
    manager: Manager, server: RunningServer
) -> None:
    page = manager.page
    (clerk,) = at_counters(server, ["1"])
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
    page.get_by_label("Find in this list").fill("driving licence for foreigners")
    expect(page.locator("[data-row]:visible")).to_have_count(1)
    for _ in range(30):
        clerk.issue(PAIR[0])
    manager.says("30 visitors are waiting")
    expect(page.locator("[data-row]:visible")).to_have_count(1)
    page.get_by_label("Find in this list").fill("")
    expect(page.locator("[data-row]:visible")).to_have_count(1)

    # All of them can be moved to a service that is found by its agency.
    manager.open(f"console/services/{server.centre}.{PAIR[0]}/move_tickets")
    choice = page.get_by_role("combobox")
    assert choice.locator("optgroup").count() == 22
    assert choice.locator("option").count() == 286
    choice.select_option(label="Issue of a trade licence for companies")
    manager.press("Move the tickets")
    manager.says("The tickets are moved")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_the_waits_of_hundreds_of_services_are_folded(
    server: RunningServer, phone_with: Callable[..., Phone], scripts: bool
) -> None:
    page = phone_with(java_script_enabled=scripts).page
    page.goto(f"{open_page(server)}?lang=en")
    box = page.locator("main").bounding_box()
    assert box is not None
    assert box["height"] < SHORT * 4 / 3
    group = page.locator("details.group", has_text="Business, trade and licences").first
    # From the shortest to the longest of its waits.
    expect(group.locator("summary")).to_contain_text("min")
    group.locator("summary").click()
    expect(group.get_by_text("Issue of a trade licence for companies")).to_be_visible()
    assert page.locator("meta[http-equiv=refresh]").count() == 0
    if scripts:
        group.evaluate("one => one.seen = true")
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        until(lambda: group.evaluate("one => !one.seen"))
        expect(group.locator("summary")).to_be_focused()
        assert stumbles(page) == []
        expect(group.get_by_text("Issue of a trade licence for companies")).to_be_visible()
