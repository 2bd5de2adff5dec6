"""An operator before the page of a counter."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import pyotp
from playwright.sync_api import expect

from client.net.api import ApiClient
from client.net.endpoint import Endpoint
from contract import rooms
from contract.access.acts import SignIn
from contract.commands import AddPerson
from contract.desk.keys import DeskAction
from contract.enums import Role
from contract.ids import full_id
from contract.snapshots import Desk
from counter.session import StaffSession
from tests.browser.staff import Staff
from tests.browser.watched import WatchedPage
from tests.parts.hall import RunningServer
from tests.parts.snapshots import snapshot
from tests.parts.waiting import until

PASSWORD: Final = "four words of ours"


def operator_of(
    server: RunningServer, login: str, role: Role = Role.OPERATOR, language: str = "en"
) -> str:
    """A new person with a password of their own; their login."""
    login = f"{login}.{server.centre}"
    told = Staff(server).give(
        AddPerson, login=login, full_name="Aynur Ə", language=language, role=role
    )
    session = StaffSession(Endpoint(server.url))
    session.sign_in(SignIn.model_validate({"login": login, "password": told["first_password"]}))
    session.choose(PASSWORD)
    session.end()
    session.close()
    return login


@dataclass
class CounterPage(WatchedPage):
    """The page of a counter, worked by keys or by pointer."""

    refusals: set[int] = field(default_factory=lambda: {401, 403, 409, 422})
    counter: str = "1"
    by_pointer: bool = False

    def sign_in(self, login: str) -> None:
        page = self.page
        page.goto(f"{self.server.url}/counter")
        page.locator("#login").fill(login)
        page.locator("#password").fill(PASSWORD)
        page.locator("form button.primary").click()

    def sit_down(self, login: str, counter: str = "1") -> None:
        """Sign in and choose a counter by its number."""
        self.counter = counter
        self.sign_in(login)
        page = self.page
        page.locator(".typed, #sheet[open]").first.wait_for()
        if "factor" in page.url:
            # Supervisors have a second factor.
            key = page.locator(".typed").inner_text().replace(" ", "")
            page.locator("#digits").fill(pyotp.TOTP(key).now())
            page.locator("form button.primary").first.click()
        self.choose(counter)

    def choose(self, counter: str) -> None:
        page = self.page
        expect(page.locator("#sheet")).to_be_visible()
        page.keyboard.type(counter)
        expect(page.locator("#rows [aria-selected=true]")).to_contain_text(counter)
        page.keyboard.press("Enter")
        expect(page.locator("#own-day")).to_be_visible()

    @property
    def model(self) -> dict[str, Any]:
        """The desk that the page shows."""
        found: dict[str, Any] = self.page.evaluate("desk")
        return found

    @property
    def truth(self) -> Desk:
        api = ApiClient(self.server.url, self.server.token(Role.SUPERVISOR))
        desk = snapshot(api, rooms.desk(full_id(self.server.centre, self.counter)))
        assert isinstance(desk, Desk)
        return desk

    def offered(self) -> set[DeskAction]:
        """The keys that can be pressed now."""
        names: list[str] = self.page.evaluate(
            "[...document.querySelectorAll('[data-key]:not(:disabled)')].map(k => k.dataset.key)"
        )
        return {DeskAction(name) for name in names}

    def press(self, action: DeskAction) -> None:
        """Press a key that is offered, long enough after the one before."""
        self.page.evaluate("last = ['', 0]")
        if self.by_pointer:
            self.page.locator(f"[data-key={action}]").click()
        else:
            self.page.keyboard.press(action.row.letter)

    def confirm(self) -> None:
        self.page.evaluate("last = ['', 0]")
        if self.by_pointer:
            self.page.locator("#confirm").click()
        else:
            self.page.keyboard.press("Enter")

    @property
    def asks(self) -> bool:
        return self.page.locator("#sheet").is_visible()

    def visitor(self) -> str:
        """A visitor takes a ticket, which can be called here; its number."""
        greeter = Staff(self.server, role=Role.GREETER)
        number = str(greeter.issue("identity-card")["number"])
        until(lambda: DeskAction.CALL_NEXT in self.offered())
        return number

    def count(self, event: str) -> int:
        """How many events of a type there are."""
        return sum(each.type == event for each in self.server.events())

    def idle(self) -> None:
        """Wait until no key is under way."""
        self.page.wait_for_function("() => !pending")

    def shows_number(self, number: str) -> None:
        """Wait until the page shows the ticket; "" for none."""
        until(lambda: self.model["texts"]["ticket"]["number"] == number)


type MakePage = Callable[..., CounterPage]
