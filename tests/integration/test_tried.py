"""Each tried, each answered as it should be: against a real server, over real sockets."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pyotp
import pytest
import requests
from websocket import WebSocket, WebSocketBadStatusException

from contract.enums import Role
from contract.pairing import code_of, hash_of
from server import bootstrap
from server.store import tables as t
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.listening import Listener, Refused, refusal
from tests.parts.staff import OWN_PASSWORD
from tests.parts.waiting import until

BOARD, MENU, HALL = (f"centre/village/{name}" for name in ("board", "menu", "hall"))


@pytest.fixture(scope="module")
def server(make_database_url: Any) -> Iterator[RunningServer]:
    """One server for the module."""
    with RunningServer(VILLAGE, database=make_database_url()) as running:
        yield running
        assert running.said() == ""


@pytest.fixture(scope="module")
def manager(server: RunningServer) -> str:
    """The token of a manager, made by hand."""
    return server.token(Role.MANAGER)


def send(
    server: RunningServer, method: str, path: str, bearer: str | None = None, **more: Any
) -> requests.Response:
    """One request on a connection of its own."""
    head = dict(more.pop("headers", {}))
    if bearer is not None:
        head["Authorization"] = f"Bearer {bearer}"
    # Not `requests.request`: it would leave its pool to the garbage collector.
    with requests.Session() as session:
        return session.request(method, f"{server.api}/{path}", headers=head, timeout=10, **more)


def post(server: RunningServer, path: str, bearer: str | None = None, **body: Any) -> Any:
    """Ask something, with a new `command_id` where it is a command."""
    act = path.startswith(("sessions", "enrolments", "devices/me/health", "devices/me/secret"))
    more = {} if act else {"command_id": str(uuid4())}
    return send(server, "POST", path, bearer, json={**more, **body})


def kind(answer: requests.Response) -> str:
    """The type of a refusal."""
    found: str = answer.json()["type"]
    return found.removeprefix("/problems/")


def enrolled(server: RunningServer, manager: str, role: Role, **more: Any) -> tuple[str, str]:
    """A device that came in by its code: its id and its secret."""
    secret = f"novbe_d_{uuid4().hex}{uuid4().hex}"
    assert post(server, "enrolments", secret_hash=hash_of(secret), role=role).ok
    body = {"code": code_of(hash_of(secret)), "label": "a machine", **more}
    answer = post(server, "centres/village/devices", manager, **body)
    assert answer.ok, answer.text
    return answer.json()["device"], secret


def signed_in(server: RunningServer, manager: str, role: Role, **more: Any) -> tuple[str, str]:
    """Somebody new who is signed in: their login and the token of the session."""
    login = f"a.{uuid4().hex[:10]}"
    said = post(
        server,
        "centres/village/people",
        manager,
        login=login,
        full_name="A",
        language="az",
        role=role,
        **more,
    ).json()
    session = post(server, "sessions", login=login, password=said["first_password"]).json()
    assert post(server, "sessions/me/password", session["token"], new=OWN_PASSWORD).ok
    return login, session["token"]


def state_of(server: RunningServer, manager: str, device: str) -> dict[str, Any]:
    """A device as the manager sees it."""
    found = send(server, "GET", "centres/village/devices", manager).json()
    kept: dict[str, Any] = next(one for one in found if one["id"] == device)
    return kept


# A copied token.


def test_a_second_device_with_a_copied_token_is_seen(server: RunningServer, manager: str) -> None:
    device, secret = enrolled(server, manager, Role.KIOSK)
    first, second = str(uuid4()), str(uuid4())
    for boot in (first, second, first):
        assert not state_of(server, manager, device)["copied"]
        assert post(server, "devices/me/health", secret, boot=boot).ok
        # Written down within two and a half seconds.
        until(partial(_written, server, device, boot), 5)
    assert state_of(server, manager, device)["copied"]


def _written(server: RunningServer, device: str, boot: str) -> bool:
    store = bootstrap.open_store(server.settings, serving=False)
    health = store.access(lambda access: access.health(device))
    store.close()
    return health is not None and health.boot == boot


# An expired session.


@pytest.mark.parametrize("column", ["expires_at", "ended_at"])
def test_an_expired_session_is_over_everywhere(
    server: RunningServer, manager: str, column: str
) -> None:
    _, token = signed_in(server, manager, Role.VIEWER)
    assert send(server, "GET", "centres/village/hall", token).ok
    with Listener(server.url, [BOARD], token) as reader:
        reader.await_count("board", 1)
        store = bootstrap.open_store(server.settings, serving=False)
        over = datetime.now(UTC) - timedelta(hours=1)
        store.on_connection(
            lambda connection: connection.execute(
                t.session.update().where(t.session.c.hash == hash_of(token)).values({column: over})
            ),
            write=True,
        )
        store.close()
        until(lambda: send(server, "GET", "sessions/me", token).status_code == 401, 1.5)
        reader.await_end()
    assert refusal(server.url, [BOARD], token)["status"] == 401
    answer = post(server, "centres/village/tickets", token, services=["village.tax"], language="az")
    assert (answer.status_code, kind(answer)) == (401, "not_signed_in")


# A revoked kiosk.


def test_a_kiosk_revoked_in_the_middle_of_a_command_is_out(
    server: RunningServer, manager: str
) -> None:
    device, secret = enrolled(server, manager, Role.KIOSK)
    body = {"services": ["village.certificate"], "language": "az", "channel": "kiosk"}
    answers: list[tuple[float, int]] = []
    going = True

    def issue() -> None:
        with requests.Session() as session:
            session.headers["Authorization"] = f"Bearer {secret}"
            while going:
                sent = time.monotonic()
                answer = session.post(
                    f"{server.api}/centres/village/tickets",
                    json={"command_id": str(uuid4()), **body},
                    timeout=10,
                )
                answers.append((sent, answer.status_code))

    with Listener(server.url, [MENU, f"device/{device}"], secret) as reader:
        reader.await_count("menu", 1)
        with ThreadPoolExecutor(2) as pool:
            running = [pool.submit(issue) for _ in range(2)]
            until(lambda: answers and answers[0][0] < time.monotonic() - 0.3)
            assert post(server, f"centres/village/devices/{device}/revoke", manager).ok
            revoked = time.monotonic()
            reader.await_end()
            closed = time.monotonic()
            until(lambda: any(sent > revoked + 1.05 for sent, _ in answers))
            going = False
            for one in running:
                one.result()
        # Something happens, and it hears nothing of it.
        with Listener(server.url, [MENU], manager) as other:
            other.await_count("menu", 1)
            issued_now = post(
                server, "centres/village/tickets", manager, **(body | {"channel": "greeter"})
            )
            other.await_one("menu", lambda s: s["revision"] >= issued_now.json()["revision"])
        assert all(at <= closed + 0.2 for at, _, _ in reader.told)
    before = [status for sent, status in answers if sent < revoked - 0.2]
    assert before
    assert set(before) <= {200, 422}
    after = [status for sent, status in answers if sent > revoked + 1.05]
    assert after
    assert set(after) == {401}
    # Nothing was half done: what was answered is there, and nothing else.
    log = send(server, "GET", "centres/village/log?after=0", manager).json()
    issued = [one for one in log if one["type"] == "ticket_issued" and one["actor"]["id"] == device]
    assert len(issued) == sum(status == 200 for _, status in answers)
    with pytest.raises(Refused):
        Listener(server.url, [MENU], secret).__enter__()


# A wrong clock.


@pytest.mark.parametrize("off", [-5 * 3600.0, 26 * 3600.0])
def test_a_clock_that_is_hours_off_harms_nobody(
    server: RunningServer, manager: str, off: float
) -> None:
    device, secret = enrolled(server, manager, Role.KIOSK)
    body = {"boot": str(uuid4()), "clock_offset": off}
    answer = post(server, "devices/me/health", secret, **body)
    assert answer.json()["at"]
    issue = {"services": ["village.certificate"], "language": "az", "channel": "kiosk"}
    wrong_date = (datetime.now(UTC) + timedelta(seconds=off)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    answer = send(
        server,
        "POST",
        "centres/village/tickets",
        secret,
        json={"command_id": str(uuid4()), **issue},
        headers={"Date": wrong_date},
    )
    assert answer.ok, answer.text
    until(lambda: state_of(server, manager, device)["clock_offset"] == off, 5)
    assert state_of(server, manager, device)["state"] == "online"
    # The second factor and sessions go by the server's clock, whatever the hall's is set to.
    login, token = signed_in(server, manager, Role.SUPERVISOR)
    factor = post(server, "sessions/me/factor/offer", token).json()["secret"]
    now = datetime.now(UTC)
    assert abs(server.now() - now) > timedelta(seconds=60)
    confirmed = post(server, "sessions/me/factor/confirm", token, code=pyotp.TOTP(factor).now())
    assert confirmed.json()["step"] is None
    ends = datetime.fromisoformat(confirmed.json()["expires_at"])
    assert timedelta(hours=11) < ends - now < timedelta(hours=12, minutes=1)
    assert login


# A replayed request.


def test_a_replayed_request_is_answered_and_does_nothing(
    server: RunningServer, manager: str
) -> None:
    body = {"command_id": str(uuid4()), "services": ["village.certificate"], "language": "az"}
    greeter = server.token(Role.GREETER)
    bytes_of_it = {"data": str(body).replace("'", '"'), "headers": {"X-Forwarded-For": "192.0.2.9"}}
    first = send(server, "POST", "centres/village/tickets", greeter, **bytes_of_it)
    assert first.ok, first.text
    count = len(send(server, "GET", "centres/village/log?after=0", manager).json())
    for _ in range(3):
        again = send(server, "POST", "centres/village/tickets", greeter, **bytes_of_it)
        assert (again.status_code, again.json()) == (200, first.json())
    for other in (server.token(Role.GREETER), manager, server.token(Role.KIOSK)):
        stolen = send(server, "POST", "centres/village/tickets", other, **bytes_of_it)
        assert (stolen.status_code, kind(stolen)) == (409, "command_reused")
    nobody = send(server, "POST", "centres/village/tickets", None, **bytes_of_it)
    assert nobody.status_code == 401
    assert len(send(server, "GET", "centres/village/log?after=0", manager).json()) == count


def test_a_replayed_sign_in_is_another_session_and_a_replayed_code_is_none(
    server: RunningServer, manager: str
) -> None:
    login, token = signed_in(server, manager, Role.SUPERVISOR)
    factor = post(server, "sessions/me/factor/offer", token).json()["secret"]
    code = pyotp.TOTP(factor).now()
    assert post(server, "sessions/me/factor/confirm", token, code=code).ok
    session = post(server, "sessions", login=login, password=OWN_PASSWORD).json()
    assert session["step"] == "factor"
    answer = post(server, "sessions/me/factor", session["token"], code=code)
    assert (answer.status_code, kind(answer)) == (401, "wrong_sign_in")


# A stolen number.


def test_a_stolen_number_opens_nothing(server: RunningServer, manager: str) -> None:
    issue = {"services": ["village.certificate"], "language": "az"}
    one, neighbour = (
        post(server, "centres/village/tickets", manager, **issue).json() for _ in "12"
    )
    number, identity = one["number"], one["id"]
    mac = neighbour["token"].rpartition(".")[2]
    for token in (number, identity, f"{identity}.", f"{identity}.0.{mac}", f"{identity}.{number}"):
        for ending in ("", "/why"):
            assert send(server, "GET", f"tickets/{token}{ending}").status_code == 404, token
        for verb in ("cancel", "step-back", "reopen"):
            assert post(server, f"tickets/{token}/{verb}").status_code == 404, token
        assert refusal(server.url, [f"ticket/{token}"])["status"] == 404
    for path in (
        f"centres/village/tickets?number={number}",
        f"centres/village/tickets/{identity}/why",
    ):
        assert send(server, "GET", path).status_code == 401
    # The neighbour's own token is good for the neighbour alone.
    assert post(server, f"centres/village/tickets/{identity}/cancel").status_code == 401
    assert send(server, "GET", f"tickets/{neighbour['token']}").json()["id"] == neighbour["id"]
    assert send(server, "GET", f"tickets/{one['token']}").json()["state"] == "waiting"


# A browser that is led to ask.


def test_a_page_of_somebody_else_gets_nothing(server: RunningServer, manager: str) -> None:
    foreign = {"Origin": "https://evil.example"}
    answer = send(
        server,
        "OPTIONS",
        "centres/village/tickets",
        headers=foreign | {"Access-Control-Request-Method": "POST"},
    )
    assert not [name for name in answer.headers if name.startswith("Access-Control")]
    answer = send(server, "GET", "health", headers=foreign)
    assert not [name for name in answer.headers if name.startswith("Access-Control")]
    assert manager


@pytest.mark.parametrize(
    ("origin", "good"),
    [
        (None, True),
        ("own", True),
        ("https://evil.example", False),
        ("http://localhost.evil.example", False),
        ("null", False),
        ("http://127.0.0.1:1", False),
        ("", True),
    ],
)
def test_a_handshake_is_for_our_own_pages_and_programs(
    server: RunningServer, origin: str | None, good: bool
) -> None:
    url = f"ws://127.0.0.1:{server.port}/socket.io/?EIO=4&transport=websocket"
    socket: Any = WebSocket()
    options: dict[str, Any] = {"timeout": 5}
    if origin is None:
        options["suppress_origin"] = True
    else:
        options["origin"] = server.url if origin == "own" else origin
        if origin == "":
            options["suppress_origin"] = True
    try:
        if not good:
            with pytest.raises(WebSocketBadStatusException, match="400"):
                socket.connect(url, **options)
            return
        socket.connect(url, **options)
        assert str(socket.recv()).startswith("0{")
    finally:
        socket.close()


def test_a_cookie_opens_no_news(server: RunningServer) -> None:
    """A browser sends its cookie with every handshake: it counts for nothing there."""
    token = server.token(Role.MANAGER)
    url = f"ws://127.0.0.1:{server.port}/socket.io/?EIO=4&transport=websocket"
    socket: Any = WebSocket()
    socket.connect(url, cookie=f"novbe={token}", suppress_origin=True, timeout=5)
    socket.recv()
    socket.send('40{"rooms":["centre/village/board"]}')
    said = str(socket.recv())
    socket.close()
    assert said.startswith("44")
    assert "not_signed_in" in said


# Rooms by scope and agency.


def test_rooms_are_held_to_scope_and_agency(server: RunningServer, manager: str) -> None:
    config = send(server, "GET", "centres/village", manager).json()
    agency = config["agencies"][0]["key"]
    scoped: dict[str, str] = {
        scope: post(server, "centres/village/tokens", manager, label="x", scopes=[scope]).json()[
            "token"
        ]
        for scope in ("tickets", "waits", "log", "reports")
    }
    for scope, token in scoped.items():
        for name, room in (("menu", MENU), ("board", BOARD)):
            if scope == "waits":
                with Listener(server.url, [room], token) as reader:
                    reader.await_count(name, 1)
            else:
                assert refusal(server.url, [room], token)["status"] == 403
        for room in (HALL, "counter/village.1/desk", "device/x"):
            assert refusal(server.url, [room], token)["status"] == 403
    profiles = {
        one["key"]: {key for level in one["levels"] for key in level} for one in config["profiles"]
    }
    own = {one["key"] for one in config["services"] if one["agency"] == agency}
    _, operator = signed_in(server, manager, Role.OPERATOR, agency=agency)
    for counter in config["counters"]:
        room = f"counter/village.{counter['key']}/desk"
        if profiles[counter["profile"]] & own:
            with Listener(server.url, [room], operator) as reader:
                reader.await_count("desk", 1)
        else:
            assert refusal(server.url, [room], operator)["status"] == 403
    # Half-way in, nobody reads anything.
    login = f"a.{uuid4().hex[:10]}"
    said = post(
        server,
        "centres/village/people",
        manager,
        login=login,
        full_name="A",
        language="az",
        role="manager",
    ).json()
    half = post(server, "sessions", login=login, password=said["first_password"]).json()["token"]
    for room in (MENU, BOARD, HALL, "counter/village.1/desk", "device/x"):
        found = refusal(server.url, [room], half)
        assert (found["status"], found["state"]) == (403, "password")


# What a device is asked reaches it.


def _asked(what: str) -> Callable[[dict[str, Any]], bool]:
    return lambda snapshot: snapshot[f"{what}_since"] is not None


def test_a_device_hears_at_once_what_it_is_asked(server: RunningServer, manager: str) -> None:
    device, secret = enrolled(server, manager, Role.DISPLAY)
    with Listener(server.url, [f"device/{device}"], secret) as reader:
        reader.await_count("device", 1)
        for what in ("restart", "screenshot", "rotate"):
            path = f"centres/village/devices/{device}/ask"
            assert post(server, path, manager, what=what).ok
            reader.await_one("device", _asked(what), 2)
        path = f"centres/village/devices/{device}/set"
        assert post(server, path, manager, label="above the door").ok
        reader.await_one("device", lambda s: s["label"] == "above the door", 2)
    other = enrolled(server, manager, Role.DISPLAY)[1]
    assert refusal(server.url, [f"device/{device}"], other)["status"] == 403


def test_a_device_is_gone_within_fifteen_seconds(server: RunningServer, manager: str) -> None:
    device, secret = enrolled(server, manager, Role.KIOSK)
    assert post(server, "devices/me/health", secret, boot=str(uuid4())).ok
    until(lambda: state_of(server, manager, device)["state"] == "online", 5)
    until(lambda: state_of(server, manager, device)["state"] == "offline", 15)
