"""Bookings in a real browser: by the keyboard alone, with the challenge, and how they look."""

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
import tomlkit
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from contract.texts import PROGRAM_LANGUAGES, wording
from server.sentences import TEXTS
from tests.browser import looks
from tests.browser.looks import NARROW, SCREEN, SMALL_TARGETS, TARGET, check_page, stumbles
from tests.browser.watched import WatchedPage, watched
from tests.parts.booking import centre, text_of
from tests.parts.hall import RunningServer
from tests.parts.waiting import until

pytestmark = pytest.mark.browser

PICTURES = looks.PICTURES / "bookings"
PUBLIC = "https://visit.example"

LANGUAGES = [
    language if language == "ar" else pytest.param(language, marks=pytest.mark.soak)
    for language in PROGRAM_LANGUAGES
]
"""All but one are looked at in `make soak`."""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A server that takes bookings and writes its mails into a folder."""
    folder = tmp_path_factory.mktemp("bookings")
    data = centre()
    data["services"][1]["booking"] = {"counters": 1, "named": True, "draw": "thu 18:00"}
    (folder / "centre.toml").write_text(tomlkit.dumps(data), "utf-8")
    with RunningServer(
        folder / "centre.toml",
        public_url=PUBLIC,
        variables={"NOVBE_MAIL_SERVER": f"folder:{folder / 'mails'}"},
    ) as server:
        yield server
        assert server.said() == ""


@pytest.fixture
def phone_with(hall: RunningServer, chromium: Browser) -> Iterator[Callable[..., WatchedPage]]:
    with watched(chromium, hall, WatchedPage, viewport=SCREEN, locale="en-GB") as make:
        yield make


def link_in_mail(hall: RunningServer, address: str) -> str:
    """The link in the only mail to an address, at the server itself."""
    folder = Path(hall.variables["NOVBE_MAIL_SERVER"].removeprefix("folder:"))

    def found() -> list[str]:
        mails = [
            message_from_bytes(file.read_bytes(), policy=policy.default)
            for file in folder.glob("*.eml")
        ]
        return [
            re.findall(rf"{PUBLIC}(\S+)", text_of(one))[0] for one in mails if one["To"] == address
        ]

    until(found)
    return f"{hall.url}{found()[0]}"


def reach(page: Page, role: Any, name: str) -> None:
    """Press Tab until the element has the focus, then Enter."""
    wanted = page.get_by_role(role, name=name, exact=True).first
    expect(wanted).to_be_visible()
    for _ in range(120):
        if wanted.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    else:
        pytest.fail(f"{name} is not reached by the keyboard")
    page.keyboard.press("Enter")


def begins_at(page: Page, heading: str) -> None:
    """The page begins at its heading, also for a screen reader."""
    expect(page.locator("h1")).to_have_text(heading)
    expect(page.locator("h1")).to_be_focused()


def scheme_of(language: str) -> str:
    """Half of the languages are looked at by night."""
    return "dark" if PROGRAM_LANGUAGES.index(language) % 2 else "light"


def looks_well(page: Page, name: str, language: str) -> None:
    """Require that a page is whole and accessible, and take its picture."""
    # Sizes are known when the style sheets are there.
    page.wait_for_load_state()
    check_page(page, language)
    assert page.evaluate(SMALL_TARGETS, TARGET) == [], name
    page.screenshot(path=PICTURES / f"{name}-{language}.png", full_page=True)
    assert stumbles(page) == [], name


def test_a_booking_by_the_keyboard_alone(
    hall: RunningServer, phone_with: Callable[..., WatchedPage]
) -> None:
    phone = phone_with()
    page = phone.page
    phone.open("book/village?lang=en")
    begins_at(page, "Book a time")
    reach(page, "link", "paper")
    begins_at(page, "paper")
    reach(page, "button", "14:00")
    # The browser has solved the challenge, and the time is kept.
    begins_at(page, "Your details")
    expect(page.get_by_text("This time is kept for you until 10:15.")).to_be_visible()
    assert stumbles(page) == []
    phone.refusals = {422}
    reach(page, "button", "Book this time")
    expect(page.locator(".faults")).to_be_focused()
    reach(page, "link", "Enter a mail address like name@example.org.")
    expect(page.locator("#mail")).to_be_focused()
    page.keyboard.type("a@example.org")
    reach(page, "button", "Book this time")
    begins_at(page, "Look into your mail")
    own = page.url.partition("#")[0]
    page.goto(f"{link_in_mail(hall, 'a@example.org')}?lang=en")
    begins_at(page, "Confirm this booking")
    reach(page, "button", "Confirm")
    begins_at(page, "Your booking")
    assert page.url == own
    picture = PICTURES / "code.png"
    page.locator(".qr").screenshot(path=picture)
    (code,) = zxingcpp.read_barcodes(Image.open(picture))
    assert code.text == f"{PUBLIC}/b/{own.split('/b/')[1].partition('?')[0]}"
    with page.expect_download() as download:
        reach(page, "link", "Save in the calendar")
    assert b"METHOD:PUBLISH" in download.value.path().read_bytes()
    reach(page, "link", "Choose another time")
    begins_at(page, "paper")
    reach(page, "button", "15:00")
    begins_at(page, "Your booking")
    expect(page.locator(".when")).to_contain_text("15:00")
    reach(page, "link", "Cancel the booking")
    begins_at(page, "Cancel this booking?")
    reach(page, "button", "Yes, cancel it")
    begins_at(page, "This booking is cancelled")


def test_an_old_page_gets_a_new_challenge(phone_with: Callable[..., WatchedPage]) -> None:
    phone = phone_with()
    page = phone.page
    page.add_init_script(
        "const now = performance.now.bind(performance); let later = 0;"
        "performance.now = () => now() + later; window.wait = () => (later = 300000);"
    )
    phone.open("book/village/paper?lang=en")
    page.evaluate("document.getElementById('challenge').textContent = 'spent'; wait()")
    page.get_by_role("button", name="13:00").first.click()
    begins_at(page, "Your details")
    expect(page.get_by_text("This time is kept for you")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_whole_in_all_languages(
    hall: RunningServer, phone_with: Callable[..., WatchedPage], language: str
) -> None:
    say = wording(TEXTS, language)
    phone = phone_with(color_scheme=scheme_of(language), viewport=NARROW)
    page = phone.page

    def look(name: str) -> None:
        looks_well(page, name, language)

    phone.open(f"book/village?lang={language}")
    look("services")
    page.locator(".ways a").first.click()
    page.locator("nav .button").nth(1).click()
    look("times")
    # Without the script the mail address comes first.
    page.route("**/booking.js", lambda route: route.fulfill(body=""))
    page.reload()
    page.locator("form .times button").nth(20 + PROGRAM_LANGUAGES.index(language)).click()
    look("details")
    page.locator("#mail").fill("nobody")
    phone.refusals = {422, 404}
    page.locator("form .primary").click()
    look("fault")
    page.locator("#mail").fill(f"{language}@example.org")
    page.locator("form .primary").click()
    begins_at(page, say("booking-state", state="pending"))
    look("pending")
    page.goto(f"{link_in_mail(hall, f'{language}@example.org')}?lang={language}")
    look("confirm")
    page.locator("form .primary").click()
    begins_at(page, say("booking-state", state="booked"))
    look("booked")
    own = page.url.partition("#")[0]
    page.goto(f"{own}&do=cancel")
    look("cancel")
    page.locator("form .bad").click()
    begins_at(page, say("booking-state", state="cancelled"))
    look("cancelled")
    phone.open(f"b/unknown?lang={language}")
    expect(page.locator("h1")).to_have_text(say("booking-unknown"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_the_waiting_list_are_whole_in_all_languages(
    hall: RunningServer, phone_with: Callable[..., WatchedPage], language: str
) -> None:
    say = wording(TEXTS, language)
    phone = phone_with(color_scheme=scheme_of(language), viewport=NARROW)
    page = phone.page

    def joins(day: int, part: int, kind: str) -> None:
        """Send the form and open the link in the mail."""
        mail = f"{kind}-{language}@example.org"
        page.locator("[name=days]").nth(day).check()
        page.locator("[name=part]").nth(part).check()
        page.locator("#mail").fill(mail)
        page.locator("form .primary").click()
        begins_at(page, say("booking-state", state="joining"))
        page.goto(f"{link_in_mail(hall, mail)}?lang={language}")
        begins_at(page, say("booking-ask", act="join"))

    def look(name: str) -> None:
        looks_well(page, name, language)

    phone.open(f"book/village/paper?lang={language}")
    page.get_by_role("link", name=say("booking-list"), exact=True).click()
    begins_at(page, say("booking-list"))
    phone.refusals = {422}
    page.locator("form .primary").click()
    expect(page.locator(".faults")).to_be_focused()
    look("list")
    # In the morning of today nothing can be offered any more.
    joins(0, 1, "listed")
    page.locator("form .primary").click()
    begins_at(page, say("booking-state", state="listed"))
    look("listed")
    page.locator(".ways a").first.click()
    begins_at(page, say("booking-ask", act="withdraw"))
    look("withdraw")
    page.locator("form .bad").click()
    begins_at(page, say("booking-state", state="left"))
    phone.open(f"book/village/paper/list?visitors=2&lang={language}")
    joins(1, 0, "offered")
    page.locator("form .primary").click()
    offered = say("booking-state", state="offered")
    until(lambda: page.reload() and page.locator("h1").inner_text() == offered)
    look("offered")
    page.locator(".ways a").first.click()
    begins_at(page, say("booking-ask", act="decline"))
    page.locator("form .bad").click()
    begins_at(page, say("booking-state", state="declined"))
    phone.open(f"book/village/request?lang={language}")
    look("draws")
    page.get_by_role("link", name=say("booking-draw-ask"), exact=True).click()
    begins_at(page, say("booking-draw-ask"))
    page.locator("#visitor").fill(f"Name {language}")
    look("ask")
    joins(2, 2, "draw")
    page.locator("form .primary").click()
    begins_at(page, say("booking-state", state="in_draw"))
    look("in-draw")
