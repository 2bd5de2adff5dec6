"""A real server behind a real nginx, with the configuration that the documents hand out."""

import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPSConnection
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import requests

from client.net.api import ApiClient, RequestRefused
from client.net.link import Link
from client.net.trust import Trust
from contract.commands import IssueTicket
from contract.enums import Role
from contract.errors import ProblemType
from contract.rooms import hall as hall_room
from contract.snapshots import Hall, Snapshot
from tests.parts.certificates import make
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.nginx import Nginx
from tests.parts.ports import free_port
from tests.parts.postgres import PostgresServer
from tests.parts.request_echo_server import ADDRESS, HOST, REQUEST, SCHEME
from tests.parts.waiting import until

pytestmark = pytest.mark.nginx

LIES = {
    "X-Forwarded-For": "192.0.2.1, 192.0.2.2",
    "X-Forwarded-Proto": "gopher",
    "X-Forwarded-Host": "bad.example",
    "Forwarded": "for=192.0.2.1;proto=gopher;host=bad.example",
    "X-Real-IP": "192.0.2.1",
    "X-Request-ID": "of-a-client",
}


@pytest.fixture(scope="module")
def server() -> Iterator[RunningServer]:
    with RunningServer(
        VILLAGE,
        options=("--proxies", "1"),
        public_url="https://hall.example",
        program="tests.parts.request_echo_server",
    ) as running:
        yield running
        assert running.said() == ""


@pytest.fixture(scope="module")
def nginx(server: RunningServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    made = make(tmp_path_factory.mktemp("nginx"), "hall")
    with Nginx(server.port, made) as running:
        yield running
        assert running.said() == ""


def test_requests_and_pushed_snapshots_go_through_it(server: RunningServer, nginx: Nginx) -> None:
    told: list[Snapshot] = []
    trust = Trust(ca=nginx.certificate.chain)

    def waiting() -> int | None:
        last = told[-1] if told else None
        return last.services[0].waiting if isinstance(last, Hall) else None

    token = server.token(Role.MANAGER)
    with closing(Link(nginx.url, token, [hall_room("village")], told.append, trust=trust)):
        until(lambda: waiting() == 0)
        wish: dict[str, Any] = {
            "services": ["village.certificate"],
            "language": "az",
            "channel": "greeter",
        }
        wish |= {"command_id": uuid4(), "centre": "village"}
        ticket = ApiClient(nginx.url, token, trust=trust).send(IssueTicket.model_validate(wish))
        until(lambda: waiting() == 1)
    with pytest.raises(RequestRefused) as found:
        ApiClient(nginx.url, "unknown-token", trust=trust).get("/api/v1/devices/me")
    assert found.value.kind is ProblemType.NOT_SIGNED_IN
    page = f"{nginx.url}/t/{ticket['token']}"
    answer = requests.get(page, timeout=10, verify=str(nginx.certificate.chain))
    assert answer.status_code == 200
    assert "<html" in answer.text
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "nginx/" not in answer.headers["Server"]


def test_the_site_for_the_outside_has_the_pages_of_visitors_alone(nginx: Nginx) -> None:
    def status(path: str) -> tuple[int, bool]:
        url = f"https://127.0.0.1:{nginx.public_port}/{path}"
        answer = requests.get(url, timeout=10, verify=str(nginx.certificate.chain))
        # What Novbe itself answers has this header.
        return answer.status_code, "X-Frame-Options" in answer.headers

    for path in ("b/none", "t/none", "open/village", "api/v1/tickets/none"):
        assert status(path) == (404, True), path
    for path, found in (("book/village", 422), ("look.css", 200), ("static/booking.js", 200)):
        assert status(path) == (found, True), path
    for path in (
        "",
        "sign-in",
        "console",
        "api/v1/health",
        "health/live",
        "board",
        "bookkeeping/x",
    ):
        assert status(path) == (404, False), path


def test_its_log_has_no_addresses_and_no_secrets(nginx: Nginx) -> None:
    with requests.Session() as asking:
        asking.trust_env = False
        asking.verify = str(nginx.certificate.chain)
        for path in (
            *(
                "t/hunter2",
                "b/hunter2",
                "b/x/confirm/hunter2",
                "set-up/hunter2",
                "api/v1/hunter2",
                "hunter2",
                "T/hunter2",
            ),
            *("api/v1/tickets/hunter2/why", "api/v1/enrolments/hunter2", "static/hunter2"),
            *("//t//hunter2?hunter2", "sign-in?next=hunter2"),
        ):
            asking.get(f"{nginx.url}/{path}", timeout=10)
        asking.request("HUNTER2", nginx.url, timeout=10)
        asking.request("HUNTER", nginx.url, timeout=10)
        asking.post(f"{nginx.url}/t/hunter2", data=b" " * 3_000_000, timeout=10)
        asking.get(f"http://127.0.0.1:{nginx.plain_port}/t/hunter2", timeout=10)
    with socket.create_connection(("127.0.0.1", nginx.plain_port)) as shouting:
        shouting.sendall(b"hunter2\r\n\r\n")
        shouting.recv(1000)
    until(lambda: " other /... 400 " in nginx.logged())
    said = nginx.logged()
    assert " GET /t 404 " in said
    assert " GET /b 404 " in said
    assert " GET /set-up " in said
    assert " GET /api/v1/tickets 404 " in said
    assert " GET /api/v1/enrolments " in said
    assert " POST /t 413 " in said
    assert "hunter" not in said.lower()
    assert "127.0.0.1" not in said


def test_without_tls_it_sends_to_tls(nginx: Nginx) -> None:
    answer = requests.get(
        f"http://127.0.0.1:{nginx.plain_port}/t/x?y=z", allow_redirects=False, timeout=10
    )
    assert answer.status_code == 301
    assert answer.headers["Location"] == f"{nginx.url}/t/x?y=z"


def test_the_client_address_arrives_and_a_forged_one_does_not(
    server: RunningServer, nginx: Nginx
) -> None:
    context = ssl.create_default_context(cafile=nginx.certificate.chain)
    for headers in ({}, LIES):
        # From another address of this machine than nginx asks from.
        asking = HTTPSConnection(
            "127.0.0.1", nginx.port, context=context, source_address=("127.0.0.2", 0), timeout=10
        )
        with closing(asking):
            asking.request("GET", "/api/v1/health", headers=headers)
            answer = asking.getresponse()
            assert answer.status == 200
            assert answer.getheader(ADDRESS) == "127.0.0.2"
            assert answer.getheader(SCHEME) == "https"
            assert answer.getheader(HOST) == f"127.0.0.1:{nginx.port}"
            assert re.fullmatch("[0-9a-f]{32}", answer.getheader(REQUEST, ""))
    # As nginx passes it on, of a client that claims to be a proxy.
    said = {"X-Forwarded-For": "192.0.2.1, 198.51.100.7", "X-Forwarded-Proto": "https"}
    passed_on = requests.get(f"{server.api}/health", headers=said, timeout=10)
    assert (passed_on.headers[ADDRESS], passed_on.headers[SCHEME]) == ("198.51.100.7", "https")


def test_phones_get_a_page_that_comes_back_while_the_server_starts_again(tmp_path: Path) -> None:
    certificate = make(tmp_path, "hall")
    with Nginx(free_port(), certificate) as nginx:
        page = requests.get(f"{nginx.url}/t/x", timeout=10, verify=str(certificate.chain))
    assert page.status_code == 503
    assert page.headers["Retry-After"] == "3"
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert 'http-equiv="refresh"' in page.text
    assert all(words in page.text for words in ("Növbəniz", "Ваша очередь", "ودورك"))


@pytest.mark.postgres
def test_each_request_reaches_the_serving_one_of_two(
    postgres_server: PostgresServer, tmp_path: Path
) -> None:
    with (
        RunningServer(VILLAGE, data=tmp_path / "a", database=postgres_server.url("two")) as hall,
        hall.second() as second,
        Nginx(hall.port, make(tmp_path, "hall"), second.port) as nginx,
    ):
        token = hall.token(Role.GREETER)
        where = f"{nginx.url}/api/v1/centres/village/tickets"
        wish = {"services": ["village.certificate"], "language": "az", "channel": "greeter"}

        def issue() -> int:
            body, head = wish | {"command_id": str(uuid4())}, {"Authorization": f"Bearer {token}"}
            chain = str(nginx.certificate.chain)
            return requests.post(where, json=body, headers=head, verify=chain).status_code

        assert {issue() for _ in range(10)} == {200}
        hall.kill()
        until(lambda: issue() == 200)
        assert {issue() for _ in range(10)} == {200}
    postgres_server.drop("two")
