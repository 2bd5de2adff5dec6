"""Web, greeter, another system, kiosks and the clock at two services with a quota, and a kill
between: nothing is given twice, and nothing is lost."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from contract import commands as c
from contract import events as e
from contract.enums import Role
from server.commands import dispatch
from server.domain.principal import Principal
from tests.integration.test_booking_ledger import nothing_is_lost, same_as_counted
from tests.parts.booked import Recount, booked_village
from tests.parts.box import MONDAY, Box, scopes_of
from tests.parts.child import Child
from tests.race.booking_clients import Answered

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600)]

MANY: Final = 2500
LONG_ENOUGH: Final = timedelta(seconds=6)
SOAK: Final = pytest.mark.soak


@pytest.mark.databases("sqlite", "postgresql")
@pytest.mark.parametrize(
    ("seed", "runs", "commands"),
    [(1, 2, 250), *(pytest.param(n, 4, MANY, marks=SOAK) for n in (2, 3))],
)
def test_no_slot_is_given_twice_by_many_at_once(
    seed: int, runs: int, commands: int, make_database_url: Callable[[], str], tmp_path: Path
) -> None:
    url = make_database_url()
    box = Box(url, tmp_path, booked_village())
    box.open_day()
    box.close()
    journal: list[Answered] = []
    for run in range(runs):
        now = box.read(lambda reading: reading.centre.last_at) or MONDAY
        box.close()
        seconds = max(0.0, (now - MONDAY).total_seconds())
        with Child(
            "tests.race.booking_clients", url, str(tmp_path), str(seed * 100 + run), str(seconds)
        ) as clients:
            journal += [Answered(**json.loads(clients.hear())) for _ in range(commands)]
            clients.kill()
            journal += [Answered(**json.loads(line)) for line in clients.rest()]
    box = Box(url, tmp_path, new=False)
    events = box.events()
    box.clock.forward(events[-1].at - box.clock.now())
    recount = Recount(box.read(lambda reading: reading.setup))
    for event in events:
        recount.take(event)
    assert recount.faults == []
    box.tick()
    for event in box.events(events[-1].revision):
        recount.take(event)
    same_as_counted(box, recount)
    answered_in_the_log(journal, box)
    repeated_as_the_first_time(journal, box)
    box.forward(hours=4)
    nothing_is_lost(box, recount)
    box.close()


def answered_in_the_log(journal: list[Answered], box: Box) -> None:
    """All that was acknowledged is in the log, and each kind of client did something."""
    logged = {str(event.command) for event in box.events()}
    done = [one for one in journal if one.answer is not None]
    # What is done already is answered as done.
    lost = [one for one in done if one.fields["command_id"] not in logged]
    assert {one.command for one in lost} <= {"AcceptBooking", "CancelBooking", "MoveBooking"}
    kinds = Counter(event.type for event in box.events())
    assert kinds[e.SlotsHeld.name] > 10
    assert kinds[e.TicketIssued.name] > 5
    assert kinds[e.BookingListed.name] > 5
    assert kinds[e.SlotsOffered.name]
    assert {one.role for one in done} >= {Role.VISITOR, Role.GREETER, Role.INTEGRATION, Role.KIOSK}
    assert Counter(one.problem for one in journal)["slot_taken"]


def repeated_as_the_first_time(journal: list[Answered], box: Box) -> None:
    """Each command that was acknowledged is answered as before, and changes nothing."""
    revision = box.revision
    logged = {str(event.command) for event in box.events()}
    for one in journal:
        # A click that changed nothing may be one that takes what is offered now.
        is_later = (
            one.command == c.AcceptBooking.__name__ and one.fields["command_id"] not in logged
        )
        if one.answer is not None and not is_later:
            role = Role(one.role)
            scopes = scopes_of(role)
            who = Principal(role, one.name, "village", scopes=frozenset(scopes) if scopes else None)
            command = getattr(c, one.command).model_validate(one.fields)
            # At one moment these would be more commands than one visitor may give.
            box.clock.forward(LONG_ENOUGH)
            assert told(dispatch.execute(box.hall, who, command)) == told(one.answer), one
    assert box.revision == revision


def told(answer: dict[str, Any]) -> dict[str, Any]:
    """What an answer says of the booking or the ticket that was made; the rest may change."""
    return {name: answer.get(name) for name in ("booking", "id", "number", "token")}
