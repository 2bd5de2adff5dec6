"""A promised wait at risk and over, on the phone of its visitor and in the console."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
from playwright.sync_api import Browser, expect

from contract.texts import SENTENCES, wording
from server.sentences import TEXTS
from tests.browser.axe import stumbles
from tests.browser.conftest import Phone
from tests.browser.console import at_counters, managers_of
from tests.browser.test_console import PICTURES as CONSOLE
from tests.browser.test_console import settled
from tests.browser.test_looks import check, check_page, keep
from tests.parts.hall import RunningServer
from tests.parts.languages import Languages
from tests.parts.unlimited_server import UNLIMITED
from tests.parts.waiting import until

pytestmark = pytest.mark.browser

SERVICE = "identity-card"


@pytest.fixture
def fast(tmp_path: Any) -> Iterator[RunningServer]:
    """A hall whose minutes last three seconds."""
    with RunningServer(data=tmp_path / "hall", clock_rate=20, program=UNLIMITED) as server:
        yield server


def tickets_of(fast: RunningServer) -> tuple[dict[str, Any], dict[str, Any]]:
    """A ticket whose promise is broken, and one whose promise is at risk."""
    staff, *others = at_counters(fast, ["1", "2", "3"])
    # Counter 1 is busy, and its operator not away; the others are free: less than five minutes.
    staff.issue(SERVICE)
    staff.start(staff.call_next())
    broken = staff.issue(SERVICE)
    waiting = [staff.issue(SERVICE) for _ in range(14)]
    for one in others:
        one.close()
    until(lambda: state(fast, broken) == "broken")
    until(lambda: state(fast, waiting[-1]) == "at_risk")
    return broken, waiting[-1]


def state(server: RunningServer, ticket: dict[str, Any]) -> str:
    """The state of the promise of a ticket."""
    answer = requests.get(f"{server.api}/tickets/{ticket['token']}", timeout=10)
    found: str = answer.json()["promise_state"]
    return found


def test_a_promise_at_risk_is_told_where_it_matters(
    fast: RunningServer,
    chromium: Browser,
    phone_with: Callable[..., Phone],
    languages: Languages,
) -> None:
    broken, risky = tickets_of(fast)
    for language in languages.checked:
        say, sentences = wording(TEXTS, language), wording(SENTENCES, language)
        for ticket, name in ((risky, "at_risk"), (broken, "broken")):
            phone = phone_with()
            phone.open(fast, ticket, language)
            told = f"{say(f'page-promise-{name}')} {sentences('delay_counter_closed')}."
            expect(phone.page.locator("#delay")).to_have_text(told)
            check(phone, language)
            if languages.draws(language):
                keep(phone, f"promise-{name}-{language}")
    CONSOLE.mkdir(parents=True, exist_ok=True)
    with managers_of(chromium, fast) as make:
        manager = make()
        manager.enter("promises.manager")
        pages = {
            "live": "console",
            "service": f"console/services/{fast.centre}.{SERVICE}",
            "ticket": f"console/tickets/{broken['id']}",
        }
        for language in languages.checked:
            sentences = wording(SENTENCES, language)
            for name, path in pages.items():
                manager.open(f"{path}?lang={language}")
                settled(manager.page)
                page = manager.page
                expect(page.locator(".standing.is-bad").first).to_contain_text(
                    sentences("promises_broken", n=1).partition(":")[0].rstrip()
                    if name == "live"
                    else sentences("promise_broken")
                )
                check_page(page, language)
                assert stumbles(page) == []
                if languages.draws(language):
                    page.screenshot(path=CONSOLE / f"promise-{name}-{language}.png", full_page=True)
        manager.open("console?lang=en")
        manager.says("wait longer than promised, or are likely to")
        manager.says("A counter has closed")
