"""Every form and action of the console, sent from a real browser."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Locator, Page, TimeoutError

from contract.enums import Role
from tests.browser.console import Manager, at_counters, kept_after_sign_in, managers_of
from tests.browser.test_pages import NewMachine
from tests.parts.hall import RunningServer
from tests.parts.waiting import until

pytestmark = pytest.mark.browser

type Values = Mapping[str, str]
type Step = tuple[str, Values, str, str]
"""A page, what is filled in, the value of the button, and what the next page says."""


@pytest.fixture(scope="module")
def server(server: RunningServer) -> RunningServer:
    """The server with a centre of the module's own."""
    return server.fresh_centre()


@pytest.fixture(scope="module")
def signed_in(server: RunningServer, chromium: Browser) -> Any:
    """The storage of the browser of a manager who has signed in."""
    return kept_after_sign_in(chromium, server, "forms.manager")


@pytest.fixture
def manager(signed_in: Any, server: RunningServer, chromium: Browser) -> Iterator[Manager]:
    with managers_of(chromium, server) as make:
        yield make(storage_state=signed_in)


def send(page: Page, values: Values, act: str = "") -> None:
    """Fill in a form as a person does, and press its button."""
    page.evaluate("document.querySelectorAll('main details').forEach((one) => (one.open = true))")
    button = page.locator("main form button")
    if act:
        button = page.locator(f'main form button[value="{act}"]')
    elif values:
        named = page.locator(f'main form:has([name="{next(iter(values))}"])')
        button = named.locator("button")
    button = button.first
    form = button.locator("xpath=ancestor::form")
    for name, value in values.items():
        fill(form.locator(f'[name="{name}"]'), value)
    button.click()


def fill(field: Locator, value: str) -> None:
    match field.first.get_attribute("type"), field.first.evaluate("(one) => one.tagName"):
        case (("radio" | "checkbox"), _):
            field.and_(field.page.locator(f'[value="{value}"]')).check()
        case _, "SELECT":
            field.select_option(value)
        case _:
            field.fill(value)


def do(manager: Manager, steps: list[Step]) -> None:
    for path, values, act, says in steps:
        if path:
            manager.open(path)
        send(manager.page, values, act)
        try:
            manager.says(says)
        except TimeoutError as error:
            said = manager.page.locator("main").inner_text()
            raise AssertionError(f"{path} {values}: no {says!r} in {said}") from error


SET_UP: Final = "console/set-up"
PUBLISHED: Final = "The change is published"


def test_the_set_up(manager: Manager) -> None:
    hours, services = f"{SET_UP}/hours", f"{SET_UP}/services"
    profiles, counters = f"{SET_UP}/profiles", f"{SET_UP}/counters"
    manager.open(f"{services}/new")
    home = {"profiles": "documents"}
    for name in ("agency", "category"):
        first = manager.page.locator(f"#{name} option").nth(1)
        home[name] = str(first.get_attribute("value"))
    do(
        manager,
        [
            (hours, {"hours_sat": "10:00-14:00"}, "hours", PUBLISHED),
            (hours, {"holiday": "2026-12-31"}, "add_holiday", "31 Dec 2026"),
            (
                hours,
                {"special_day": "2026-12-30", "special_hours": "09:00-14:00"},
                "add_special",
                "30 Dec 2026",
            ),
            (hours, {}, "remove_holiday", PUBLISHED),
            (hours, {}, "remove_special", PUBLISHED),
            (f"{services}/new", {"name_en": "Dog licence", **home}, "set", PUBLISHED),
            (f"{services}/dog-licence", {"per_day": "40"}, "set", PUBLISHED),
            (f"{services}/dog-licence", {"hours_mon": "9"}, "set", PUBLISHED),
            (
                f"{services}/dog-licence",
                {"own_hours": "y", "hours_mon": "9"},
                "set",
                "Enter hours like 09:00-13:00",
            ),
            (f"{profiles}/new", {"name_en": "Dogs", "level_dog-licence": "1"}, "set", PUBLISHED),
            (f"{counters}/new", {"number": "99", "profile": "dogs"}, "set", PUBLISHED),
            (f"{counters}/99", {"profile": "documents"}, "set", PUBLISHED),
            (f"{counters}/99", {}, "remove", PUBLISHED),
            (f"{services}/dog-licence", {}, "remove", "serves this service alone"),
            (f"{profiles}/dogs", {}, "remove", PUBLISHED),
            (f"{services}/dog-licence", {}, "remove", PUBLISHED),
        ],
    )


def test_the_centre_file(manager: Manager) -> None:
    page = manager.page
    manager.open(f"{SET_UP}/file")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Download")).first.click()
    text = download.value.path().read_text("utf-8")
    upload(page, text.replace('= "ASAN', '= "ASAN+', 1).encode())
    manager.says("ASAN+")
    send(page, {}, "publish")
    manager.says(PUBLISHED)
    upload(page, b'[centre]\nslug = "Not a slug"')
    manager.says("line 2")
    manager.open(f"{SET_UP}/history")
    send(page, {}, "restore")
    send(page, {}, "publish")
    manager.says(PUBLISHED)


def upload(page: Page, content: bytes) -> None:
    page.goto(page.url.partition("/console")[0] + f"/{SET_UP}/file")
    page.locator("#centre_file").set_input_files(
        {"name": "centre.toml", "mimeType": "text/plain", "buffer": content}
    )
    send(page, {}, "check")


def test_people_tokens_and_devices(manager: Manager, server: RunningServer) -> None:
    page = manager.page
    do(
        manager,
        [
            (
                "console/people/add",
                {"full_name": "Sara Q", "login": "sara.q", "role": "operator"},
                "",
                "Sara Q",
            ),
            ("", {"full_name": "Sara Quliyeva"}, "names", "The names are saved."),
            ("", {"role": "greeter"}, "duty", "The role is added."),
            ("", {}, "end_duty", "The role is removed."),
            ("", {"badge": "0000-1111"}, "badge", "The badge is saved."),
            ("", {}, "no_badge", "The badge is removed."),
            ("", {}, "password", "First password"),
            ("", {}, "forget", "The person is deleted."),
            (f"{SET_UP}/tokens", {"label": "web site", "scopes": "waits"}, "", "web site"),
            (f"{SET_UP}/tokens", {}, "revoke", "The token is revoked."),
        ],
    )
    kiosk, stranger = (NewMachine(server, Role.KIOSK, name) for name in ("mini-pc", "stranger"))
    manager.open("console/devices")
    page.locator("li", has_text="stranger").get_by_role("button").first.click()
    manager.says("The device is refused.")
    do(
        manager,
        [
            (
                "console/devices/add",
                {"code": kiosk.code, "label": "kiosk at the door"},
                "",
                "The device is added.",
            )
        ],
    )
    until(lambda: kiosk.get("devices/me").status_code == 200)
    page.get_by_role("link", name="kiosk at the door").click()
    do(
        manager,
        [
            ("", {"label": "kiosk by the stairs"}, "", "The device is saved."),
            ("", {}, "screenshot", "will send a picture"),
            ("", {}, "revoke", "The device is removed."),
        ],
    )
    assert stranger.get("devices/me").status_code == 401


def test_an_alarm_offers_its_quick_fix(manager: Manager, server: RunningServer) -> None:
    (clerk,) = at_counters(server, ["2"])
    for _ in range(2):
        clerk.issue("passport", priority=True)
    clerk.call_for_help()
    do(
        manager,
        [
            ("console", {}, "answer_help", "The call for help is answered."),
            ("console", {}, "confirm_claim", "The priority is confirmed."),
            ("console", {}, "refuse_claim", "The priority is refused."),
        ],
    )


def test_the_actions_on_the_hall(manager: Manager, server: RunningServer) -> None:
    centre = server.centre
    (clerk,) = at_counters(server, ["1"])
    first, second, *_ = [clerk.issue("passport") for _ in range(4)]
    hall, tickets = "console/hall", "console/tickets"
    service, counter = f"console/services/{centre}.passport", f"console/counters/{centre}.1"
    do(
        manager,
        [
            (f"{hall}/pause_hall", {"reason": "drill"}, "", "All services are paused."),
            (f"{hall}/resume_hall", {}, "", "All services continue."),
            (f"{hall}/stop_intake", {}, "", "No tickets are given for now."),
            (f"{hall}/resume_intake", {}, "", "Tickets are given again."),
            (f"{service}/pause_service", {"reason": "power"}, "", "The service is paused."),
            (f"{service}/resume_service", {}, "", "The service continues."),
            (f"{service}/close_service", {}, "", "No tickets are given for this service for now."),
            (f"{service}/open_service", {}, "", "given for this service again."),
            (
                f"{tickets}/{first['id']}/call_ticket",
                {"counter": f"{centre}.1", "reason": "illness"},
                "",
                "The ticket is called.",
            ),
            (f"{tickets}/{first['id']}/requeue", {}, "", "The ticket is back in the queue."),
            (f"{tickets}/{second['id']}/step_back", {}, "", "The ticket lets others go first."),
            (
                f"{tickets}/{second['id']}/cancel",
                {"reason": "left"},
                "",
                "The ticket is cancelled.",
            ),
            (f"{tickets}/{second['id']}/reopen", {}, "", "The ticket is brought back."),
            (f"{tickets}/{second['id']}/give_coupon", {}, "", "Its visitor got a coupon."),
            (
                f"{service}/move_tickets",
                {"to_service": f"{centre}.identity-card"},
                "",
                "The tickets are moved.",
            ),
            (
                f"console/services/{centre}.identity-card/end_with_coupon",
                {},
                "",
                "Their visitors got coupons.",
            ),
            (
                f"{counter}/set_profile",
                {"profile": "driving"},
                "",
                "The work profile is changed.",
            ),
            (f"{counter}/close_counter", {}, "", "The counter is closed."),
            ("console/notices", {"text_en": "The notary is ill today."}, "", "is shown"),
            ("console/notices", {}, "take_down", "The notice is taken down."),
            (f"{hall}/close_day", {}, "", "The day has ended."),
            (f"{hall}/open_day", {}, "", "The day is open."),
        ],
    )
