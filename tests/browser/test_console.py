"""The console in a real browser: what is live in it, and how its pages look and read."""

import re
from datetime import date
from typing import Final

import pytest
from playwright.sync_api import Page

from contract import commands as c
from contract import events as e
from contract.bookings import ServiceBooking
from contract.centre import CentreConfig
from contract.enums import Role
from contract.texts import PROGRAM_LANGUAGES
from server import bootstrap
from tests.browser import looks
from tests.browser.console import Manager, NewMachine
from tests.browser.looks import (
    DAY_AND_NIGHT,
    DESKTOP,
    SCREEN,
    TARGET,
    check_staff_page,
    require_fits,
    stumbles,
)
from tests.browser.staff import Staff, at_counters
from tests.parts.hall import RunningServer
from tests.parts.languages import LONGEST
from tests.parts.requesting import get
from tests.parts.waiting import until
from tools.bench.many_facts import fill

pytestmark = pytest.mark.browser

PICTURES: Final = looks.PICTURES / "console"

TONES: Final = """window.tones = 0;
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (...args) {
  window.tones += 1;
  return start.apply(this, args);
};"""


def test_what_happens_in_the_hall_is_seen_and_heard(manager: Manager) -> None:
    """(Each form: `tests/integration/pages/test_every_page.py`.)"""
    server, page = manager.server, manager.page
    page.add_init_script(TONES)

    # A kiosk is added by the address of its QR code; its printer has no paper.
    kiosk = NewMachine(server, Role.KIOSK, "mini-pc")
    manager.open(f"console/devices/add?code={kiosk.code}")
    page.locator("#label").fill("kiosk at the door")
    page.locator("form button").first.click()
    until(lambda: kiosk.get("devices/me").status_code == 200)
    kiosk.report(printer="paper_out")
    manager.live()
    manager.says("kiosk at the door: no paper")
    kiosk.report(printer="ok")
    page.get_by_text("kiosk at the door: no paper").wait_for(state="detached")

    # A queue overflows: no counter serves it. It is shown without loading the page again.
    manager.mark()
    manager.press("Sound for new alarms: off")
    tones = page.evaluate("window.tones")
    staff = Staff(server, "1")
    for _ in range(3):
        staff.issue("driving-licence")
    manager.says("Driving licence: 3 visitors are waiting, but no counter is serving this queue")
    until(lambda: page.evaluate("window.tones") == tones + 2)
    assert manager.never_reloaded

    # On a phone what needs attention comes before the buttons, on a desk these are next to the
    # heading.
    for size, last in ((SCREEN, ".acts"), (DESKTOP, "#alarms")):
        page.set_viewport_size(size)
        tops = {part: _top_of(page, f"#live-hall {part}") for part in ("h1", "#alarms", ".acts")}
        assert max(tops, key=tops.__getitem__) == last

    # A call for help, answered where it is shown.
    staff.give(c.CallForHelp, counter=f"{server.centre}.1")
    page.locator('button[value="answer_help"]').click()
    manager.says("The call for help is answered.")

    # The figures of the day as a file.
    manager.go("Reports")
    with page.expect_download() as download:
        page.get_by_role("link", name="Visitors", exact=True).click()
        page.get_by_role("link", name="XLSX").click()
    assert download.value.suggested_filename.endswith(".xlsx")


def _top_of(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["y"]


def test_the_live_hall_says_when_it_is_not_live_and_recovers(manager: Manager) -> None:
    manager.live()
    manager.server.stop()
    manager.says("No connection to the server")
    manager.server.start()
    manager.page.locator(".bar .is-good").wait_for()
    manager.faults.clear()


# How the pages look and read.

PAGES: Final = (
    "console",
    "console/hall/pause_hall",
    "console/services/{centre}.passport",
    "console/services/{centre}.passport/move_tickets",
    "console/counters/{centre}.1",
    "console/tickets",
    "console/tickets/{ticket}",
    "console/tickets/{waiting}",
    "console/notices",
    "console/bookings",
    "console/bookings/{booking}",
    "console/bookings/new?day=2026-11-25",
    "console/bookings/slots/ahead",
    "console/bookings/waiting/list",
    "console/set-up",
    *(f"console/set-up/{part}" for part in ("hours", "bookings", "services", "services/passport")),
    *(f"console/set-up/{part}" for part in ("profiles/documents", "counters/1", "file")),
    *(f"console/set-up/{part}" for part in ("history", "care", "alerts", "alerts/new", "tokens")),
    "console/reports",
    *(f"console/reports/{name}" for name in ("wait", "staffing?day=2026-11-20", "sheet")),
    *(f"console/devices{one}" for one in ("", "/add", "/{device}")),
    *(f"console/people/{one}" for one in ("add", "list", "{person}", "no-such-person")),
    *("account", "password", "factor"),
)

OF_THE_SAME_TEMPLATES: Final = (
    *(f"console/hall/{action}" for action in ("stop_intake", "close_day")),
    "console/counters/{centre}.1/set_profile",
    *(f"console/tickets/{{waiting}}/{action}" for action in ("call_ticket", "cancel")),
    *(f"console/reports/{name}" for name in ("visitors?by=hour", "staff", "ratings", "counters")),
)
"""Looked at in `make soak`."""

SUNDAY: Final = date(2026, 11, 22)
"""The day before the hall's."""


@pytest.fixture(scope="module")
def scene(shared_hall: RunningServer) -> dict[str, str]:
    """A hall in the middle of a day: what stands in the addresses of its pages."""
    server = shared_hall
    clerks = at_counters(server, ["1", "2", "14"])
    keys = ("passport", "identity-card", "driving-licence", "birth-registration")
    issued = [clerks[0].issue(keys[place % len(keys)]) for place in range(24)]
    clerks[1].start(clerks[1].call_next())
    served = clerks[0].call_next()
    clerks[0].start(served)
    clerks[0].finish(served)
    # The promises to those who wait for it are at risk.
    clerks[2].close()
    NewMachine(server, Role.DISPLAY, "tv-in-the-hall")
    store = bootstrap.store_of(server.settings, serving=False)
    setup = store.read(server.centre, lambda reading: reading.setup)
    # The counters that a day needs are advised from the weeks before it.
    store.on_connection(
        lambda connection: fill(connection, setup.config, 21 * 150, SUNDAY, per_day=150),
        write=True,
    )
    store.close()
    kiosk, manager = NewMachine(server, Role.KIOSK, "mini-pc"), Staff(server)
    manager.give(c.ConfirmDevice, code=kiosk.shown_code, label="Giriş qapısının yanındakı köşk")
    kiosk.report(printer="paper_low", screen="1080x1920")
    booking = _booked(manager, setup.config)
    person = manager.add_person("anna.k", "Анна Ковалёва", Role.SUPERVISOR)
    device = kiosk.get("devices/me").json()["device"]
    return {
        "centre": server.centre,
        "ticket": served["id"],
        "waiting": issued[-1]["id"],
        "booking": booking,
        "device": device,
        "person": person["person"],
    }


def _booked(manager: Staff, config: CentreConfig) -> str:
    """Open two services for bookings, one by a draw; book a time today, and one on a day that
    becomes a holiday; put visitors on the list and into the draw. The id of the first."""
    draws = {"passport": None, "identity-card": "thu 18:00"}
    bookable = [
        service.model_copy(update={"booking": ServiceBooking(named=True, draw=draws[service.key])})
        if service.key in draws
        else service
        for service in config.services
    ]
    config = config.model_copy(update={"services": tuple(bookable)})
    manager.give(c.ImportCentre, config=config)
    passport = f"{manager.server.centre}.passport"
    server = manager.server
    path = f"centres/{server.centre}/times?service={passport}"
    times = get(server, path, server.token(Role.MANAGER))
    booked, details = (
        [],
        {"visitor": "Александра Константинопольская", "phone": "+994 12 555 01 02"},
    )
    for of_day in times[:2]:
        slot = {"service": passport, "at": of_day["times"][-1], "language": "ru"}
        booked.append(manager.give(c.HoldSlots, **slot)["booking"])
        manager.give(c.GiveDetails, booking=booked[-1], mail="a@town.example", **details)
    waits = {**details, "language": "ru"}
    days = [of_day["day"] for of_day in times]
    manager.give(c.JoinList, service=passport, days=days[2:4], visitors=2, **waits)
    drawn = f"{server.centre}.identity-card"
    until(
        lambda: (
            drawn in [event.data["service"] for event in server.events() if event.of(e.DrawOpened)]
        )
    )
    manager.give(c.JoinList, service=drawn, days=["2026-12-01", "2026-12-02"], **waits)
    holiday = date.fromisoformat(times[1]["day"])
    centre = config.centre.model_copy(update={"holidays": (*config.centre.holidays, holiday)})
    closed = config.model_copy(update={"centre": centre})
    manager.give(c.ImportCentre, config=closed, displaces=1)
    return str(booked[0])


LOOKS: Final = (
    (LONGEST, 1),
    # Of a language from right to left the pages have to fit: in `make test` every third.
    ("ar", 0),
    *(pytest.param(language, 2, marks=pytest.mark.soak) for language in PROGRAM_LANGUAGES),
)
"""The languages, with the number of pictures of each page."""


@pytest.mark.parametrize(("language", "pictures"), LOOKS)
def test_the_console_looks_well_and_is_accessible(
    scene: dict[str, str], manager: Manager, language: str, pictures: int
) -> None:
    page = manager.page
    page.set_viewport_size(SCREEN)
    full = pictures == len(DAY_AND_NIGHT)
    for path in (*PAGES, *OF_THE_SAME_TEMPLATES) if full else PAGES[:: 1 if pictures else 3]:
        where = path.format(**scene)
        manager.open(f"{where}{'&' if '?' in where else '?'}lang={language}")
        settled(page)
        if pictures:
            check_staff_page(page, language)
            assert stumbles(page) == [], path
        else:
            require_fits(page, language)
        name = f"{re.sub(r'\W+', '-', path)}-{language}"
        for scheme, screen in DAY_AND_NIGHT[:pictures]:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(screen)
            if scheme == "dark":
                # Charts keep the colours in which they were drawn.
                page.reload()
                settled(page)
            page.screenshot(path=PICTURES / f"{name}-{scheme}.png", full_page=True)


def test_tabs_and_waits_take_one_line(scene: dict[str, str], manager: Manager) -> None:
    page = manager.page
    page.set_viewport_size(SCREEN)
    manager.open("console/reports")
    assert page.evaluate("document.querySelector('.tabs ul').offsetHeight") < 2 * TARGET
    page.set_viewport_size(DESKTOP)
    manager.open("console?lang=fr")
    lines = "waits => waits.map((one) => one.getClientRects().length)"
    assert max(page.locator("meter + .quiet-text").evaluate_all(lines)) == 1


def test_each_series_of_a_chart_has_its_own_colour(scene: dict[str, str], manager: Manager) -> None:
    manager.open("console/reports/counters")
    settled(manager.page)
    colours = manager.page.evaluate(
        'Chart.getChart("chart-1").data.datasets.map((one) => one.backgroundColor)'
    )
    assert len(set(colours)) == len(colours) == 4


def test_a_table_that_is_wider_than_its_page_shows_that_it_scrolls(
    scene: dict[str, str], manager: Manager
) -> None:
    manager.page.set_viewport_size(SCREEN)
    manager.open("console/reports/counters")
    settled(manager.page)
    frame = manager.page.locator(".scroll")
    assert frame.evaluate("(one) => one.scrollWidth > one.clientWidth")
    edge = "(one) => getComputedStyle(one).backgroundAttachment"
    # Two shadows that stay at the edges, and what covers them moves with the table.
    assert frame.evaluate(edge) == "local, local, scroll, scroll"


def settled(page: Page) -> None:
    """Wait until the charts are drawn and a live page hears of changes."""
    page.wait_for_function(
        """() => [...document.querySelectorAll("[data-chart]")].every((one) =>
             Chart.getChart(one.dataset.chart)) &&
           (!document.querySelector(".bar") || document.querySelector(".bar .is-good"))"""
    )
