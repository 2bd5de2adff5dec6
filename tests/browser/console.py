"""A manager before the pages for staff, devices that ask to be added, and staff at counters."""

from dataclasses import dataclass, field
from typing import Any, Final

import pyotp
import requests
from playwright.sync_api import expect

from contract.enums import Role
from server import bootstrap
from server.clock import MachineClock
from server.identity import setting_up
from tests.browser.watched import WatchedPage
from tests.parts import requesting
from tests.parts.enrolment import Enrolling, new_secret
from tests.parts.hall import RunningServer

PASSWORD: Final = "four words of ours"


@dataclass
class Manager(WatchedPage):
    # A form that is sent again with its faults is answered by 422: that is no fault.
    refusals: set[int] = field(default_factory=lambda: {400, 401, 403, 404, 409, 422})

    def enter(self, login: str) -> None:
        """Become a manager of the centre and open the live hall."""
        page = self.page
        page.goto(link_of(self.server))
        page.get_by_label("User name").fill(login)
        page.get_by_label("Full name").fill("Leyla Məmmədova")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_label("Repeat password").fill(PASSWORD)
        page.get_by_role("button", name="Create account").click()
        key = page.locator(".typed").inner_text().replace(" ", "")
        page.get_by_label("Six-digit code").fill(pyotp.TOTP(key).now())
        page.get_by_role("button", name="Continue").click()
        expect(page).to_have_url(f"{self.server.url}/console")

    def live(self) -> None:
        """Open the live hall and wait until its connection is live."""
        self.open("console")
        self.page.locator(".bar .is-good").wait_for()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def go(self, *names: str) -> None:
        """Follow links by their names, one after the other."""
        for name in names:
            self.page.get_by_role("link", name=name, exact=True).first.click()


def link_of(server: RunningServer) -> str:
    """A link for the first manager of the centre."""
    store = bootstrap.store_of(server.settings, serving=False)
    hall = bootstrap.open_hall(server.settings, store, MachineClock())
    link = setting_up.invite(hall, server.centre)
    store.close()
    return f"{server.url}/set-up/{link}"


class NewMachine(Enrolling):
    """A device that asks for enrolment."""

    def __init__(self, server: RunningServer, role: Role, name: str) -> None:
        self.server, self.role, self.secret = server, role, new_secret()
        body = {"secret_hash": self.hash, "role": role, "name": name, "version": "0.1"}
        requesting.send(server, "POST", "enrolments", json=body).raise_for_status()

    def get(self, path: str) -> requests.Response:
        return requesting.send(self.server, "GET", path, self.secret)

    def report(self, **health: Any) -> None:
        body = {"boot": "00000000-0000-4000-8000-000000000007", **health}
        requesting.send(
            self.server, "POST", "devices/me/health", self.secret, json=body
        ).raise_for_status()
