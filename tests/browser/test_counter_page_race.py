"""Pages and programs of one hall race for its visitors, while the server is killed."""

import random
import re
import threading
import time
from collections import Counter
from typing import Any, Final
from uuid import uuid4

import pytest
import requests

from client.net.api import ApiClient, RequestRefused, Unreachable
from contract import commands as c
from contract.enums import Role
from contract.ids import full_id
from tests.browser.counter import PASSWORD, operator_of
from tests.browser.staff import Staff
from tests.parts.hall import RunningServer
from tests.parts.unlimited_server import UNLIMITED
from tests.parts.waiting import until

EACH: Final = 12
VISITORS: Final = 200
KILLS: Final = 3


class PageClient:
    """The requests of one page, which repeats each until it is answered."""

    def __init__(self, server: RunningServer, login: str, counter: str) -> None:
        self.url, self.counter, self.tab = server.url, counter, str(uuid4())
        self.acknowledged: list[str] = []
        self.http = requests.Session()
        found = self._token("sign-in?next=counter", r'name="csrf_token" value="([^"]+)"')
        fields = {"csrf_token": found, "login": login, "password": PASSWORD}
        self.http.post(f"{self.url}/sign-in?next=counter", data=fields, timeout=30)
        self.csrf = self._token("counter", r'data-csrf="([^"]+)"')
        self.press("claim")

    def _token(self, path: str, pattern: str) -> str:
        found = re.search(pattern, self.http.get(f"{self.url}/{path}", timeout=30).text)
        assert found is not None, path
        return found[1]

    def press(self, action: str, seen: dict[str, Any] | None = None) -> dict[str, Any]:
        body = {
            "action": action,
            "tab": self.tab,
            "counter": self.counter,
            "command_id": str(uuid4()),
            "seen": seen or {},
        }
        while True:
            try:
                answer = self.http.post(
                    f"{self.url}/counter/key",
                    json=body,
                    headers={"X-CSRFToken": self.csrf},
                    timeout=5,
                )
                if answer.status_code < 500:
                    told: dict[str, Any] = answer.json()
                    if "desk" in told and "message" not in told:
                        self.acknowledged.append(action)
                    return told
            except requests.RequestException:
                pass
            time.sleep(0.1)

    def work(self, over: threading.Event) -> None:
        self.press("open_counter")
        while not over.is_set():
            desk = self.press("call_next").get("desk") or {}
            if desk.get("number"):
                desk = self.press("start", desk["seen"])["desk"]
                self.press("finish", desk["seen"])


def work_at_program(server: RunningServer, token: str, key: str, over: threading.Event) -> None:
    api, counter = ApiClient(server.url, token, deadline=60.0), full_id(server.centre, key)

    def give(kind: type[c.Command], **more: Any) -> dict[str, Any] | None:
        try:
            fields = {"command_id": uuid4(), "counter": counter, **more}
            return api.send(kind.model_validate(fields))
        except (RequestRefused, Unreachable):
            return None

    give(c.OpenCounter)
    while not over.is_set():
        desk = give(c.CallNext)
        if desk and desk.get("ticket"):
            ticket = desk["ticket"]["id"]
            give(c.Start, ticket=ticket)
            give(c.Finish, ticket=ticket)
        else:
            time.sleep(random.random() / 10)


def called_in(server: RunningServer) -> list[str]:
    """The tickets of all calls."""
    return [str(event.data["ticket"]) for event in server.events() if event.type == "ticket_called"]


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_no_visitor_is_called_twice_and_each_key_takes_effect_once() -> None:
    over = threading.Event()
    with RunningServer(program=UNLIMITED) as server:
        server.fresh_centre()
        greeter = Staff(server, role=Role.GREETER)
        places = greeter.api.catalogue(server.centre).counters[: 2 * EACH]
        counters = [counter.number for counter in places]
        assert len(counters) >= 2 * EACH
        logins = [operator_of(server, f"op{place}") for place in range(EACH)]
        pages = [
            PageClient(server, login, full_id(server.centre, key))
            for login, key in zip(logins, counters[:EACH], strict=True)
        ]
        programs = counters[EACH : 2 * EACH]
        tokens = [server.token(Role.OPERATOR, counter=key) for key in programs]
        threads = [threading.Thread(target=page.work, args=(over,)) for page in pages]
        threads += [
            threading.Thread(target=work_at_program, args=(server, token, key, over))
            for token, key in zip(tokens, programs, strict=True)
        ]
        for thread in threads:
            thread.start()
        for place in range(VISITORS):
            service = places[place % len(places)].services[0]
            greeter.give(c.IssueTicket, services=[service], language="en")
            if place % (VISITORS // (KILLS + 1)) == VISITORS // (KILLS + 1) - 1 and place < 180:
                server.kill()
                server.start()
        until(lambda: len(called_in(server)) > VISITORS / 2, 60)
        over.set()
        for thread in threads:
            thread.join(90)
        called = Counter(called_in(server))
        assert sum(called.values()) > VISITORS / 2
        assert set(called.values()) == {1}
        at_pages = {page.counter for page in pages}
        for action, kind in (("start", "service_started"), ("finish", "service_finished")):
            done = sum(
                event.type == kind and event.data.get("counter") in at_pages
                for event in server.events()
            )
            acknowledged = sum(page.acknowledged.count(action) for page in pages)
            assert acknowledged == done, (action, Counter(e.type for e in server.events()))
