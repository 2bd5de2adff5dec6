"""Freed slots and the waiting list on random days, against a plain recount of the log."""

from collections import Counter
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from contract import commands as c
from contract import events as e
from contract.bookings import DayPart
from contract.errors import Refusal
from server.engine import checkpoints
from server.rules.free_slots import Wish, free_slots
from tests.integration.test_bookings import PAPER, Visitor
from tests.integration.test_waiting_list import (
    Waits,
    books_all,
    cancels,
    hourly,
    looks,
    on,
    staff,
)
from tests.parts.box import Box
from tests.parts.states import Followed


class Seen:
    """What visitors may see and be offered, by the log alone.

    Attributes:
        listed: who waits, in order.
        resting: until when what a booking has freed rests.
    """

    def __init__(self, box: Box) -> None:
        self.box, self._revision = box, 0
        self._slots = box.read(lambda reading: reading.setup).slots
        self.taken: dict[str, tuple[datetime, ...]] = {}
        self.asked: dict[str, e.BookingListed] = {}
        self.listed: list[str] = []
        self._day: dict[str, date] = {}
        self.resting: dict[tuple[str, datetime], datetime] = {}
        self.kinds = Counter[str]()

    def look(self) -> None:
        for event in self.box.events(self._revision):
            self._revision = event.revision
            self.kinds[event.type] += 1
            self._take(event.payload(), event.at)
        now = self.box.clock.now()
        for visitors in (1, 2):
            wish = Wish(visitors=visitors)
            for day in (on(0), on(1), on(2)):
                slots = self._slots(PAPER, day)
                for time in self.box.read(
                    lambda reading: free_slots(reading, PAPER, day, now, wish)  # noqa: B023
                ):
                    run = [slot for slot in dict.fromkeys(slots) if slot >= time][:visitors]
                    self._may_be_seen(tuple(run), day, now)

    def _take(self, data: Any, now: datetime) -> None:
        match data:
            case e.SlotsHeld():
                self.taken[data.booking] = data.slots
            case e.BookingListed():
                self.asked[data.booking] = data
                if data.until is None:
                    self._joined(data.booking, now)
            case e.BookingAccepted() if data.booking not in self.taken:
                self._joined(data.booking, now)
            case e.SlotsOffered():
                # Who waited longer could have nothing.
                self.listed.sort(key=lambda one: (self._day[one], self.asked[one].lot, one))
                place = self.listed.index(data.booking)
                assert not any(self.can_have(one, now) for one in self.listed[:place])
                assert data.slots in self.can_have(data.booking, now)
                del self.listed[place]
                self.taken[data.booking] = data.slots
                for at in data.slots:
                    rests = [(until, key) for key, until in self.resting.items() if key[1] == at]
                    if rests:
                        del self.resting[max(rests)[1]]
            case e.BookingMoved() | e.BookingCancelled() | e.BookingLapsed() | e.BookingMissed():
                freed = self.taken.pop(data.booking, ())
                until = getattr(data, "rest_until", None)
                self.resting |= {(data.booking, at): until for at in freed if until is not None}
                if isinstance(data, e.BookingMoved):
                    self.taken[data.booking] = data.slots
                    for at in data.slots:
                        self.resting.pop((data.booking, at), None)
                elif data.booking in self.listed:
                    self.listed.remove(data.booking)

    def _joined(self, booking: str, now: datetime) -> None:
        self.listed.append(booking)
        self._day[booking] = now.date()

    def left(self, at: datetime) -> int:
        slots = self._slots(PAPER, at.date())
        return slots.count(at) - sum(slots.count(at) for slots in self.taken.values())

    def can_have(self, booking: str, now: datetime) -> list[tuple[datetime, ...]]:
        """What can be offered to a booking."""
        asked, found = self.asked[booking], []
        for day in asked.days:
            starts = sorted(set(self._slots(PAPER, day)))
            for place, at in enumerate(starts):
                run = tuple(starts[place : place + asked.visitors])
                is_morning = at.hour + 4 < 13
                fits = asked.part == "any" or is_morning == (asked.part == "morning")
                whole = len(run) == asked.visitors and all(self.left(one) > 0 for one in run)
                if fits and whole and at >= now + timedelta(hours=3):
                    found.append(run)
        return found

    def _may_be_seen(self, run: tuple[datetime, ...], day: date, now: datetime) -> None:
        for at in run:
            rests = sum(of == at and until > now for (_, of), until in self.resting.items())
            assert self.left(at) > rests, "it rests, or is taken"
        for one in self.listed:
            # The first wish of its kind has the first run to itself.
            mine = self.asked[one]
            if day in mine.days:
                runs = [each for each in self.can_have(one, now) if each[0].date() == day]
                assert runs[:1] != [run], "the list can have it"


@pytest.mark.parametrize(
    "seed", [1, 2, *(pytest.param(n, marks=pytest.mark.soak) for n in range(3, 12))]
)
def test_a_freed_slot_is_seen_by_others_neither_while_it_rests_nor_before_the_list(
    box: Box, seed: int
) -> None:
    data = hourly(staff_part=0, step_minutes=60)
    data["services"][0]["booking"] = {"counters": 2}
    box.import_config(data)
    chance, seen, days = Random(seed), Seen(box), [on(0), on(1), on(2)]
    taken = [*books_all(box, 0, 1, 2).values(), *books_all(box, 0, 1, 2).values()]
    waits: list[Waits] = []
    for _ in range(250):
        seen.look()
        act = chance.choice(("cancel", "cancel", "move", "join", "join", "take", "decline", "book"))
        try:
            match act:
                case "cancel":
                    cancels(box, taken.pop(chance.randrange(len(taken)))) if taken else None
                case "move" | "book":
                    day = chance.choice(days)
                    slot = chance.choice(box.read(lambda reading: reading.setup).slots(PAPER, day))
                    if act == "move" and taken:
                        staff(box, c.MoveBooking, booking=chance.choice(taken), at=slot)
                    else:
                        taken.append(Visitor(box).books(slot).id)
                case "join":
                    wanted = {
                        "part": chance.choice([*DayPart]),
                        "visitors": chance.choice((1, 1, 2, 3)),
                    }
                    on_days = chance.sample((0, 1, 2), chance.choice((1, 2)))
                    clicks = chance.random() < 0.9
                    waits.append(Waits(box).joins(*on_days, clicks=clicks, **wanted))
                case _:
                    model = c.AcceptBooking if act == "take" else c.CancelBooking
                    chance.choice(waits).give(model) if waits else None
        except Refusal:
            pass
        seen.look()
        box.forward(minutes=chance.choice((0, 0, 0, 1, 10, 40)))
        if chance.random() < 0.6:
            looks(box)
    for kind in ("slots_offered", "booking_moved", "booking_lapsed", "booking_cancelled"):
        assert seen.kinds[kind], kind
    followed, state = Followed(box.centre), box.store.current(box.centre)
    followed.follow(box.events())
    for one in (state, checkpoints.decode(checkpoints.encode(state))):
        followed.require_same(one)
