"""The plain pages in a real browser: from the set-up link to a device that works."""

import hashlib
import re
import secrets
from collections.abc import Callable, Iterator
from typing import Any, Final
from urllib.parse import urljoin
from uuid import uuid4

import pyotp
import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from contract import pairing
from contract.commands import AddPerson
from contract.enums import Role
from contract.texts import PROGRAM_LANGUAGES
from server import bootstrap
from server.clock import MachineClock
from server.context import LocalBus
from server.identity import setting_up
from tests.browser.conftest import PICTURES as TICKETS
from tests.browser.conftest import SCREEN
from tests.browser.staff import Staff
from tests.browser.test_looks import check_page
from tests.parts.hall import RunningServer
from tests.parts.languages import LONGEST
from tests.parts.waiting import until

pytestmark = pytest.mark.browser

PICTURES: Final = TICKETS.parent / "pages"
DESKTOP: Final[ViewportSize] = {"width": 1280, "height": 900}
PASSWORD: Final = "four words of ours"

TARGET: Final = 44
"""The least height of what is pressed, in pixels."""

# A radio button and a tick are pressed by their labels, which are as large as a button.
SMALL_TARGETS: Final = """least => [
    ...document.querySelectorAll("a, button, input, select, summary")
  ]
  .filter((e) => e.checkVisibility() && e.type !== "hidden" && !e.closest(".languages ul")
    && !(e.type === "radio" || e.type === "checkbox"))
  .map((e) => ({ what: e.outerHTML.slice(0, 80), height: e.getBoundingClientRect().height }))
  .filter((one) => one.height < least)"""


def link_of(server: RunningServer) -> str:
    store = bootstrap.open_store(server.settings, serving=False)
    hall = bootstrap.open_hall(server.settings, store, MachineClock(), LocalBus())
    link = setting_up.invite(hall, server.centre)
    store.close()
    return f"{server.url}/set-up/{link}"


class NewMachine:
    """A device that asks for enrolment."""

    def __init__(self, server: RunningServer, role: Role, name: str) -> None:
        self.server = server
        self.secret = secrets.token_urlsafe(32)
        hashed = hashlib.sha256(self.secret.encode()).hexdigest()
        body = {"secret_hash": hashed, "role": role, "name": name, "version": "0.1"}
        requests.post(f"{server.api}/enrolments", json=body, timeout=10).raise_for_status()
        self.code = pairing.shown(pairing.code_of(hashed))

    def get(self, path: str) -> requests.Response:
        head = {"Authorization": f"Bearer {self.secret}"}
        return requests.get(f"{self.server.api}/{path}", headers=head, timeout=10)

    def report(self, **health: Any) -> None:
        body = {"boot": "00000000-0000-4000-8000-000000000007", **health}
        head = {"Authorization": f"Bearer {self.secret}"}
        path = f"{self.server.api}/devices/me/health"
        requests.post(path, json=body, headers=head, timeout=10).raise_for_status()


@pytest.fixture(scope="module")
def server(server: RunningServer) -> RunningServer:
    """The server with a centre of the module's own."""
    return server.fresh_centre()


@pytest.fixture
def browser_of(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens browsers without scripts: no page needs any."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> Page:
        options.setdefault("viewport", SCREEN)
        options.setdefault("locale", "en-GB")
        context = chromium.new_context(java_script_enabled=False, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        return page

    yield make
    for context in contexts:
        context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def set_up(page: Page, server: RunningServer, login: str, link: str = "") -> str:
    """Set a manager up, with all steps; the key of the second factor."""
    page.goto(link or link_of(server))
    page.get_by_label("User name").fill(login)
    page.get_by_label("Full name").fill("Leyla Məmmədova")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Repeat password").fill(PASSWORD)
    press(page, "Create account")
    key = page.locator(".typed").inner_text().replace(" ", "")
    page.get_by_label("Six-digit code").fill(pyotp.TOTP(key).now())
    press(page, "Continue")
    expect(page).to_have_url(f"{server.url}/console")
    return key


def printed_link(server: RunningServer) -> str:
    """The set-up link that a server tells at its start."""
    assert server.data is not None
    told = server.data / "out.txt"
    until(lambda: "/set-up/" in told.read_text("utf-8"))
    found = re.search(r"http\S+/set-up/\S+", told.read_text("utf-8"))
    assert found
    return found[0]


@pytest.fixture
def new_server() -> Iterator[RunningServer]:
    """A server without a manager: it prints a link."""
    with RunningServer() as running:
        yield running


def test_from_the_link_to_a_device_that_works(
    new_server: RunningServer, browser_of: Callable[..., Page]
) -> None:
    server, page = new_server, browser_of()
    set_up(page, server, "first", printed_link(server))
    kiosk = NewMachine(server, Role.KIOSK, "mini-pc")
    assert kiosk.get("devices/me").status_code == 401
    page.get_by_role("link", name="Devices").click()
    page.get_by_role("link", name="Add a device").first.click()
    expect(page.get_by_text("mini-pc")).to_be_visible()
    page.get_by_label("Code on the device’s screen").fill("00000000")
    page.get_by_label("Device name").fill("kiosk at the door")
    press(page, "Add this device")
    # The fault at the top leads to its field.
    page.locator(".faults a").click()
    expect(page).to_have_url(f"{server.url}/console/devices/add#code")
    expect(page.locator("#code:target")).to_have_count(1)
    page.get_by_label("Code on the device’s screen").fill(kiosk.code.lower())
    press(page, "Add this device")
    expect(page.get_by_role("status")).to_contain_text("The device is added")
    assert kiosk.get("devices/me").json()["device"]
    assert kiosk.get(f"centres/{server.centre}/menu").status_code == 200

    page.get_by_role("link", name="kiosk at the door").click()
    page.locator("summary", has_text="Remove this device").click()
    press(page, "Yes, remove it")
    expect(page.get_by_text("✕ Removed")).to_be_visible()
    page.goto(f"{server.url}/account")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("status")).to_contain_text("You are signed out")
    page.go_back()
    assert "Leyla" not in page.inner_text("body")


def test_a_link_on_a_page_of_another_site_does_not_sign_out(
    server: RunningServer, browser_of: Callable[..., Page]
) -> None:
    page = browser_of()
    set_up(page, server, "third")
    stranger = page.context.new_page()
    # `localhost` is another site than 127.0.0.1.
    elsewhere = server.url.replace("127.0.0.1", "localhost")
    stranger.route(
        f"{elsewhere}/**",
        lambda route: route.fulfill(
            body=f'<a href="{server.url}/account">in</a>'
            f'<a href="{server.url}/sign-in?here=1">as if from there</a><form method="post" '
            f'action="{server.url}/sign-in"><button>post</button></form>',
            content_type="text/html",
        ),
    )
    stranger.goto(f"{elsewhere}/page")
    stranger.get_by_role("button").click()
    expect(stranger.locator("h1")).to_have_text("This cannot be shown")
    stranger.goto(f"{elsewhere}/page")
    stranger.get_by_role("link", name="in", exact=True).click()
    expect(stranger.locator("h1")).to_have_text("Leyla Məmmədova")
    stranger.goto(f"{elsewhere}/page")
    stranger.get_by_role("link", name="as if from there").click()
    stranger.get_by_role("link", name="Continue").click()
    expect(stranger.locator("h1")).to_have_text("The hall is open")
    page.reload()
    expect(page.locator("h1")).to_have_text("The hall is open")


@pytest.fixture(scope="module")
def entering(server: RunningServer, chromium: Browser) -> dict[str, Any]:
    """The storage of a browser at each step of signing in."""
    context = chromium.new_context(java_script_enabled=False, viewport=SCREEN, locale="en-GB")
    page = context.new_page()
    set_up(page, server, "leyla.m")
    added = Staff(server).send(
        AddPerson(
            command_id=uuid4(),
            centre=server.centre,
            login="nigar",
            full_name="Nigar",
            language="az",
            role=Role.SUPERVISOR,
        )
    )
    steps: dict[str, Any] = {}

    def keep(name: str) -> None:
        page.locator("#new, #digits").first.wait_for()
        steps[name] = context.storage_state()
        context.clear_cookies()

    context.clear_cookies()
    for name, login, password in (
        ("own-password", "nigar", added["first_password"]),
        ("factor", "leyla.m", PASSWORD),
    ):
        page.goto(f"{server.url}/sign-in")
        page.locator("#login").fill(login)
        page.locator("#password").fill(password)
        page.locator("button").first.click()
        keep(name)
    page.goto(link_of(server))
    for field, value in {"login": "other", "full_name": "O", "password": PASSWORD}.items():
        page.locator(f"#{field}").fill(value)
    page.locator("#again").fill(PASSWORD)
    page.locator("button").first.click()
    keep("new-factor")
    context.close()
    return steps


MEASURED: Final = ("ar", "dark", SCREEN)
"""Its words are measured; no picture is kept."""

LOOKS: Final = [
    (LONGEST, "light", DESKTOP),
    MEASURED,
    *(
        pytest.param(language, scheme, screen, marks=pytest.mark.soak)
        for language in PROGRAM_LANGUAGES
        for scheme, screen in (("light", SCREEN), ("dark", DESKTOP))
    ),
]


@pytest.mark.parametrize(("language", "scheme", "screen"), LOOKS)
def test_the_pages_to_sign_in_look_well(
    server: RunningServer,
    entering: dict[str, Any],
    browser_of: Callable[..., Page],
    language: str,
    scheme: str,
    screen: ViewportSize,
) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    kind = f"{language}-{scheme}-{'phone' if screen is SCREEN else 'desktop'}"
    options: dict[str, Any] = {"color_scheme": scheme, "viewport": screen}

    def keep(page: Page, name: str) -> None:
        if (language, scheme, screen) != MEASURED:
            page.screenshot(path=PICTURES / f"{name}-{kind}.png", full_page=True)
        check_page(page, language)
        assert page.evaluate(SMALL_TARGETS, TARGET) == [], name

    def shoot(page: Page, path: str, name: str) -> None:
        page.goto(f"{urljoin(server.url, path)}{'&' if '?' in path else '?'}lang={language}")
        keep(page, name)

    signed_out = browser_of(**options)
    shoot(signed_out, link_of(server), "set-up")
    shoot(signed_out, "/set-up/none", "no-link")
    shoot(signed_out, "/sign-in?next=devices", "sign-in")
    signed_out.locator("button").first.click()
    keep(signed_out, "sign-in-faults")
    for name, state in entering.items():
        step = browser_of(**options, storage_state=state)
        shoot(step, "/password" if name == "own-password" else "/factor", name)
