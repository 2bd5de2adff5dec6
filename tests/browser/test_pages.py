"""The plain pages in a real browser: from the set-up link to a device that works."""

import hashlib
import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

import pyotp
import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from contract import pairing
from contract.enums import Role
from contract.texts import PROGRAM_LANGUAGES
from server import bootstrap
from server.clock import MachineClock
from server.context import LocalBus
from server.identity import setting_up
from tests.browser.conftest import PICTURES as TICKETS
from tests.browser.conftest import SCREEN
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
        page.set_default_timeout(8000)
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


@dataclass
class Scene:
    """A hall with people and devices, and a browser at each step of signing in."""

    found: dict[str, str]
    manager: Any
    steps: dict[str, Any]


@pytest.fixture(scope="module")
def scene(server: RunningServer, chromium: Browser) -> Scene:
    context = chromium.new_context(java_script_enabled=False, viewport=SCREEN, locale="en-GB")
    page = context.new_page()
    set_up(page, server, "leyla.m")
    found = _people_and_devices(page, server)
    manager = context.storage_state()
    steps = _entering(page, server)
    context.close()
    return Scene(found, manager, steps)


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
def test_the_pages_look_well(
    server: RunningServer,
    scene: Scene,
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
    inside = browser_of(**options, storage_state=scene.manager)
    for name, path in {
        "account": "/account",
        "password": "/password",
        "factor-again": "/factor",
        "devices": "/console/devices",
        "device": f"/console/devices/{scene.found['kiosk']}",
        "people": "/console/people",
        "person": f"/console/people/{scene.found['person']}",
        "new-person": "/console/people/add",
        "not-found": "/console/people/p-none",
        "new-device": "/console/devices/add",
    }.items():
        shoot(inside, path, name)
    inside.locator("form button").first.click()
    keep(inside, "new-device-faults")
    inside.goto(f"{server.url}/console/people/{scene.found['person']}")
    inside.locator("button[value=password]").click()
    keep(inside, "first-password")
    for name, state in scene.steps.items():
        step = browser_of(**options, storage_state=state)
        shoot(step, "/password" if name == "own-password" else "/factor", name)


def _people_and_devices(page: Page, server: RunningServer) -> dict[str, str]:
    """A hall with some devices and people; the ids of a kiosk and of a person."""
    found: dict[str, str] = {}
    role: str
    for role, label in (
        (Role.KIOSK.value, "Giriş qapısının yanındakı köşk"),
        (Role.DISPLAY.value, "Большое табло"),
        (Role.COUNTER.value, "Pəncərə 1"),
    ):
        machine = NewMachine(server, Role(role), f"pc-{role}")
        page.goto(f"{server.url}/console/devices/add")
        page.locator("#code").fill(machine.code)
        page.locator("#label").fill(label)
        if role == Role.COUNTER:
            page.locator("#counter").select_option(index=1)
        page.locator("form button").first.click()
        found[role] = machine.get("devices/me").json()["device"]
        if role != Role.DISPLAY:
            machine.report(
                printer="paper_low" if role == Role.KIOSK else "none", screen="1080x1920"
            )
    NewMachine(server, Role.DISPLAY, "tv-in-the-hall")
    for login, name, role in (
        ("rashad", "Rəşad Əliyev", "operator"),
        ("anna.k", "Анна Ковалёва", "supervisor"),
        ("omar", "عمر الخطيب", "greeter"),
    ):
        page.goto(f"{server.url}/console/people/add")
        page.locator("#full_name").fill(name)
        page.locator("#login").fill(login)
        page.locator("#role").select_option(role)
        page.locator("form button").first.click()
        found["person"] = page.url.rpartition("/")[2]
    return found


def _entering(page: Page, server: RunningServer) -> dict[str, Any]:
    """Browsers at each step of signing in; the page is signed out by it."""
    page.goto(f"{server.url}/console/people/add")
    page.locator("#full_name").fill("Nigar")
    page.locator("#login").fill("nigar")
    page.locator("#role").select_option("supervisor")
    page.locator("form button").first.click()
    first = page.locator(".secret").nth(1).inner_text()
    states: dict[str, Any] = {}

    def keep(name: str) -> None:
        page.locator("#new, #digits").first.wait_for()
        states[name] = page.context.storage_state()
        page.context.clear_cookies()

    page.context.clear_cookies()
    for name, login, password in (
        ("own-password", "nigar", first),
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
    return states
