"""The ledger of bookings and quotas on random days, against a plain recount after every event."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest

from contract import commands as c
from contract.enums import Role
from server.commands import dispatch
from server.domain.calendar import ONE_DAY, day_begins
from server.rules.free_slots import Wish, free_slots
from tests.parts.booked import SERVICES, Client, Recount, booked_village
from tests.parts.box import Box

KINDS = (Role.VISITOR, Role.VISITOR, Role.GREETER, Role.INTEGRATION, Role.KIOSK)


@pytest.mark.databases("sqlite", "postgresql")
@pytest.mark.parametrize(
    "seed", [1, *(pytest.param(n, marks=pytest.mark.soak) for n in range(2, 9))]
)
def test_every_place_of_a_day_is_counted_once(seed: int, box: Box) -> None:
    box.import_config(booked_village())
    box.give(c.OpenDay) if box.read(lambda reading: reading.centre.day) is None else None
    chance = Random(seed)
    setup = box.read(lambda reading: reading.setup)
    recount, revision = Recount(setup), box.revision
    clients = [
        Client(
            role,
            f"{role}-{place}",
            chance,
            setup,
            lambda who, command: dispatch.execute(box.hall, who, command),
            box.clock.now,
            box.hall.signer.booking_code,
        )
        for place, role in enumerate(KINDS * 4)
    ]
    done = Counter[str]()
    for _ in range(400):
        chance.choice(clients).act()
        if chance.random() < 0.2:
            box.forward(minutes=chance.choice([1, 3, 6]))
            box.tick()
        for event in box.events(revision):
            recount.take(event)
            done[event.type] += 1
        revision = box.revision
        same_as_counted(box, recount)
    assert recount.faults == []
    kinds = ("slots_held", "booking_moved", "booking_cancelled", "booking_lapsed", "booking_missed")
    kinds_of_list = ("booking_listed", "booking_accepted", "slots_offered")
    assert all(done[kind] for kind in (*kinds, *kinds_of_list, "ticket_issued")), done
    # Once nothing rests any more, every slot is taken or free.
    box.forward(hours=4)
    nothing_is_lost(box, recount)


def same_as_counted(box: Box, recount: Recount) -> None:
    """The state has taken what the recount has."""
    day = box.clock.now().date()
    for service in SERVICES:
        for on in (day, day + ONE_DAY):
            begins, ends = (
                day_begins(recount.setup.config.centre, on + n * ONE_DAY) for n in (0, 1)
            )
            taken = box.read(lambda reading: reading.taken(service, on, begins, ends))  # noqa: B023
            assert taken == len(recount.taken(service, on)), (service, on)


def nothing_is_lost(box: Box, recount: Recount) -> None:
    """For staff, a start of tomorrow is free if fewer are taken than it has slots, and the quota
    leaves room."""
    now = box.clock.now()
    day = (now + timedelta(days=1)).date()
    for service in SERVICES:
        slots, booked = Counter(recount.setup.slots(service, day)), recount.booked(service, day)
        free = box.read(lambda reading: free_slots(reading, service, day, now, Wish(by_staff=True)))  # noqa: B023
        # Half of the quota is for bookings, of the day and of the morning.
        full = booked.total() >= 15
        morning = sum(count for at, count in booked.items() if 6 <= at.hour < 8) >= 4
        open_starts = [at for at in slots if booked[at] < slots[at]]
        wanted = [at for at in open_starts if not (morning and 6 <= at.hour < 8)]
        assert free == ([] if full else sorted(wanted))
