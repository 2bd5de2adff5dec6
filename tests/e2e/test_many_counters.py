"""Sixty counters lose their connection at the same moment, with a command of each under way."""

import random
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import pytest

from client.net.api import Api
from client.net.endpoint import Endpoint
from contract import rooms
from contract.access import SignIn
from contract.commands import CallNext, Finish, GrantLease, OpenCounter
from contract.enums import CounterState, Role
from contract.ids import full_id
from contract.snapshots import Board, Device, Hall, HallCounter
from counter.session import Session
from tests.browser.staff import Staff
from tests.parts import centre_files
from tests.parts.hall import RunningServer
from tests.parts.losing_relay import LosingRelay
from tests.parts.snapshots import snapshot
from tests.parts.unlimited_server import UNLIMITED
from tests.parts.visiting import wide_centre
from tests.parts.waiting import until
from tests.race.crowd import SERVICES, fill
from tests.race.readers import MARGIN, RIGHT_SECONDS, Reader, right_in_the_end

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

COUNTERS: Final = 60
PEOPLE: Final = 2
"""Counters whose operator has signed in; the others have a token."""

LOST_SECONDS: Final = 60.0
"""Within which every command is answered: a program repeats it until then."""


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RunningServer]:
    config = centre_files.read(wide_centre(tmp_path))
    pattern = config.counters[0]
    counters = tuple(
        pattern.model_copy(update={"key": str(number), "number": str(number)})
        for number in range(1, COUNTERS + 1)
    )
    file = centre_files.write(
        config.model_copy(update={"counters": counters}), tmp_path / "sixty.toml"
    )
    with RunningServer(file, tmp_path / "data", program=UNLIMITED) as server:
        yield server
        assert server.said() == ""


class Desk:
    """A counter's program at an address: its requests, and its screen."""

    def __init__(self, counter: str, token: str, url: str) -> None:
        self.counter = counter
        self.api = Api(url, token, deadline=LOST_SECONDS)
        self.screen = Reader(url, token, rooms.desk(counter))
        self.ticket = ""

    def begin(self) -> None:
        self.api.send(OpenCounter(command_id=uuid4(), counter=self.counter))
        self._take(self.api.send(CallNext(command_id=uuid4(), counter=self.counter)))

    def finish_and_call_next(self) -> None:
        finish = Finish(command_id=uuid4(), counter=self.counter, ticket=self.ticket, next=True)
        self._take(self.api.send(finish))

    def _take(self, desk: dict[str, Any]) -> None:
        self.ticket = desk["ticket"]["id"]


def signed_in(hall: RunningServer, number: int, url: str) -> Session:
    login = f"operator.{number}"
    added = Staff(hall).add_person(login, f"Operator {number}", Role.OPERATOR)
    session = Session(Endpoint(url))
    session.sign_in(SignIn(login=login, password=added["first_password"]))
    session.choose("dörd sadə söz yanaşı")
    return session


def desks_of(hall: RunningServer, url: str) -> list[Desk]:
    counters = [full_id(hall.centre, str(number)) for number in range(1, COUNTERS + 1)]
    people = [signed_in(hall, number, url) for number in range(PEOPLE)]
    tokens = [session.endpoint.api("en").token or "" for session in people]
    tokens += hall.tokens([(Role.OPERATOR, counter) for counter in counters[PEOPLE:]])
    return [Desk(*of, url) for of in zip(counters, tokens, strict=True)]


def counters_of(supervisor: Api, hall: RunningServer) -> dict[str, HallCounter]:
    seen = snapshot(supervisor, rooms.hall(hall.centre))
    assert isinstance(seen, Hall)
    return {counter.id: counter for counter in seen.counters}


def leased(kiosk: Api, hall: RunningServer) -> Device:
    """The numbers that a kiosk holds for when the server is away."""
    series = centre_files.read(hall.centre_file).series[0].key
    device = kiosk.device().device
    lease = GrantLease(command_id=uuid4(), centre=hall.centre, device=device, series=series)
    return Device.read(kiosk.send(lease))


def lose_connections(
    relay: LosingRelay, silent: bool, seconds: float, running: list[Future[None]]
) -> None:
    """End all connections, or let them go silent; then forward new ones again."""
    if silent:
        relay.lose()
    else:
        relay.cut()
    time.sleep(seconds)
    assert not all(future.done() for future in running), "no command was under way"
    relay.join()


@pytest.mark.parametrize(
    ("seed", "silent"),
    [
        (1, False),
        *(
            pytest.param(seed, silent, marks=pytest.mark.soak)
            for seed in range(2, 5)
            for silent in (False, True)
        ),
    ],
)
def test_sixty_counters_are_right_again_after_all_lose_their_connection(
    hall: RunningServer, seed: int, silent: bool
) -> None:
    chance = random.Random(seed)
    fill(hall, 2 * COUNTERS, seed)
    with ExitStack() as stack, ThreadPoolExecutor(COUNTERS) as threads:
        relay = LosingRelay("127.0.0.1", hall.port)
        stack.callback(relay.close)
        url = f"http://127.0.0.1:{relay.port}"
        desks = desks_of(hall, url)
        display, supervisor = hall.token(Role.DISPLAY), Api(hall.url, hall.token(Role.SUPERVISOR))
        boards = [Reader(at, display, rooms.board(hall.centre)) for at in (url, hall.url)]
        screens = [*boards, *(desk.screen for desk in desks)]
        for screen in screens:
            stack.enter_context(screen)
        list(threads.map(Desk.begin, desks))
        right_in_the_end(screens)
        kiosk = Api(url, hall.token(Role.KIOSK, label="kiosk"))
        lease, before = leased(kiosk, hall).leases, counters_of(supervisor, hall)
        first_tickets = {desk.ticket for desk in desks}

        running = [threads.submit(desk.finish_and_call_next) for desk in desks]
        time.sleep(chance.uniform(0, 0.1))
        lose_connections(relay, silent, chance.uniform(0.5, 2.0), running)
        # Meanwhile visitors come: every desk has something new to show.
        Staff(hall).issue(SERVICES[0])
        for future in running:
            future.result(LOST_SECONDS)
        until(lambda: all(screen.connected for screen in screens), RIGHT_SECONDS * MARGIN)
        right_in_the_end(screens)

        after = counters_of(supervisor, hall)
        tickets = {desk.ticket for desk in desks}
        assert len(first_tickets) == len(tickets) == COUNTERS
        assert first_tickets.isdisjoint(tickets)
        for desk in desks:
            assert after[desk.counter].state is CounterState.OPEN
            assert after[desk.counter].operator == before[desk.counter].operator
            assert after[desk.counter].ticket != before[desk.counter].ticket
        numbers = [counter.ticket for counter in after.values()]
        assert len(set(numbers)) == COUNTERS
        assert leased(kiosk, hall).leases == lease
        through_relay, direct = boards
        assert direct.calls == set(range(1, 2 * COUNTERS + 1)), "a call was missed"
        for board in (through_relay, direct):
            assert isinstance(board.last, Board)
            shown = {call.counter: call.number for call in board.last.calls if not call.over}
            assert len(shown) > 1
            assert shown.items() <= {one.number: one.ticket for one in after.values()}.items()
