"""A week of scarce slots, honest visitors and a trader in slots, on the server's own commands.

In the fortnight before the week visitors look at the page some times a day. They choose a free
slot, or join the list or the draw, and take what they are offered in nine of ten cases. A trader
looks all the time: here, whenever a slot can become free, which is the same. It books what is free
under invented names. To sell a slot it cancels it, and takes it for a buyer as soon as it is free.
Buyers also join the list or the draw, at once. What is not sold is cancelled on the day before.

A trader that adapts puts its invented names on the list or into the draw instead, each for as many
visitors as it may. It keeps what they get until less than two hours before the time, when a freed
slot neither rests nor goes to the list.
"""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import count, islice, product
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from contract import commands as c
from contract.bookings import Bookings
from contract.commands import Command
from contract.enums import BookingState, Role
from contract.errors import Refusal
from server.clock import SetClock
from server.commands import bookings, dispatch
from server.context import AppContext
from server.domain.bookings import Booking
from server.domain.calendar import ONE_DAY
from server.domain.draws import drawn_at
from server.domain.principal import Principal
from server.engine.centre_view import CentreView
from server.periodic import timers
from server.rules.free_slots import OFFERED_BEFORE, Wish, free_slots
from simulator.arrivals import Arrivals
from simulator.events import Events

CENTRE: Final = "village"
SERVICE: Final = f"{CENTRE}.certificate"
ZONE: Final = ZoneInfo("Asia/Baku")
MONDAY: Final = datetime(2027, 2, 15, tzinfo=ZONE)
"""The week of the slots."""

AHEAD: Final = timedelta(days=Bookings().horizon_days)
BEGINS: Final = MONDAY - AHEAD
WEEK: Final = tuple(MONDAY.date() + number * ONE_DAY for number in range(5))
DRAW: Final = "thu 18:00"
HONEST: Final = 4
BUYERS: Final = HONEST / 3
"""How many come for each slot."""
ADDRESSES: Final = 20
"""Those of the trader."""
PER_ADDRESS: Final = Bookings().per_address

AWAKE: Final = (8, 22)
"""The local hours in which visitors look ..."""
LOOKS: Final = 3
"""... and how often on a day."""
WISHED: Final = 3
"""On how many days of the week a visitor can come."""
TAKES: Final = 0.9
"""How probably an honest visitor takes what is offered ..."""
WITHIN: Final = timedelta(hours=2)
"""... and within which time."""
LATE: Final = timedelta(hours=1, minutes=59)
"""So long before its time a freed slot does not rest, and is offered to no visitor on the list."""
GIVEN_UP: Final = timedelta(hours=12)
"""How long before its day the trader cancels a slot that it cannot sell."""
A_MOMENT: Final = timedelta(seconds=1)
MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Case:
    """What the centre does against trading, and whether the trader adapts to it.

    Attributes:
        rests: freed slots rest.
        lists: there is a waiting list.
        group: for how many visitors together a booking may be.
        lead: how many minutes before its time a slot can be booked on the page at the latest.
    """

    name: str
    rests: bool = True
    lists: bool = True
    draw: str | None = None
    adapts: bool = False
    group: int = Bookings().group_max
    lead: int = Bookings().lead_minutes


@dataclass(slots=True, eq=False)
class Person:
    """A visitor, or a name that the trader has invented.

    Attributes:
        mail: some invented names share one.
        booking: the booking, or the place on the list.
        slots: those that are booked.
        promised: until when a slot that was freed for a buyer may rest.
    """

    name: str
    days: Sequence[date]
    comes: datetime = BEGINS
    is_honest: bool = False
    mail: str = "buyer@example.org"
    visitors: int = 1
    booking: str | None = None
    slots: Sequence[datetime] = ()
    promised: datetime = BEGINS

    def wants(self, now: datetime) -> bool:
        """Whether this person still looks: until the last wished day."""
        return not self.slots and now.astimezone(ZONE).date() < self.days[-1]


def visitors_of(slots: int, seed: int) -> list[Person]:
    """Honest visitors, on average four for each slot of the week, and a third as many buyers.

    Args:
        slots: those of a day.
    """
    chance, people = random.Random(seed), list[Person]()
    shape = [float(AWAKE[0] <= hour < AWAKE[1]) for hour in range(24)]
    for is_honest, number in ((True, HONEST * slots), (False, BUYERS * slots)):
        a_day = number * len(WEEK) / AHEAD.days
        for at in Arrivals(a_day, ZONE, chance, shape).between(BEGINS, MONDAY):
            days, name = sorted(chance.sample(WEEK, WISHED)), f"Person {len(people)}"
            mail = f"{len(people)}@example.org"
            people.append(Person(name, days, at, is_honest, mail))
    return people


class TradedWeek:
    """The fortnight before, and the week, in a hall of its own."""

    def __init__(
        self, case: Case, people: Sequence[Person], seed: int, app: AppContext, clock: SetClock
    ) -> None:
        self._case, self._people = case, people
        self._app, self._clock = app, clock
        self._chance, self._ids = random.Random(seed), random.Random(seed)
        self._events, self._names = Events(), count(1)
        self._owners = dict[str, Person]()
        self._planned = set[tuple[str, datetime]]()
        """The ends of offers and rests."""
        self._free, self._waiting = dict[date, list[datetime]](), set[str]()
        self._hired, self._own = list[Person](), list[Person]()
        """The trader's buyers who have come, and its invented names with a slot or on the list."""
        setup = self._read(lambda view: view.setup)
        self._slots = [at for day in WEEK for at in setup.slots(SERVICE, day)]
        self._drawn = drawn_at(setup.config.centre, DRAW, WEEK[0])

    def live(self) -> int:
        """Let the time pass; returns how many slots there were."""
        for person in self._people:
            act = self._look if person.is_honest else self._hire
            self._events.at(person.comes, partial(act, person))
        # When a slot opens for all, and is not offered any more. The list opens at midnight, and so
        # do the slots of staff; offers begin at eight in the morning, and draws at six.
        before = (AHEAD - A_MOMENT, OFFERED_BEFORE - A_MOMENT, LATE)
        moments = {at - span for at in self._slots for span in before}
        for day, hour in product(range(AHEAD.days + len(WEEK)), (0, 8, 12, 18)):
            moments.add(BEGINS + timedelta(days=day, hours=hour))
        for moment in sorted(moments):
            self._events.at(moment, self._wake)
        self._events.run()
        return len(self._slots)

    # The server.

    def _read[T](self, work: Callable[[CentreView], T]) -> T:
        return self._app.store.read(CENTRE, work)

    def _give(self, model: type[Command], person: Person, **fields: Any) -> str | None:
        """Give a command as a visitor; the booking, or None if it is refused."""
        own = fields.get("booking", f"{CENTRE}.b{next(self._names)}")
        identity = UUID(int=self._ids.getrandbits(128), version=4)
        command = model.model_validate(fields | {"centre": CENTRE, "command_id": identity})
        try:
            answer = dispatch.execute(self._app, Principal(Role.VISITOR, own, CENTRE), command)
        except Refusal:
            return None
        self._free.clear()
        booking: str = answer["booking"]
        self._owners[booking] = person
        return booking

    def _pass_to(self, now: datetime) -> None:
        self._clock.forward(max(timedelta(), now - self._clock.now()))
        self._free.clear()

    def _wake(self, now: datetime) -> None:
        """The server's clock does what is due, and then the trader looks."""
        self._pass_to(now)
        self._fire(now)
        self._trade(now)
        self._fire(now)

    def _fire(self, now: datetime) -> None:
        timers.fire(self._app)
        self._free.clear()
        every = self._read(lambda view: list(view.all_of(Booking)))
        waits = (BookingState.LISTED, BookingState.OFFERED)
        self._waiting = {booking.id for booking in every if booking.state in waits}
        for booking in every:
            is_offered = booking.state is BookingState.OFFERED
            for end in (*(rest.until for rest in booking.rests), is_offered and booking.until):
                if end and end > now and (booking.id, end) not in self._planned:
                    self._planned.add((booking.id, end))
                    self._events.at(end + A_MOMENT, self._wake)
                    if is_offered:
                        self._offer(self._owners[booking.id], booking.slots, now)

    def _offer(self, person: Person, slots: Sequence[datetime], now: datetime) -> None:
        def take(now: datetime) -> None:
            self._pass_to(now)
            if self._give(c.AcceptBooking, person, booking=person.booking):
                person.slots = slots

        if not person.is_honest:
            self._events.at(now + A_MOMENT, take)
        elif self._chance.random() < TAKES:
            self._events.at(now + WITHIN * self._chance.random(), take)

    # What people do.

    def _look(self, person: Person, now: datetime) -> None:
        """An honest visitor looks at the page, and will look again."""
        self._pass_to(now)
        if not person.wants(now):
            return
        if not self._waits(person):
            free = [at for day in person.days for at in self._free_on(day)]
            if not (free and self._book(person, self._chance.choice(free))):
                self._join(person, now)
                self._fire(now)
        awake = AWAKE[1] - AWAKE[0]
        later = now + timedelta(hours=self._chance.expovariate(LOOKS / awake))
        if not AWAKE[0] <= later.hour < AWAKE[1] or later.date() > now.date():
            later += timedelta(hours=24 - awake)
        self._events.at(later, partial(self._look, person))

    def _waits(self, person: Person) -> bool:
        """Whether a person is on the list, in the draw, or has an offer."""
        return person.booking in self._waiting

    def _free_on(self, day: date) -> list[datetime]:
        if day not in self._free:
            now = self._clock.now()
            self._free[day] = self._read(lambda view: free_slots(view, SERVICE, day, now, Wish()))
        return self._free[day]

    def _book(self, person: Person, at: datetime) -> bool:
        held = self._give(c.HoldSlots, person, service=SERVICE, at=at, language="en")
        if held is None:
            return False
        words = {"visitor": person.name, "mail": person.mail}
        if not self._give(c.GiveDetails, person, booking=held, **words):
            self._give(c.CancelBooking, person, booking=held)
            return False
        self._give(c.AcceptBooking, person, booking=held)
        if self._waits(person):
            self._give(c.CancelBooking, person, booking=person.booking)
        person.booking, person.slots = held, (at,)
        return True

    def _join(self, person: Person, now: datetime) -> bool:
        """Join the list or the draw, if there is one and it is open."""
        days, today = person.days, now.astimezone(ZONE).date()
        if self._case.draw is None or now >= self._drawn:
            days = [day for day in days if today < day <= today + AHEAD]
        elif now < self._drawn - timedelta(days=7):
            return False
        if not (days and self._case.lists):
            return False
        words = {"visitor": person.name, "mail": person.mail, "language": "en"}
        wish = {"service": SERVICE, "days": tuple(days), "visitors": person.visitors}
        person.booking = self._give(c.JoinList, person, **wish, **words)
        if person.booking is not None:
            self._give(c.AcceptBooking, person, booking=person.booking)
        return person.booking is not None

    # What the trader does.

    def _hire(self, buyer: Person, now: datetime) -> None:
        self._hired.append(buyer)
        self._wake(now)

    def _trade(self, now: datetime) -> None:
        for buyer in self._hired:
            if buyer.wants(now):
                free = [at for day in buyer.days for at in self._free_on(day)]
                if not (free and self._book(buyer, free[0])) and not self._waits(buyer):
                    self._join(buyer, now)
        self._own = [one for one in self._own if one.slots or self._waits(one)]
        for one in [*self._own]:
            if one.slots:
                self._sell(one, now)
        self._stock(now)

    def _sell(self, own: Person, now: datetime) -> None:
        """Cancel slots, and take those that are free for buyers; or give them up."""
        at, can_wait = own.slots[0], self._case.adapts and self._case.lead < LATE / MINUTE
        day, is_late = at.astimezone(ZONE).date(), now >= at - LATE
        if can_wait and not is_late:
            return
        wanting = (one for one in self._hired if not one.slots and day in one.days)
        ready = (one for one in wanting if is_late or one.promised <= now)
        buyers = list(islice(ready, len(own.slots)))
        if not buyers and now < datetime.combine(day, time(), ZONE) - GIVEN_UP:
            return
        self._give(c.CancelBooking, own, booking=own.booking)
        self._own.remove(own)
        for buyer, slot in zip(buyers, own.slots, strict=False):
            buyer.promised = now + bookings.REST
            self._book(buyer, slot)

    def _stock(self, now: datetime) -> None:
        """Get slots under invented names, with the addresses that have room."""
        if not self._case.adapts:
            for day in WEEK:
                for at in [*self._free_on(day)]:
                    self._invent([day], partial(self._book, at=at))
            return
        wishes = [WEEK] if self._case.draw else [(day,) for day in WEEK]
        most = ADDRESSES * PER_ADDRESS // len(wishes)
        for days in wishes:
            while sum(one.days == days for one in self._own) < most:
                if not self._invent(days, partial(self._join, now=now)):
                    break

    def _invent(self, days: Sequence[date], act: Callable[[Person], bool]) -> bool:
        used = Counter(one.mail for one in self._own)
        mails = (f"t{number}@example.org" for number in range(ADDRESSES))
        mail = next((one for one in mails if used[one] < PER_ADDRESS), None)
        if mail is None:
            return False
        group = self._case.group if self._case.adapts else 1
        own = Person(f"Invented {next(self._names)}", days, mail=mail, visitors=group)
        if not act(own):
            return False
        self._own.append(own)
        return True
