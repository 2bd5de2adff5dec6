"""Socket.IO handshakes of every shape, from pages of any origin, and garbage.

The server logs nothing, admits no reader to a room that its role may not read, and serves on.
"""

import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any, Final

import pytest
import requests
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from websocket import WebSocketBadStatusException, WebSocketException, create_connection

from contract.enums import Role, SnapshotName
from contract.operations import address_of, may
from contract.rooms import parse
from contract.wire_version import HEADER
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.listening import Listener, refusal
from tests.parts.raw_socket import RawSocket

_ROLES: Final = (Role.KIOSK, Role.DISPLAY, Role.VIEWER, Role.OPERATOR, Role.COUNTER)
BOARD: Final = "centre/village/board"
_ROOMS: Final = (
    BOARD,
    "centre/village/menu",
    "centre/village/hall",
    "centre/town/board",
    "counter/village.1/desk",
    "counter/village.99/desk",
    "device/x",
    "ticket/village.t1.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "",
    "/",
    "centre//board",
    "centre/village/board/",
    "\x00",
)


@pytest.fixture(scope="module")
def server() -> Iterator[RunningServer]:
    """A server behind a proxy, at a path of it; it must log nothing."""
    with RunningServer(VILLAGE, public_url="https://Proxy.example:443/hall7/") as running:
        yield running
        assert running.said() == ""


@pytest.fixture(scope="module")
def bearers(server: RunningServer) -> dict[str, Role]:
    """Tokens of roles that may read some rooms and not others."""
    return {server.token(role): role for role in _ROLES}


def token_of(bearers: dict[str, Role], role: Role) -> str:
    return next(token for token, one in bearers.items() if one is role)


def test_a_reader_that_has_seen_a_later_log_of_the_hall_is_refused(
    server: RunningServer, bearers: dict[str, Role]
) -> None:
    display = token_of(bearers, Role.DISPLAY)
    told = refusal(server.url, [BOARD], display, epoch="20261129T061500Z-x7k3")
    assert told["type"] == "/problems/server_replaced"
    for known in ("", "another", None, 7):
        with Listener(server.url, [BOARD], display, epoch=known) as reader:
            assert reader.await_first("board")


@pytest.mark.parametrize(
    ("named", "said"), [("0-0", "update_device"), ("2-3", "update_server"), ("0-2", ""), ("1", "")]
)
def test_a_program_of_a_distant_release_is_told_what_to_update(
    server: RunningServer, bearers: dict[str, Role], named: str, said: str
) -> None:
    display = token_of(bearers, Role.DISPLAY)
    signed = {"Authorization": f"Bearer {display}", HEADER: named}
    answer = requests.get(server.url + address_of(SnapshotName.DEVICE), headers=signed, timeout=30)
    if said:
        assert (answer.status_code, answer.json()["type"]) == (426, f"/problems/{said}")
        assert refusal(server.url, [BOARD], display, wire=named)["type"] == f"/problems/{said}"
    else:
        assert answer.status_code == 200
        with Listener(server.url, [BOARD], display, wire=named) as reader:
            assert reader.await_first("board")


_values: Final = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=()), max_size=40),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


def hellos(tokens: list[str]) -> st.SearchStrategy[Any]:
    """Payloads of the first packet: nearly valid, or not at all."""
    rooms = st.lists(st.sampled_from(_ROOMS) | st.text(max_size=310), max_size=20)
    token = st.sampled_from([*tokens, "novbe_x", "novbe_s_x", "", None]) | _values
    nearly: st.SearchStrategy[Any] = st.fixed_dictionaries(
        {"token": token, "rooms": rooms | _values}, optional={"language": _values}
    )
    right: st.SearchStrategy[Any] = st.fixed_dictionaries(
        {
            "token": st.sampled_from(tokens),
            "rooms": st.lists(st.sampled_from(_ROOMS[:3]), min_size=1, max_size=2),
        }
    )
    kinds = [right, right, right, nearly, nearly, _values]
    return st.integers(0, 5).flatmap(lambda kind: kinds[kind])


_names: Final = st.sampled_from(
    ["connect", "disconnect", "message", "board", "desk", "join", "enter_room", "*", "", "error"]
)
_events: Final = st.builds(
    lambda name, values: "42" + json.dumps([name, *values]), _names, st.lists(_values, max_size=3)
)
_GARBAGE: Final = (
    "0 1 2probe 3 5 6 9 41 43 44 4 40 40/other, 42 42[] 42[1] 42[[]] 42[null] 42{} 45 46 49 "
    '40/other,{"token":null} 42["connect" 42[["x"],1] 42[{"a":1}] 421["disconnect"] b4AAAA '
    '4299999999999999999999["x"] 43[] 431["x"] 45-1-["x"] '
    '451-["x",{"_placeholder":true,"num":0}] 4599999-["x",{"_placeholder":true,"num":0}]'
)
_LONG: Final = ("4" + "[" * 5000, "42" + "[" * 20_000, "40" + "{" * 20_000, "4" + "x" * 70_000)
_garbage: Final = st.text(max_size=60) | st.sampled_from([*_GARBAGE.split(), *_LONG, "\x1e"])
_packets: Final = st.lists(st.one_of(_events, _garbage, st.binary(max_size=80)), max_size=12)


def _rooms_of(hello: Any) -> list[Any]:
    rooms = hello.get("rooms") if isinstance(hello, dict) else None
    return rooms if isinstance(rooms, list) else []


def _try(server: RunningServer, bearers: dict[str, Role], hello: Any, packets: list[Any]) -> bool:
    """Connect, send packets, and disconnect; whether the handshake succeeded."""
    knock = RawSocket(server.url)
    accepted = False
    try:
        knock.say("40" + json.dumps(hello))
        first = knock.hear()
        if first.startswith(("40", "42")):
            # Accepted, with snapshots at once: so the token is valid, and its row has these rooms.
            accepted = True
            role = bearers[hello["token"]]
            rooms = [parse(name) for name in _rooms_of(hello)]
            assert rooms
            assert all(may(role, room.snapshot) for room in rooms), (role, rooms)
            assert {room.subject.partition(".")[0] for room in rooms} <= {"village"}
            allowed = {f'42["{room.snapshot}"' for room in rooms}
        elif not first.startswith("44"):
            # Invalid packets are not answered.
            assert not isinstance(hello, dict), (first[:200], ascii(hello))
            return False
        else:
            problem = json.loads(first[2:])["data"]
            assert 400 <= problem["status"] < 500, problem
            allowed = set()
        for packet in packets:
            knock.say(packet)
        for _ in range(len(packets) + 20):
            said = knock.hear(0.02)
            if not said:
                break
            # No other packets come than snapshots of its own rooms, and those of the
            # protocol itself.
            if said.startswith("42"):
                assert said[: said.index(",")] in allowed, said[:100]
    except (BrokenPipeError, ConnectionError, WebSocketException):
        # Disconnected for what it sent.
        pass
    finally:
        knock.close()
    return accepted


@pytest.mark.parametrize("count", [150, pytest.param(4_000, marks=pytest.mark.soak)])
def test_handshakes_of_every_shape_are_answered(
    server: RunningServer, bearers: dict[str, Role], count: int
) -> None:
    accepted = 0

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(hello=hellos(list(bearers)), packets=_packets)
    def run(hello: Any, packets: list[Any]) -> None:
        nonlocal accepted
        accepted += _try(server, bearers, hello, packets)

    run()
    assert accepted > count // 20
    assert requests.get(f"{server.api}/health", timeout=30).json()["status"] == "ok"
    with Listener(server.url, [BOARD], token_of(bearers, Role.DISPLAY)) as reader:
        reader.await_first("board")
    assert server.said() == ""


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS", "PUT"])
def test_invalid_handshake_is_refused(server: RunningServer, method: str) -> None:
    for query in (
        *("", "EIO=x", "EIO=" + "9" * 4000, "transport=websocket", "%00=%00"),
        *("EIO=3&transport=websocket", "EIO=4&transport=pigeon"),
        *("EIO=4&transport=polling", "EIO=4&transport=polling&sid=../../etc"),
    ):
        url = f"{server.url}/socket.io/?{query}"
        status = requests.request(method, url, data=b"4x" * 100, timeout=30).status_code
        least = 400 if method in ("GET", "POST") else 200
        assert least <= status < 500, (method, query)


def admits(server: RunningServer, origin: str, host: str | None = None) -> bool:
    address = f"ws{server.url.removeprefix('http')}/socket.io/?EIO=4&transport=websocket"
    try:
        with closing(create_connection(address, origin=origin, host=host, timeout=30)) as found:
            return str(found.recv()).startswith("0{")
    except WebSocketBadStatusException:
        return False


def test_pages_of_the_own_addresses_alone_are_admitted(server: RunningServer) -> None:
    for origin, host in (
        ("https://proxy.example", None),
        (server.url, None),
        ("https://other.example", "Other.example:443"),
        ("http://[2001:db8::7]:8750", "[2001:db8::7]:8750"),
    ):
        assert admits(server, origin, host), origin
    for origin in (
        *("http://proxy.example", "https://proxy.example:8443"),
        *("https://proxy.example.evil.example", "https://evil.example", "null"),
    ):
        assert not admits(server, origin), origin
    for host in ("[", "x:y", "[x]", "\t"):
        assert not admits(server, "https://evil.example", host), host


def test_wrong_ticket_tokens_are_limited_here_too(server: RunningServer) -> None:
    wrong = "village.t1.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    with requests.Session() as session:
        while session.get(f"{server.api}/tickets/{wrong}", timeout=30).status_code == 404:
            continue
    assert refusal(server.url, [f"ticket/{wrong}"])["status"] == 429
