"""A kiosk and a display go on working while the server is attacked: on its bare port, and
through nginx."""

import json
import re
import resource
import socket
import ssl
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import requests
from pydantic import SecretStr

from client.net.api import ANSWER_SECONDS
from client.net.endpoint import Endpoint
from client.net.link import Link
from client.net.trust import Trust
from contract.access import SignIn
from contract.enums import Role
from contract.rooms import board
from contract.snapshots import Board, Snapshot
from counter.session import StaffSession
from server.http_server import ANONYMOUS_BURST, ANONYMOUS_RATE, WRONG_SECRETS
from tests.parts.attacker import attacked
from tests.parts.certificates import make
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.listening import Listener, Refused
from tests.parts.memory import growth
from tests.parts.nginx import Nginx
from tests.parts.requesting import give
from tests.parts.waiting import until

HELD = ("idle", "half-open", "slow", "silent")
FRAMES = ("hellos-on-one", "frames", "requests")
HELLOS = ("hellos", "leaving")

SOCKETS = 5300
"""More than a server serves at a time."""

COMMANDS = 4
"""Fewer than one kiosk may send in a burst."""

RIGHT_SECONDS = 10.0
"""Within which a display shows the truth again, whose connection broke on a busy machine."""

MEGABYTES = 40
"""By which the memory of the server may grow under a flood: the attackers send gigabytes."""


def issue(url: str, token: str, kept: HTTPConnection | None = None) -> float:
    """How many seconds the server takes to issue a ticket, on a new connection or a kept one."""
    began = time.monotonic()
    connection = kept or connect(url)
    body = {"command_id": str(uuid4()), "services": ["village.certificate"], "language": "az"}
    head = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    connection.request("POST", "/api/v1/centres/village/tickets", json.dumps(body), head)
    answer = connection.getresponse()
    assert answer.status == 200, answer.read()
    answer.read()
    if kept is None:
        connection.close()
    return time.monotonic() - began


def connect(url: str) -> HTTPConnection:
    """A connection from another address of this machine than the attackers have."""
    place, source = url.partition("//")[2], ("127.0.0.2", 0)
    if url.startswith("http:"):
        return HTTPConnection(place, source_address=source, timeout=30)
    context = ssl._create_unverified_context()
    return HTTPSConnection(place, source_address=source, timeout=30, context=context)


def work(url: str, server: RunningServer, trust: Trust, *attacks: str) -> None:
    kiosk, display = server.token(Role.KIOSK), server.token(Role.DISPLAY)
    boards: list[Board] = []

    def hear(snapshot: Snapshot) -> None:
        assert isinstance(snapshot, Board)
        boards.append(snapshot)

    link = Link(url, display, [board(server.centre)], hear, trust=trust)
    with closing(link), closing(connect(url)) as kept:
        until(lambda: boards)
        with attacked(url, display, *attacks):
            seconds = [issue(url, kiosk, None if place % 2 else kept) for place in range(COMMANDS)]
            kept.request(
                "GET",
                "/api/v1/centres/village/board",
                headers={"Authorization": f"Bearer {display}"},
            )
            revision = json.load(kept.getresponse())["revision"]
            until(lambda: bool(boards) and boards[-1].revision >= revision, RIGHT_SECONDS)
    assert max(seconds) < ANSWER_SECONDS, seconds


@pytest.mark.parametrize("attacks", [HELD, FRAMES], ids="+".join)
def test_a_flood_delays_neither_kiosk_nor_display(
    server: RunningServer, attacks: tuple[str, ...]
) -> None:
    grown = growth(server.pid)
    work(server.url, server, Trust(), *attacks)
    if attacks == FRAMES:
        assert grown() < MEGABYTES


@pytest.mark.parametrize("addresses", [1, 30])
def test_a_flood_of_connections_blocks_no_kiosk(server: RunningServer, addresses: int) -> None:
    """5,300 that say nothing took every place for half a minute, and came again."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    kiosk, display = server.token(Role.KIOSK), server.token(Role.DISPLAY)
    with ExitStack() as stack, closing(connect(server.url)) as kept:
        readers: list[Listener] = []

        def listens() -> bool:
            listener = Listener(server.url, [f"centre/{server.centre}/board"], display)
            try:
                readers.append(stack.enter_context(listener))
            except Refused:
                # The attackers of the test before have its address, and are not all gone.
                return False
            return True

        until(listens)
        issue(server.url, kiosk, kept)
        for place in range(SOCKETS):
            source = (f"127.0.1.{place % addresses + 1}", 0)
            silent = socket.create_connection(("127.0.0.1", server.port), 30, source)
            stack.callback(silent.close)
        assert max(issue(server.url, kiosk) for _ in range(3)) < ANSWER_SECONDS
        # Authenticated connections stay.
        issue(server.url, kiosk, kept)
        assert readers[0].connected


def test_anonymous_requests_are_answered_within_a_rate_limit(server: RunningServer) -> None:
    """Pages and open data were answered one after the other without a pause, and a kiosk waited
    for seconds behind 32 connections."""
    kiosk = server.token(Role.KIOSK)
    with closing(connect(server.url)) as kept, attacked(server.url, kiosk, "pages"):
        seconds = [issue(server.url, kiosk, kept) for _ in range(COMMANDS)]
        for headers in ({}, {"Authorization": "Bearer of-no-device"}):
            began, answers = time.monotonic(), 0
            with closing(connect(server.url)) as page:
                while time.monotonic() < began + 1:
                    page.request("GET", "/static/pages.css", headers=headers)
                    page.getresponse().read()
                    answers += 1
            # One of 33 who share the answers.
            assert answers < 3 * ANONYMOUS_RATE / 33
    assert max(seconds) < ANSWER_SECONDS, seconds


def test_wrong_tokens_on_new_connections_are_rate_limited(
    server: RunningServer,
) -> None:
    """The first request with a token on a connection did not wait: 570 to 910 a second."""
    kiosk = server.token(Role.KIOSK)
    path = "/api/v1/centres/village/board"

    def wrong() -> int:
        with closing(connect(server.url)) as one:
            one.request("GET", path, headers={"Authorization": "Bearer of-no-device"})
            return one.getresponse().status

    def count(until: float) -> int:
        answers = 0
        while time.monotonic() < until:
            assert wrong() == 401
            answers += 1
        return answers

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: wrong(), range(WRONG_SECRETS + ANONYMOUS_BURST)))
        begin = time.monotonic()
        counts = [pool.submit(count, begin + 1.5) for _ in range(8)]
        # A kiosk at the same address waits for its turn, and no longer.
        seconds = [issue(server.url, kiosk) for _ in range(COMMANDS)]
        answers = sum(counted.result() for counted in counts)
        assert answers < 1.5 * (time.monotonic() - begin) * ANONYMOUS_RATE
    assert max(seconds) < ANSWER_SECONDS, seconds


class SigningIn:
    """People who sign in at a running server, each from an address."""

    def __init__(self, server: RunningServer) -> None:
        self._server = server
        self._manager = server.token(Role.MANAGER)

    def person(self, login: str) -> tuple[str, str]:
        """A new operator: the login and the first password."""
        more: dict[str, Any] = {"full_name": login, "language": "az", "role": "operator"}
        said = give(self._server, "centres/village/people", self._manager, login=login, **more)
        return login, said.json()["first_password"]

    def ask(self, path: str, body: str, address: str, bearer: str = "") -> tuple[int, int, float]:
        """The status of a request, its `Retry-After`, and how many seconds it took."""
        began = time.monotonic()
        place = self._server.url.partition("//")[2]
        head = {"Content-Type": "application/json"}
        if bearer:
            head["Authorization"] = f"Bearer {bearer}"
        with closing(HTTPConnection(place, source_address=(address, 0), timeout=60)) as one:
            one.request("POST", f"/api/v1/{path}", body, head)
            answer = one.getresponse()
            wait = int(answer.getheader("Retry-After", 0))
        return answer.status, wait, time.monotonic() - began

    def sign_in(self, login: str, password: str, bearer: str) -> float:
        """How many seconds the sign-in at a counter takes."""
        body = json.dumps({"login": login, "password": password})
        status, _, seconds = self.ask("sessions", body, "127.0.0.2", bearer)
        assert status == 200
        return seconds

    def by_page(self, login: str, password: str) -> bool:
        """Whether the form of a browser without scripts, sent once, signs a person in."""
        with requests.Session() as browser:
            url = f"{self._server.url}/sign-in"
            proof = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', browser.get(url).text)
            assert proof is not None
            data = {"csrf_token": proof[1], "login": login, "password": password}
            answer = browser.post(url, data, timeout=60)
        return answer.url == f"{self._server.url}/password"


def test_many_sign_ins_delay_no_counter_and_an_agency_behind_one_address_signs_in() -> None:
    """60 tries at once from one address made an operator wait 9 to 30 seconds."""
    with RunningServer(VILLAGE) as server, ThreadPoolExecutor(60) as pool:
        people = SigningIn(server)
        counter, (login, password) = server.token(Role.COUNTER, "1"), people.person("aysel")
        people.sign_in(login, password, counter)
        wrong = json.dumps({"login": "a.b", "password": "wrong"})
        tries = [pool.submit(people.ask, "sessions", wrong, "127.0.4.1") for _ in range(40)]
        for place in range(20):
            # Their codes are slow hashes too.
            device = json.dumps({"secret_hash": f"{place:064x}", "role": "kiosk"})
            tries.append(pool.submit(people.ask, "enrolments", device, "127.0.4.2"))
        until(lambda: any(one.done() for one in tries))
        seconds = [people.sign_in(login, password, counter) for _ in range(2)]
        assert max(seconds) < 4, seconds
        answers = [one.result()[:2] for one in tries]
        assert answers[:40].count((429, 1)) > 20
        assert answers[40:].count((429, 1)) > 10
        agency = [people.person(f"of.agency.{place}") for place in range(20)]
        by_page = [pool.submit(people.by_page, *one) for one in agency[::2]]
        programs = [StaffSession(Endpoint(server.url)) for _ in agency[1::2]]
        by_program = [
            pool.submit(program.sign_in, SignIn(login=one[0], password=SecretStr(one[1])))
            for program, one in zip(programs, agency[1::2], strict=True)
        ]
        assert all(one.result() for one in by_page)
        assert all(one.result().step is not None for one in by_program)
        for program in programs:
            program.close()


def test_handshakes_and_resets_delay_neither_and_break_no_tls_connection() -> None:
    with RunningServer(VILLAGE, tls=True) as server:
        work(server.url, server, Trust(pinned=server.certificate.read_text()), *HELLOS)
        assert server.said() == ""


@pytest.mark.nginx
def test_nor_do_attacks_through_nginx_stop_them(tmp_path: Path) -> None:
    certificate = make(tmp_path, "hall")
    with (
        RunningServer(VILLAGE, options=("--proxies", "1")) as server,
        Nginx(server.port, certificate) as nginx,
    ):
        files = Path(f"/proc/{server.pid}/fd")
        before = len(list(files.iterdir()))
        with attacked(nginx.url, server.token(Role.DISPLAY), "idle", "slow", share=0.2):
            # Slow and idle connections end at nginx.
            assert len(list(files.iterdir())) < before + 50
        with attacked(nginx.url, server.token(Role.DISPLAY), "requests"):
            until(lambda: " GET /api/v1/health 503 " in nginx.logged(), 60)
            assert issue(nginx.url, server.token(Role.KIOSK)) < ANSWER_SECONDS
        assert server.said() == ""
