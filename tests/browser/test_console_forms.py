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
from tests.parts.rows import rows
from tests.parts.waiting import until

pytestmark = pytest.mark.browser


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


def send(page: Page, values: Mapping[str, str], act: str = "") -> None:
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


def do(manager: Manager, part: str, **words: str) -> None:
    """Send the forms of a part of tests/data/console_steps.txt, and read what the pages say."""
    words |= {"set_up": SET_UP, "published": PUBLISHED}
    for row in rows("console_steps.txt", part):
        path, fields, act, says = (cell.format(**words) for cell in row)
        if path != ".":
            manager.open(path)
        values = dict(one.split("=", 1) for one in fields.split("; ") if one)
        send(manager.page, values, act)
        try:
            manager.says(says)
        except TimeoutError as error:
            said = manager.page.locator("main").inner_text()
            raise AssertionError(f"{row}: no {says!r} in {said}") from error


SET_UP: Final = "console/set-up"
PUBLISHED: Final = "The change is published"


def test_the_set_up(manager: Manager) -> None:
    manager.open(f"{SET_UP}/services/new")
    home = {
        name: str(manager.page.locator(f"#{name} option").nth(1).get_attribute("value"))
        for name in ("agency", "category")
    }
    do(manager, "set up", **home)


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
    do(manager, "people and tokens")
    kiosk, stranger = (NewMachine(server, Role.KIOSK, name) for name in ("mini-pc", "stranger"))
    manager.open("console/devices")
    page.locator("li", has_text="stranger").get_by_role("button").first.click()
    manager.says("The device is refused.")
    manager.open("console/devices/add")
    send(page, {"code": kiosk.code, "label": "kiosk at the door"})
    manager.says("The device is added.")
    until(lambda: kiosk.get("devices/me").status_code == 200)
    page.get_by_role("link", name="kiosk at the door").click()
    do(manager, "a device")
    assert stranger.get("devices/me").status_code == 401


def test_an_alarm_offers_its_quick_fix(manager: Manager, server: RunningServer) -> None:
    (clerk,) = at_counters(server, ["2"])
    for _ in range(2):
        clerk.issue("passport", priority=True)
    clerk.call_for_help()
    do(manager, "alarms")


def test_the_actions_on_the_hall(manager: Manager, server: RunningServer) -> None:
    (clerk,) = at_counters(server, ["1"])
    first, second, *_ = [f"console/tickets/{clerk.issue('passport')['id']}" for _ in range(4)]
    service = f"console/services/{server.centre}.passport"
    do(manager, "the hall", centre=server.centre, service=service, first=first, second=second)
