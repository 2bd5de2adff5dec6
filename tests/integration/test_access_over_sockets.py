"""Expired sessions, revoked devices, scopes and agencies over the sockets of a real server."""

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import requests

from contract.enums import Role
from contract.pairing import code_of, hash_of
from server.store import tables as t
from tests.parts.cli import box_on
from tests.parts.hall import RunningServer
from tests.parts.listening import Listener, refusal
from tests.parts.raw_socket import RawSocket
from tests.parts.requesting import get, give, issue, send
from tests.parts.staff import OWN_PASSWORD
from tests.parts.waiting import until

BOARD, MENU, HALL = (f"centre/village/{name}" for name in ("board", "menu", "hall"))


@pytest.fixture(scope="module")
def manager(server: RunningServer) -> str:
    return server.token(Role.MANAGER)


def post(server: RunningServer, path: str, bearer: str | None = None, **body: Any) -> Any:
    """Act, which is no command of the centre; the answer."""
    answer = send(server, "POST", path, bearer, json=body)
    assert answer.ok, answer.text
    return answer.json()


def enrolled(server: RunningServer, manager: str, role: Role) -> tuple[str, str]:
    """A device that was enrolled by its code: its id and its secret."""
    secret = f"novbe_d_{uuid4().hex}{uuid4().hex}"
    post(server, "enrolments", secret_hash=hash_of(secret), role=role)
    code = code_of(hash_of(secret))
    answer = give(server, "centres/village/devices", manager, code=code, label="a machine")
    assert answer.ok, answer.text
    return answer.json()["device"], secret


def half_signed_in(server: RunningServer, manager: str, role: Role, **more: Any) -> str:
    """The session of a new person, who still has to choose a password."""
    login = f"a.{uuid4().hex[:10]}"
    more |= {"login": login, "full_name": "A", "language": "az", "role": role}
    first = give(server, "centres/village/people", manager, **more).json()
    found = post(server, "sessions", login=login, password=first["first_password"])
    return str(found["token"])


def signed_in(server: RunningServer, manager: str, role: Role, **more: Any) -> str:
    token = half_signed_in(server, manager, role, **more)
    post(server, "sessions/me/password", token, new=OWN_PASSWORD)
    return token


def let_be_over(server: RunningServer, sessions: Mapping[str, str]) -> None:
    """Put the moment in these columns of these sessions an hour back."""
    box = box_on(server.settings.data, server.settings.database_url)
    over = datetime.now(UTC) - timedelta(hours=1)
    for column, token in sessions.items():
        mine = t.session.c.hash == hash_of(token)
        box.change(t.session.update().where(mine).values({column: over}))
    box.close()


def test_a_session_that_is_over_is_closed_everywhere(server: RunningServer, manager: str) -> None:
    columns = ("expires_at", "ended_at")
    sessions = {column: signed_in(server, manager, Role.VIEWER) for column in columns}
    with ExitStack() as stack:
        readers = []
        for token in sessions.values():
            assert send(server, "GET", "centres/village/hall", token).ok
            readers.append(stack.enter_context(Listener(server.url, [BOARD], token)))
            readers[-1].await_first("board")
        let_be_over(server, sessions)

        def statuses() -> set[int]:
            tokens = sessions.values()
            return {send(server, "GET", "sessions/me", one).status_code for one in tokens}

        until(lambda: statuses() == {401}, 5)
        for reader in readers:
            reader.await_end()
    for column, token in sessions.items():
        assert refusal(server.url, [BOARD], token)["status"] == 401, column
        answer = issue(server, token)
        told = (answer.status_code, answer.json()["type"])
        assert told == (401, "/problems/not_signed_in"), column


def test_a_kiosk_revoked_during_its_commands_is_out(server: RunningServer, manager: str) -> None:
    device, secret = enrolled(server, manager, Role.KIOSK)
    answers: list[tuple[float, float, int]] = []
    going = True

    def go_on() -> None:
        with requests.Session() as session:
            while going:
                sent = time.monotonic()
                answer = issue(server, secret, via=session, channel="kiosk")
                answers.append((sent, time.monotonic(), answer.status_code))

    with Listener(server.url, [MENU, f"device/{device}"], secret) as reader:
        reader.await_first("menu")
        with ThreadPoolExecutor(2) as pool:
            running = [pool.submit(go_on) for _ in range(2)]
            until(lambda: answers and answers[0][0] < time.monotonic() - 0.3)
            revoking = time.monotonic()
            assert give(server, f"centres/village/devices/{device}/revoke", manager).ok
            revoked = time.monotonic()
            reader.await_end()
            until(lambda: any(sent > revoked + 1.05 for sent, _, _ in answers))
            going = False
            for one in running:
                one.result()
        # Something happens, and it hears nothing of it.
        with Listener(server.url, [MENU], manager) as other:
            other.await_first("menu")
            issued_now = issue(server, manager).json()
            other.await_one("menu", lambda s: s["revision"] >= issued_now["revision"])
        assert all(one["revision"] < issued_now["revision"] for one in reader.of("menu"))
    before = [status for _, at, status in answers if at < revoking]
    assert before
    assert set(before) <= {200, 422}
    after = [status for sent, _, status in answers if sent > revoked + 1.05]
    assert after
    assert set(after) == {401}
    # Nothing was half done: what was answered is there, and nothing else.
    log = get(server, "centres/village/log?after=0", manager)
    issued = [one for one in log if one["type"] == "ticket_issued" and one["actor"]["id"] == device]
    assert len(issued) == sum(status == 200 for _, _, status in answers)
    assert refusal(server.url, [MENU], secret)["status"] == 401


def test_a_cookie_opens_no_room(server: RunningServer) -> None:
    """A browser sends its cookie with every handshake, whichever page asks it to."""
    browser = RawSocket(server.url, cookie=f"novbe={server.token(Role.MANAGER)}")
    browser.say('40{"rooms":["centre/village/board"]}')
    said = browser.hear()
    browser.close()
    assert said.startswith("44")
    assert "not_signed_in" in said


def test_rooms_require_role_scope_and_agency(server: RunningServer, manager: str) -> None:
    """A subscription is a reading: `test_permissions` has all roles and scopes."""
    config = get(server, "centres/village", manager)
    agency, counter = config["agencies"][0]["key"], "counter/village.1/desk"
    scoped = [
        give(server, "centres/village/tokens", manager, label="x", scopes=[scope]).json()["token"]
        for scope in ("waits", "log")
    ]
    operator = signed_in(server, manager, Role.OPERATOR, agency=agency)
    for token, rooms in (
        (server.token(Role.KIOSK), {MENU}),
        (server.token(Role.DISPLAY), {BOARD}),
        (scoped[0], {MENU, BOARD}),
        (scoped[1], set()),
        (operator, {HALL, counter}),
    ):
        for room in (MENU, BOARD, HALL, counter, "device/x"):
            if room in rooms:
                with Listener(server.url, [room], token) as reader:
                    reader.await_first(room.rpartition("/")[2])
            else:
                assert refusal(server.url, [room], token)["status"] == 403, (room, rooms)
    # A session with a step to do reads nothing.
    half = half_signed_in(server, manager, Role.MANAGER)
    for room in (MENU, BOARD, HALL, counter, "device/x"):
        found = refusal(server.url, [room], half)
        assert (found["status"], found["state"]) == (403, "password")


def test_a_device_hears_at_once_what_it_is_asked_and_is_seen_online(
    server: RunningServer, manager: str
) -> None:
    device, secret = enrolled(server, manager, Role.DISPLAY)
    post(server, "devices/me/health", secret, boot=str(uuid4()))
    with Listener(server.url, [f"device/{device}"], secret) as reader:
        reader.await_first("device")
        path = f"centres/village/devices/{device}"
        assert give(server, f"{path}/ask", manager, what="restart").ok
        reader.await_one("device", lambda told: told["restart_since"] is not None, 2)

    def state() -> str:
        found = get(server, "centres/village/devices", manager)
        return str(next(one["state"] for one in found if one["id"] == device))

    until(lambda: state() == "online", 5)
    other = enrolled(server, manager, Role.DISPLAY)[1]
    assert refusal(server.url, [f"device/{device}"], other)["status"] == 403
