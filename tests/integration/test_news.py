"""The news: a real server, real Socket.IO."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
import requests
import socketio

from contract import commands as c
from contract.enums import Role, SnapshotName
from contract.errors import Problem
from contract.snapshots import SNAPSHOTS
from server import bootstrap
from server.application import dispatch
from server.application.principal import Principal
from server.realtime.bus import LocalBus
from tests.parts.box import lets_in
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.listening import Listener, refusal


@pytest.fixture(scope="module")
def server(make_database_url: Any) -> Iterator[RunningServer]:
    """One server for the module; tests leave its lines empty."""
    with RunningServer(VILLAGE, database=make_database_url()) as running:
        yield running
        assert running.said() == ""


class Hand:
    """Gives commands over HTTP."""

    def __init__(self, server: RunningServer, token: str) -> None:
        self._server = server
        self._session = requests.Session()
        self._session.headers["Authorization"] = f"Bearer {token}"

    def post(self, path: str, **body: Any) -> dict[str, Any]:
        answer = self._session.post(
            f"{self._server.api}/{path}",
            json={"command_id": str(uuid4()), **body},
            timeout=10,
        )
        assert answer.ok, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def issue(self, service: str = "certificate") -> dict[str, Any]:
        return self.post(
            "centres/village/tickets",
            services=[f"village.{service}"],
            language="az",
            channel="greeter",
        )

    def close(self) -> None:
        self._session.close()


@pytest.fixture
def manager(server: RunningServer) -> Iterator[Hand]:
    hand = Hand(server, server.token(Role.MANAGER))
    yield hand
    hand.close()


@pytest.fixture
def operator(server: RunningServer, manager: Hand) -> Iterator[Hand]:
    """Somebody at counter 1, which is open; closed again afterwards."""
    hand = Hand(server, server.token(Role.OPERATOR, "1"))
    hand.post("counters/village.1/open")
    yield hand
    desk = requests.get(
        f"{server.api}/counters/village.1/desk",
        headers={"Authorization": f"Bearer {server.token(Role.MANAGER)}"},
        timeout=10,
    ).json()
    if desk["ticket"] is not None:
        hand.post("counters/village.1/finish", ticket=desk["ticket"]["id"])
    manager.post("counters/village.1/close")
    hand.close()


@pytest.fixture
def ticket(manager: Hand) -> Iterator[dict[str, Any]]:
    """A waiting ticket, given up afterwards."""
    found = manager.issue()
    yield found
    answer = manager._session.post(
        f"{manager._server.api}/tickets/{found['token']}/cancel",
        json={"command_id": str(uuid4())},
        timeout=10,
    )
    assert answer.status_code in (200, 409)


BOARD, MENU, HALL = (f"centre/village/{name}" for name in ("board", "menu", "hall"))
DESK = "counter/village.1/desk"


# Coming in


def test_a_reader_gets_all_its_snapshots_at_once(
    server: RunningServer, ticket: dict[str, Any]
) -> None:
    token = server.token(Role.MANAGER)
    rooms = [BOARD, MENU, HALL, DESK, f"ticket/{ticket['token']}"]
    with Listener(server.url, rooms, token) as reader:
        for name in ("board", "menu", "hall", "desk", "ticket"):
            (snapshot, *_) = reader.await_count(name, 1)
            read = SNAPSHOTS[SnapshotName(name)].model_validate(snapshot)
            assert read.wire() == snapshot
            path = {
                "desk": "counters/village.1/desk",
                "ticket": f"tickets/{ticket['token']}",
            }.get(name, f"centres/village/{name}")
            by_http = requests.get(
                f"{server.api}/{path}", headers={"Authorization": f"Bearer {token}"}, timeout=10
            ).json()
            clock = ("at", "revision")
            assert {k: v for k, v in by_http.items() if k not in clock} == {
                k: v for k, v in snapshot.items() if k not in clock
            }


def test_a_device_is_told_what_it_should_be(server: RunningServer) -> None:
    token = server.token(Role.KIOSK, label="at the door")
    me = requests.get(
        f"{server.api}/devices/me", headers={"Authorization": f"Bearer {token}"}, timeout=10
    ).json()
    with Listener(server.url, [f"device/{me['device']}"], token) as reader:
        (found,) = reader.await_count("device", 1)
    assert (found["role"], found["label"]) == ("kiosk", "at the door")
    other = refusal(server.url, ["device/kiosk-other"], token)
    assert other["status"] == 403


def test_who_may_enter_which_room_is_the_table(
    server: RunningServer, ticket: dict[str, Any]
) -> None:
    rooms = {
        SnapshotName.MENU: MENU,
        SnapshotName.BOARD: BOARD,
        SnapshotName.HALL: HALL,
        SnapshotName.DESK: DESK,
    }
    for role in Role:
        if role in (Role.CLOCK, Role.VISITOR):
            continue
        token = None if role is Role.NOBODY else server.token(role)
        for snapshot, room in rooms.items():
            if lets_in(role, snapshot):
                with Listener(server.url, [room], token) as reader:
                    reader.await_count(snapshot, 1)
            else:
                problem = Problem.model_validate(refusal(server.url, [room], token))
                assert problem.status == (401 if role is Role.NOBODY else 403), (role, room)
        # A ticket's token is a key of its own, whoever comes with it.
        with Listener(server.url, [f"ticket/{ticket['token']}"], token) as reader:
            reader.await_count("ticket", 1)


@pytest.mark.parametrize(
    ("rooms", "token", "kind"),
    [
        ([BOARD], "novbe_wrong", "not_signed_in"),
        ([BOARD], None, "not_signed_in"),
        ([BOARD], 7, "malformed"),
        ([], "good", "malformed"),
        (None, "good", "malformed"),
        ("board", "good", "malformed"),
        ([7], "good", "malformed"),
        (["hall/village"], "good", "malformed"),
        ([BOARD] * 17, "good", "malformed"),
        (["x" * 400], "good", "malformed"),
        (["\x00"], "good", "malformed"),
        (["\ud800"], "good", "malformed"),
        ([BOARD], "novbe_\ud800", "not_signed_in"),
        (["counter/village.\x00/desk"], "good", "not_found"),
        (["counter/village.\ud800/desk"], "good", "not_found"),
        (["centre/town/board"], "good", "not_permitted"),
        ([BOARD, "centre/town/board"], "good", "not_permitted"),
        (["ticket/village.t1.wrong"], None, "not_found"),
        (["ticket/\ud800"], None, "not_found"),
        ([f"ticket/village.t1.{'a' * 31}\ud800"], None, "not_found"),
        (["counter/village.99/desk"], "good", "not_found"),
    ],
)
def test_whoever_may_not_come_in_is_told_why(
    server: RunningServer, rooms: Any, token: Any, kind: str
) -> None:
    given = server.token(Role.MANAGER) if token == "good" else token
    problem = Problem.model_validate(refusal(server.url, rooms, given, language="az"))
    assert problem.type == f"/problems/{kind}"
    english = refusal(server.url, rooms, given, language="en")["detail"]
    assert english
    assert english != problem.detail
    assert refusal(server.url, rooms, given, language="../en")["detail"] == english


def test_a_bound_operator_enters_that_counter_s_room_alone(server: RunningServer) -> None:
    token = server.token(Role.OPERATOR, "1")
    with Listener(server.url, [DESK, HALL], token) as reader:
        reader.await_count("desk", 1)
    assert refusal(server.url, ["counter/village.2/desk"], token)["status"] == 403


@pytest.mark.parametrize("auth", [None, "token", [], 7])
def test_a_hello_without_shape_is_refused(server: RunningServer, auth: Any) -> None:
    session = requests.Session()
    client = socketio.Client(reconnection=False, handle_sigint=False, http_session=session)
    said: list[Any] = []
    client.on("connect_error", said.append)
    with pytest.raises(socketio.exceptions.ConnectionError):
        client.connect(server.url, auth=auth, transports=["websocket"])
    session.close()
    assert said[0]["data"]["type"] == "/problems/malformed"


# Being told


def test_a_call_is_on_every_screen_at_once(
    server: RunningServer, operator: Hand, ticket: dict[str, Any]
) -> None:
    with (
        Listener(server.url, [BOARD], server.token(Role.DISPLAY)) as board,
        Listener(server.url, [DESK, HALL], server.token(Role.MANAGER)) as staff,
        Listener(server.url, [f"ticket/{ticket['token']}"]) as phone,
    ):
        for reader, name in ((board, "board"), (staff, "desk"), (staff, "hall"), (phone, "ticket")):
            reader.await_count(name, 1)
        began = time.monotonic()
        desk = operator.post("counters/village.1/call-next")
        shown = board.await_one("board", lambda s: bool(s["calls"]) and not s["calls"][0]["over"])
        assert shown["calls"][0]["number"] == ticket["number"] == desk["ticket"]["number"]
        phone.await_one("ticket", lambda s: s["state"] == "called" and s["counter"] == "1")
        staff.await_one("desk", lambda s: s["ticket"] is not None)
        staff.await_one("hall", lambda s: s["counters"][0]["ticket"] == ticket["number"])
        assert time.monotonic() - began < 10
        assert shown["revision"] >= desk["revision"]
        assert board.times("board")[-1] - began < 1


def test_what_changed_nothing_is_not_told(server: RunningServer, ticket: dict[str, Any]) -> None:
    manager = Hand(server, server.token(Role.MANAGER))
    with Listener(server.url, [f"ticket/{ticket['token']}"]) as phone:
        phone.await_count("ticket", 1)
        before = len(phone.of("ticket"))
        for _ in range(3):  # later tickets of another service do not concern it
            token = manager.issue("land-tax")["token"]
            manager.post(f"tickets/{token}/cancel")
        manager.post(f"tickets/{ticket['token']}/cancel")
        phone.await_one("ticket", lambda s: s["state"] == "cancelled")
        assert len(phone.of("ticket")) == before + 1
    manager.close()


def test_a_burst_is_told_ten_times_a_second_at_most(server: RunningServer) -> None:
    manager = Hand(server, server.token(Role.MANAGER))
    with Listener(server.url, [BOARD, MENU], server.token(Role.MANAGER)) as reader:
        reader.await_count("board", 1)
        reader.await_count("menu", 1)
        began = time.monotonic()
        with ThreadPoolExecutor(4) as pool:
            tokens = [said["token"] for said in pool.map(lambda _: manager.issue(), range(80))]
        last = reader.await_one("board", lambda s: s["services"][0]["waiting"] == len(tokens))
        reader.await_one("menu", lambda s: s["services"][0]["waiting"] == len(tokens))
        assert last["services"][0]["waiting"] == len(tokens)
        for name, most in (("board", 10), ("menu", 1)):
            times = [at for at in reader.times(name) if at >= began]
            # Over the whole burst: a push may wait for the network, the next then follow early.
            assert len(times) <= (times[-1] - began) * most + 2
            # However long it took, it was no push for each.
            assert len(times) < len(tokens)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda token: manager.post(f"tickets/{token}/cancel"), tokens))
    manager.close()


def test_what_another_process_commits_is_told_within_two_seconds(
    server: RunningServer,
) -> None:
    """As a worker that dies before it tells, or a command-line program, leaves it."""
    store = bootstrap.open_store(server.settings, serving=False)
    hall = bootstrap.open_hall(server.settings, store, bootstrap.stored_clock(store), LocalBus())
    who = Principal(Role.MANAGER, "elsewhere", "village")
    with Listener(server.url, [BOARD], server.token(Role.DISPLAY)) as board:
        board.await_count("board", 1)
        issue = c.IssueTicket.model_validate(
            {
                "command_id": uuid4(),
                "centre": "village",
                "services": ["village.certificate"],
                "language": "az",
                "channel": "greeter",
            }
        )
        said = dispatch.execute(hall, who, issue)
        board.await_one("board", lambda s: s["services"][0]["waiting"] == 1, seconds=10)
        dispatch.execute(hall, who, c.Cancel(command_id=uuid4(), ticket=said["id"]))
        board.await_one("board", lambda s: s["services"][0]["waiting"] == 0, seconds=10)
    store.close()


def test_another_configuration_is_told(server: RunningServer) -> None:
    manager = Hand(server, server.token(Role.MANAGER))
    config = requests.get(
        f"{server.api}/centres/village", headers=dict(manager._session.headers), timeout=10
    ).json()
    with Listener(server.url, [MENU], server.token(Role.KIOSK)) as kiosk:
        (before, *_) = kiosk.await_count("menu", 1)
        config["rules"]["comeback_minutes"] = 7
        manager.post("centres/village/configuration", config=config)
        after = kiosk.await_one("menu", lambda s: s["catalogue"] != before["catalogue"])
        config["rules"]["comeback_minutes"] = 30
        manager.post("centres/village/configuration", config=config)
        kiosk.await_one("menu", lambda s: s["catalogue"] == before["catalogue"])
    assert after["revision"] > before["revision"]
    manager.close()


def test_time_alone_is_told(make_database_url: Any) -> None:
    """Paper that was on its way too long: the buttons change without any command."""
    with RunningServer(VILLAGE, database=make_database_url()) as own:
        hand = Hand(own, own.token(Role.MANAGER))
        operator = Hand(own, own.token(Role.OPERATOR, "1"))
        operator.post("counters/village.1/open")
        config = requests.get(
            f"{own.api}/centres/village", headers=dict(hand._session.headers), timeout=10
        ).json()
        config["rules"] |= {"pending_paper_seconds": 3, "undo_seconds": 3}
        hand.post("centres/village/configuration", config=config)
        with Listener(own.url, [DESK], own.token(Role.OPERATOR, "1")) as desk:
            kiosk = Hand(own, own.token(Role.KIOSK))
            kiosk.post(
                "centres/village/tickets",
                services=["village.certificate"],
                language="az",
                channel="kiosk",
            )
            desk.await_one("desk", lambda s: s["waiting"] == 1)
            assert "call_next" not in desk.of("desk")[-1]["allowed"]
            desk.await_one("desk", lambda s: "call_next" in s["allowed"], seconds=5)
            operator.post("counters/village.1/call-next")
            desk.await_one("desk", lambda s: "undo_call" in s["allowed"])
            desk.await_one("desk", lambda s: "undo_call" not in s["allowed"], seconds=5)
        for one in (hand, operator, kiosk):
            one.close()


def test_after_a_kill_readers_find_everything_again(make_database_url: Any) -> None:
    with RunningServer(VILLAGE, database=make_database_url()) as own:
        hand = Hand(own, own.token(Role.MANAGER))
        given = hand.issue()
        token = own.token(Role.DISPLAY)
        with Listener(own.url, [BOARD], token) as board:
            (before, *_) = board.await_count("board", 1)
            own.kill()
        own.start()
        with Listener(own.url, [BOARD], token) as board:
            (after, *_) = board.await_count("board", 1)
        assert after["epoch"] == before["epoch"]
        assert after["revision"] >= before["revision"]
        assert after["services"][0]["waiting"] == 1
        assert datetime.fromisoformat(after["at"]).tzinfo == UTC
        with Listener(own.url, [f"ticket/{given['token']}"]) as phone:
            phone.await_one("ticket", lambda s: s["number"] == given["number"])
        hand.close()
