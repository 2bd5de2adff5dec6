"""Pushed snapshots: a real server, real Socket.IO. Each test leaves its queues empty."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import gevent
import pytest

from contract.enums import Role, SnapshotName
from contract.errors import Problem
from contract.rooms import Room, parse
from contract.snapshots import SNAPSHOTS
from server.realtime.publisher import Publisher, Reader, Subscriptions
from tests.parts.box import Box
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.listening import Listener, Refused, refusal
from tests.parts.requesting import get, give, issue
from tests.parts.waiting import AMPLE_SECONDS, until

BOARD, MENU, HALL = (f"centre/village/{name}" for name in ("board", "menu", "hall"))
DESK = "counter/village.1/desk"


@pytest.fixture(scope="module")
def manager(server: RunningServer) -> str:
    return server.token(Role.MANAGER)


@pytest.fixture(scope="module")
def operator(server: RunningServer) -> str:
    return server.token(Role.OPERATOR, "1")


@pytest.fixture
def ticket(server: RunningServer, manager: str, operator: str) -> Iterator[dict[str, Any]]:
    """A waiting ticket, cancelled or finished afterwards."""
    found = issue(server, manager).json()
    yield found
    desk = get(server, "counters/village.1/desk", manager)
    if desk["ticket"] is not None:
        assert give(server, "counters/village.1/finish", operator, ticket=found["id"]).ok
    assert give(server, f"tickets/{found['token']}/cancel").status_code in (200, 409)


def test_reader_gets_all_its_snapshots_at_once(
    server: RunningServer, manager: str, ticket: dict[str, Any]
) -> None:
    device = get(server, "devices/me", manager)["device"]
    paths = {f"centres/village/{name}": name for name in ("board", "menu", "hall")}
    paths |= {"counters/village.1/desk": "desk", f"tickets/{ticket['token']}": "ticket"}
    paths["devices/me"] = "device"
    rooms = [BOARD, MENU, HALL, DESK, f"ticket/{ticket['token']}", f"device/{device}"]
    with Listener(server.url, rooms, manager) as reader:
        for path, name in paths.items():
            snapshot = reader.await_first(name)
            assert SNAPSHOTS[SnapshotName(name)].model_validate(snapshot).wire() == snapshot
            by_http = get(server, path, manager)
            clock = ("at", "revision")
            assert {k: v for k, v in by_http.items() if k not in clock} == {
                k: v for k, v in snapshot.items() if k not in clock
            }
    assert refusal(server.url, ["device/kiosk-other"], manager)["status"] == 403


def test_refused_reader_is_told_why(server: RunningServer, manager: str) -> None:
    for rooms, token, kind in (
        ([BOARD], "novbe_wrong", "not_signed_in"),
        ([BOARD], None, "not_signed_in"),
        ([BOARD], "novbe_\ud800", "not_signed_in"),
        ([BOARD], 7, "malformed"),
        ([], manager, "malformed"),
        (None, manager, "malformed"),
        ([7], manager, "malformed"),
        (["hall/village"], manager, "malformed"),
        ([BOARD] * 17, manager, "malformed"),
        (["counter/village.\x00/desk"], manager, "not_found"),
        (["counter/village.99/desk"], manager, "not_found"),
        ([BOARD, "centre/town/board"], manager, "not_permitted"),
        (["ticket/village.t1.wrong"], None, "not_found"),
        ([f"ticket/village.t1.{'a' * 31}\ud800"], None, "not_found"),
    ):
        problem = Problem.model_validate(refusal(server.url, rooms, token))
        assert problem.type == f"/problems/{kind}", (rooms, token)


def test_a_ticket_has_two_readers_at_a_time(server: RunningServer, ticket: dict[str, Any]) -> None:
    """The page of a third one asks now and then."""
    room = f"ticket/{ticket['token']}"
    with Listener(server.url, [room]) as first, Listener(server.url, [room]) as second:
        assert refusal(server.url, [room])["type"] == "/problems/too_fast"
        assert get(server, f"tickets/{ticket['token']}")["id"] == ticket["id"]
        first.await_first("ticket")
        second.await_first("ticket")
    until(lambda: enters(server.url, room))


def enters(url: str, room: str) -> bool:
    try:
        with Listener(url, [room]):
            return True
    except Refused:
        return False


def test_call_is_on_every_screen_at_once(
    server: RunningServer, manager: str, operator: str, ticket: dict[str, Any]
) -> None:
    assert give(server, "counters/village.1/open", operator).ok
    with (
        Listener(server.url, [BOARD], server.token(Role.DISPLAY)) as board,
        Listener(server.url, [DESK, HALL], manager) as staff,
        Listener(server.url, [f"ticket/{ticket['token']}"]) as phone,
    ):
        for reader, name in ((board, "board"), (staff, "desk"), (staff, "hall"), (phone, "ticket")):
            reader.await_first(name)
        began = time.monotonic()
        desk = give(server, "counters/village.1/call-next", operator).json()
        shown = board.await_one("board", lambda s: bool(s["calls"]) and not s["calls"][0]["over"])
        assert shown["calls"][0]["number"] == ticket["number"] == desk["ticket"]["number"]
        phone.await_one("ticket", lambda s: s["state"] == "called" and s["counter"] == "1")
        staff.await_one("desk", lambda s: s["ticket"] is not None)
        staff.await_one("hall", lambda s: s["counters"][0]["ticket"] == ticket["number"])
        assert shown["revision"] >= desk["revision"]
        assert board.times("board")[-1] - began < 5


def test_unchanged_snapshot_is_not_sent(
    server: RunningServer, manager: str, ticket: dict[str, Any]
) -> None:
    with Listener(server.url, [f"ticket/{ticket['token']}"]) as phone:
        phone.await_first("ticket")
        before = len(phone.of("ticket"))
        for _ in range(3):  # later tickets of another service do not concern it
            token = issue(server, manager, "land-tax").json()["token"]
            assert give(server, f"tickets/{token}/cancel").ok
        assert give(server, f"tickets/{ticket['token']}/cancel").ok
        phone.await_one("ticket", lambda s: s["state"] == "cancelled")
        assert len(phone.of("ticket")) == before + 1


def test_burst_is_sent_ten_times_a_second_at_most(server: RunningServer, manager: str) -> None:
    with Listener(server.url, [BOARD, MENU], manager) as reader, ThreadPoolExecutor(4) as pool:
        reader.await_first("board")
        reader.await_first("menu")
        began = time.monotonic()
        tokens = [
            one.json()["token"] for one in pool.map(lambda _: issue(server, manager), [0] * 80)
        ]
        for name, most in (("board", 10), ("menu", 1)):
            reader.await_one(name, lambda s: s["services"][0]["waiting"] == len(tokens))
            times = [at for at in reader.times(name) if at >= began]
            # Over the whole burst: a push may wait for the network, the next then follow early.
            assert len(times) <= (times[-1] - began) * most + 2
            # However long it took, it was no push for each.
            assert len(times) < len(tokens)
        list(pool.map(lambda token: give(server, f"tickets/{token}/cancel"), tokens))


def configure(server: RunningServer, bearer: str, **rules: int) -> None:
    config = get(server, f"centres/{server.centre}", bearer)
    config["rules"] |= rules
    assert give(server, f"centres/{server.centre}/configuration", bearer, config=config).ok


def test_changes_by_time_are_published_and_a_kill_loses_none(server: RunningServer) -> None:
    """Paper that was on its way too long: the buttons change without any command."""
    server.fresh_centre(VILLAGE)
    counter = f"counters/{server.centre}.1"
    operator = server.token(Role.OPERATOR, "1")
    assert give(server, f"{counter}/open", operator).ok
    configure(server, server.token(Role.MANAGER), pending_paper_seconds=3, undo_seconds=3)
    with Listener(server.url, [f"counter/{server.centre}.1/desk"], operator) as desk:
        assert issue(server, server.token(Role.KIOSK), channel="kiosk").ok
        desk.await_one("desk", lambda s: "call_next" in s["allowed"])
        first = next(one for one in desk.of("desk") if one["waiting"] == 1)
        assert "call_next" not in first["allowed"]
        assert give(server, f"{counter}/call-next", operator).ok
        desk.await_that("desk", lambda found: any("undo_call" in one["allowed"] for one in found))
        desk.await_one("desk", lambda s: "undo_call" not in s["allowed"])
    given = issue(server, server.token(Role.GREETER)).json()
    room, token = f"centre/{server.centre}/board", server.token(Role.DISPLAY)
    with Listener(server.url, [room], token) as board:
        before = board.await_first("board")
        server.kill()
    server.start()
    with Listener(server.url, [room], token) as board:
        after = board.await_first("board")
    assert after["epoch"] == before["epoch"]
    assert after["revision"] >= before["revision"]
    assert after["services"][0]["waiting"] == 1
    assert datetime.fromisoformat(after["at"]).tzinfo == UTC
    with Listener(server.url, [f"ticket/{given['token']}"]) as phone:
        phone.await_one("ticket", lambda s: s["number"] == given["number"])


# What the publisher sends to readers whose first snapshots differ.


class Readers:
    def __init__(self, box: Box) -> None:
        self.sent: list[dict[str, Any]] = []
        self._who = box.who(Role.DISPLAY)
        self._subscriptions = Subscriptions()
        self.publisher = Publisher(box.hall, self._subscriptions, self._emit)

    def enter(self, sid: str, first: dict[str, Any]) -> None:
        self._subscriptions.enter(sid, Reader(self._who, (parse(BOARD),)))
        self.publisher.welcome(parse(BOARD), first)

    def await_sent(self, count: int) -> None:
        with gevent.Timeout(AMPLE_SECONDS):
            while len(self.sent) < count:
                gevent.sleep(0.01)

    def _emit(self, _room: Room, snapshot: dict[str, Any]) -> None:
        self.sent.append(snapshot)


@pytest.fixture
def readers(box: Box) -> Iterator[Readers]:
    found = Readers(box)
    yield found
    found.publisher.stop()


@pytest.mark.parametrize("older_first", [True, False])
def test_reader_with_an_older_snapshot_gets_the_newer_one(
    box: Box, readers: Readers, older_first: bool
) -> None:
    older = box.board()
    box.issue()
    newer = box.board()
    for sid, first in enumerate((older, newer) if older_first else (newer, older)):
        readers.enter(str(sid), first)
    readers.await_sent(1)
    assert readers.sent[0]["revision"] == box.revision
    # Those who come with the same get nothing twice.
    readers.enter("another", newer)
    box.issue()
    readers.publisher.on_revision(box.centre, box.revision)
    readers.await_sent(2)
    assert [one["services"][0]["waiting"] for one in readers.sent] == [1, 2]
