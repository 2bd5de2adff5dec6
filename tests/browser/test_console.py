"""The console in a real browser: a manager's day, and how its pages look and read."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from typing import Any, Final
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from contract import commands as c
from contract.enums import Role
from server import bootstrap
from tests.browser.axe import stumbles
from tests.browser.conftest import PICTURES as TICKETS
from tests.browser.conftest import SCREEN
from tests.browser.console import Manager, at_counters, kept_after_sign_in, managers_of
from tests.browser.staff import Staff
from tests.browser.test_looks import check_page
from tests.browser.test_pages import LOOKS, MEASURED, SMALL_TARGETS, TARGET, NewMachine
from tests.parts.hall import RunningServer
from tests.parts.many_facts import fill
from tests.parts.waiting import until

pytestmark = pytest.mark.browser

PICTURES: Final = TICKETS.parent / "console"


@pytest.fixture(scope="module")
def server(server: RunningServer) -> RunningServer:
    """The server with a centre of the module's own."""
    return server.fresh_centre()


@pytest.fixture(scope="module")
def signed_in(server: RunningServer, chromium: Browser) -> Any:
    """The storage of the browser of a manager who has signed in."""
    return kept_after_sign_in(chromium, server, "console.manager")


@pytest.fixture
def manager_with(
    chromium: Browser, server: RunningServer, signed_in: Any
) -> Iterator[Callable[..., Manager]]:
    """Opens browsers of a manager who has signed in."""
    with managers_of(chromium, server) as make:
        yield partial(make, storage_state=signed_in)


def test_a_managers_day(server: RunningServer, manager_with: Callable[..., Manager]) -> None:
    manager = manager_with()
    page = manager.page

    # The morning: a kiosk is added by the address of its QR code; its printer has no paper.
    kiosk = NewMachine(server, Role.KIOSK, "mini-pc")
    manager.open(f"console/devices/add?code={kiosk.code.replace(' ', '')}")
    page.locator("#label").fill("kiosk at the door")
    page.locator("form button").first.click()
    until(lambda: kiosk.get("devices/me").status_code == 200)
    kiosk.report(printer="paper_out")
    manager.live()
    manager.says("kiosk at the door: no paper")
    kiosk.report(printer="ok")
    page.get_by_text("kiosk at the door: no paper").wait_for(state="detached", timeout=20000)

    # A queue overflows: no counter serves it. It is shown without loading the page again.
    page.evaluate("window.since = 'then'")
    staff = Staff(server, "1")
    for _ in range(3):
        staff.issue("driving-licence")
    manager.says("Driving licence: 3 visitors are waiting, but no counter is serving this queue")
    assert page.evaluate("window.since") == "then"

    # A counter is brought there, and calls.
    (clerk,) = at_counters(server, ["12"])
    manager.go("View the queue")
    page.locator("tr", has_text="12").get_by_role("link", name="Change the work profile").click()
    page.get_by_label("Driving and vehicles").check()
    manager.press("Change the profile")
    manager.says("The work profile is changed")
    first = clerk.call_next()
    assert first["number"]

    # The hall is evacuated and resumed: the called visitor keeps the place.
    manager.live()
    manager.go("Pause all services")
    page.get_by_label("Alarm: everyone leaves the hall").check()
    manager.press("Pause all services")
    manager.says("Service is paused")
    manager.go("Resume all services")
    manager.press("Resume all services")
    manager.says("The hall is open")
    again = clerk.call_next()
    assert again["number"] == first["number"]
    clerk.start(again)
    clerk.finish(again)

    # A notice, and an earlier closing.
    manager.go("Notices")
    page.locator("#text_en").fill("We close early today.")
    manager.press("Show the notice")
    manager.go("Live hall", "Stop giving tickets")
    manager.press("Stop giving tickets")
    manager.says("The hall is open but gives no tickets")
    manager.says("We close early today.")

    # What happened to the first visitor, and the figures of the day.
    manager.go("Tickets")
    page.locator("#number").fill(first["number"])
    manager.press("Find")
    manager.says("The call to counter 12 was undone.")
    manager.says("Driving licence finished at counter 12: done.")
    manager.go("Live hall", "End the day")
    manager.says("2 open tickets would expire")
    manager.press("End the day now")
    manager.says("The hall is closed")
    manager.go("Reports")
    row = page.locator("tr", has_text="Tickets taken")
    assert row.inner_text().split()[2:4] == ["3", "0"]
    with page.expect_download() as download:
        page.get_by_role("link", name="Visitors", exact=True).click()
        page.get_by_role("link", name="XLSX").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    manager.go("Live hall", "Open the day")
    manager.press("Open the day")
    manager.says("The hall is open")


def test_an_alarm_sounds_once_if_wanted(
    server: RunningServer, manager_with: Callable[..., Manager]
) -> None:
    manager = manager_with()
    manager.page.add_init_script(
        """window.tones = 0;
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (...args) {
          window.tones += 1;
          return start.apply(this, args);
        };"""
    )
    manager.live()
    manager.press("Sound for new alarms: off")
    heard = manager.page.evaluate("window.tones")
    Staff(server, "1").issue("tax-return")
    manager.says("no counter is serving this queue")
    until(lambda: manager.page.evaluate("window.tones") == heard + 2)


def test_the_floor_says_when_it_is_not_live_and_recovers(
    server: RunningServer, manager_with: Callable[..., Manager]
) -> None:
    manager = manager_with()
    manager.live()
    server.stop()
    manager.says("No connection to the server")
    server.start()
    manager.page.locator(".bar .is-good").wait_for(timeout=20000)
    manager.faults.clear()


# How the pages look and read.

PAGES: Final = {
    "floor": "console",
    "pause": "console/hall/pause_hall",
    "stop": "console/hall/stop_intake",
    "close-day": "console/hall/close_day",
    "service": "console/services/{centre}.passport",
    "counter": "console/counters/{centre}.1",
    "profile-of-counter": "console/counters/{centre}.1/set_profile",
    "move": "console/services/{centre}.passport/move_tickets",
    "tickets": "console/tickets",
    "ticket": "console/tickets/{ticket}",
    "call": "console/tickets/{waiting}/call_ticket",
    "cancel": "console/tickets/{waiting}/cancel",
    "notices": "console/notices",
    "set-up": "console/set-up",
    "hours": "console/set-up/hours",
    "services": "console/set-up/services",
    "service-form": "console/set-up/services/passport",
    "profile-form": "console/set-up/profiles/documents",
    "counter-form": "console/set-up/counters/1",
    "file": "console/set-up/file",
    "history": "console/set-up/history",
    "care": "console/set-up/care",
    "alerts": "console/set-up/alerts",
    "recipient-new": "console/set-up/alerts/new",
    "tokens": "console/set-up/tokens",
    "overview": "console/reports",
    "wait": "console/reports/wait",
    "visitors": "console/reports/visitors?by=hour",
    "staff": "console/reports/staff",
    "ratings": "console/reports/ratings",
    "counters": "console/reports/counters",
    "staffing": "console/reports/staffing?day=2026-11-20",
    "sheet": "console/reports/sheet",
    "devices": "console/devices",
    "device": "console/devices/{device}",
    "device-new": "console/devices/add",
    "person-new": "console/people/add",
    "person": "console/people/{person}",
    "not-found": "console/people/p-none",
    "account": "account",
    "password": "password",
    "factor-again": "factor",
    "people-list": "console/people/list",
}


SUNDAY: Final = date(2026, 11, 22)
"""The day before the hall's."""


@dataclass
class Scene:
    """A hall in the middle of a day."""

    ticket: str
    waiting: str
    device: str
    person: str


@pytest.fixture(scope="module")
def scene(server: RunningServer) -> Scene:
    clerks = at_counters(server, ["1", "2", "14"])
    keys = ("passport", "identity-card", "driving-licence", "birth-registration")
    issued = [clerks[0].issue(keys[place % len(keys)]) for place in range(24)]
    clerks[1].start(clerks[1].call_next())
    served = clerks[0].call_next()
    clerks[0].start(served)
    clerks[0].finish(served)
    NewMachine(server, Role.DISPLAY, "tv-in-the-hall")
    store = bootstrap.open_store(server.settings, serving=False)
    layout = store.read(server.centre, lambda reading: reading.layout)
    # The counters that a day needs are advised from the weeks before it.
    store.on_connection(
        lambda connection: fill(connection, layout.config, 21 * 150, SUNDAY, per_day=150),
        write=True,
    )
    store.close()
    kiosk, manager = NewMachine(server, Role.KIOSK, "mini-pc"), Staff(server)
    told: dict[str, Any] = {"command_id": uuid4(), "centre": server.centre}
    manager.send(c.ConfirmDevice(**told, code=kiosk.code, label="Giriş qapısının yanındakı köşk"))
    kiosk.report(printer="paper_low", screen="1080x1920")
    person = manager.send(
        c.AddPerson(
            **(told | {"command_id": uuid4()}),
            login="anna.k",
            full_name="Анна Ковалёва",
            language="az",
            role=Role.SUPERVISOR,
        )
    )
    device = kiosk.get("devices/me").json()["device"]
    return Scene(served["id"], issued[-1]["id"], device, person["person"])


@pytest.mark.parametrize(("language", "scheme", "screen"), LOOKS)
def test_the_console_looks_well_and_is_accessible(
    server: RunningServer,
    scene: Scene,
    manager_with: Callable[..., Manager],
    language: str,
    scheme: str,
    screen: ViewportSize,
) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    kind = f"{language}-{scheme}-{'phone' if screen is SCREEN else 'desktop'}"
    manager = manager_with(color_scheme=scheme, viewport=screen)
    wrong: dict[str, Any] = {}
    for name, path in PAGES.items():
        where = path.format(centre=server.centre, **asdict(scene))
        manager.open(f"{where}{'&' if '?' in where else '?'}lang={language}")
        settled(manager.page)
        if (language, scheme, screen) != MEASURED:
            manager.page.screenshot(path=PICTURES / f"{name}-{kind}.png", full_page=True)
        check_page(manager.page, language)
        found = manager.page.evaluate(SMALL_TARGETS, TARGET)
        if (language, scheme, screen) != LOOKS[0]:
            # What axe-core finds beyond contrasts is the same in each look.
            found += stumbles(manager.page)
        if found:
            wrong[name] = found
    assert wrong == {}


def settled(page: Page) -> None:
    """Wait until the charts are drawn and a live page hears of changes."""
    page.wait_for_function(
        """() => [...document.querySelectorAll("[data-chart]")].every((one) =>
             Chart.getChart(one.dataset.chart)) &&
           (!document.querySelector(".bar") || document.querySelector(".bar .is-good"))"""
    )
