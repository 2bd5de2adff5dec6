"""A hall is restored from a backup while its screens are connected and its visitors keep coming."""

import random
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests

from contract import events as e
from contract import rooms
from contract.enums import Role
from contract.events import Event
from contract.ids import full_id
from server.backup import making, restoring
from server.backup.restoring import NotRestored
from server.settings import CannotStart
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.issuing import Issuing
from tests.parts.postgres import PostgresServer
from tests.parts.requesting import give
from tests.parts.waiting import until
from tests.race.readers import Reader, await_revision, right_in_the_end, screens_of

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

PAPERS = (e.TicketIssued.name, e.TicketHandedIn.name)
CALLS = (e.TicketCalled.name, e.TicketRecalled.name, e.TicketResumed.name)


@pytest.mark.parametrize(
    "seed", [1, *(pytest.param(one, marks=pytest.mark.soak) for one in range(2, 51))]
)
def test_a_hall_with_its_screens_connected_is_restored(seed: int, tmp_path: Path) -> None:
    restored_while_connected(seed, None, tmp_path)


@pytest.mark.soak
@pytest.mark.postgres
@pytest.mark.parametrize("seed", range(51, 61))
def test_a_hall_on_postgresql_is_restored(
    seed: int, postgres_server: PostgresServer, tmp_path: Path
) -> None:
    restored_while_connected(seed, postgres_server.url(f"restored{seed}"), tmp_path)


def restored_while_connected(seed: int, database: str | None, folder: Path) -> None:
    """Lose some moments of a busy hall, and go on."""
    chance = random.Random(seed)
    hall = RunningServer(centre_file=VILLAGE, data=folder / "data", database=database)
    with hall, ExitStack() as stack:
        screens = screens_of(hall, 2, hall.url)
        counter, operator = full_id(hall.centre, "1"), hall.token(Role.OPERATOR, "1")
        give(hall, f"counters/{counter}/open", operator)

        def serve_one() -> None:
            """The operator calls the next visitor, and finishes."""
            desk = give(hall, f"counters/{counter}/call-next", operator).json()
            give(hall, f"counters/{counter}/finish", operator, ticket=desk["ticket"]["id"])

        with Issuing(hall, 1) as visitors:

            def await_papers(more: int) -> None:
                wanted = len(visitors.papers) + more
                until(lambda: len(visitors.papers) >= wanted, 60)

            await_papers(chance.randrange(5, 25))
            serve_one()
            phone = visitors.papers[0]["token"]
            screens.append(Reader(hall.url, phone, rooms.ticket(phone)))
            for screen in screens:
                stack.enter_context(screen)
            await_revision(screens, 1)
            made = making.make(hall.settings, folder / "backups", keep=None)
            serve_one()
            await_papers(chance.randrange(0, 20))
            with pytest.raises((CannotStart, NotRestored), match=r"Stop (it|the servers)"):
                restoring.restore(hall.settings, made.path, over=True, next_numbers={})
            hall.kill()
            events, revision = hall.events(), made.manifest.centres[0].revision
            known, lost = events[:revision], events[revision:]
            newest = max(int(str(one)[1:]) for one in given(events, PAPERS, "number"))
            done = restoring.restore(
                hall.settings, made.path, over=True, next_numbers={"A": newest + 1}
            )
            hall.start()
            serve_one()
            await_papers(15)
        right_in_the_end(screens)
        new = hall.events()[len(known) :]
        assert new[0].type == e.CentreRestored.name
        # The screens have seen that it is another log.
        assert {one.last.epoch for one in screens if one.last} == {done.centres[0].event.epoch}
        nothing_twice(known, lost, new)
        gone = given(lost, PAPERS, "ticket")
        for paper in visitors.papers:
            page = requests.get(f"{hall.url}/t/{paper['token']}", timeout=10)
            assert page.status_code == (410 if paper["id"] in gone else 200)
        assert hall.stop() == 0


def given(events: Sequence[Event], kinds: Sequence[str], name: str) -> list[object]:
    return [one.data[name] for one in events if one.type in kinds]


def nothing_twice(known: Sequence[Event], lost: Sequence[Event], new: Sequence[Event]) -> None:
    """No number, id (and with it no secret) or call of the new log was given before."""
    for name, kinds in (("number", PAPERS), ("ticket", PAPERS), ("call", CALLS)):
        before, after = given([*known, *lost], kinds, name), given(new, kinds, name)
        assert after
        assert len(after) == len(set(after))
        assert not set(before) & set(after), name
