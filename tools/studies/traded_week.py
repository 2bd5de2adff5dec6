"""A week of scarce slots, honest visitors and a trader in slots, on the server's own commands.

In the fortnight before the week visitors look at the page some times a day. They choose a free
slot, or join the list or the draw, and take what they are offered in nine of ten cases. A trader
looks all the time: here, whenever a slot can become free, which is the same. Its buyers join the
list or the draw at once, and answer each offer. It books what is free under invented names. To
sell a slot it cancels it, and takes it for a buyer as soon as it is free. What is not sold is
cancelled on the day before.

A trader that adapts puts its invented names on the list or into the draw instead. It cancels a slot
when a buyer is the next on the list. The others it keeps to the last moment: the clock cannot offer
them any more, and the server does not leave them to the hall yet.
"""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import count, product
from typing import Any, Final
from uuid import UUID

from contract import commands as c
from contract.bookings import Bookings
from contract.commands import Command
from contract.enums import BookingState, Role
from contract.errors import Refusal
from server.clock import SetClock
from server.commands import bookings, dispatch
from server.context import AppContext
from server.domain.bookings import Booking
from server.domain.draws import drawn_at
from server.domain.principal import Principal
from server.engine.centre_view import CentreView
from server.periodic import timers
from server.rules.free_slots import OFFERED_BEFORE, Wish, free_slots, on_list
from server.rules.waiting_list import OFFERED_FROM, OFFERED_TO, place_of
from simulator.events import Events
from tools.studies.traded_people import AHEAD, AWAKE, BEGINS, DRAW, WEEK, ZONE, Case, Person

CENTRE: Final = "village"
SERVICE: Final = f"{CENTRE}.certificate"
ADDRESSES, PER_ADDRESS = 20, Bookings().per_address
"""Those of the trader."""
LOOKS: Final = 3
"""How often on a day an honest visitor looks."""
TAKES: Final = 0.9
"""How probably an honest visitor takes what is offered ..."""
WITHIN: Final = timedelta(hours=2)
"""... and within which time."""
GIVEN_UP: Final = timedelta(hours=12)
"""How long before its day the trader cancels a slot that it cannot sell."""
A_MOMENT: Final = timedelta(seconds=1)
"""The clock of the server acts so often."""


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
        """The buyers who have come, and the invented names with a slot or on the list."""
        setup = self._read(lambda view: view.setup)
        self._slots = [at for day in WEEK for at in setup.slots(SERVICE, day)]
        self._drawn = drawn_at(setup.config.centre, DRAW, WEEK[0])

    def live(self) -> int:
        """Let the time pass; returns how many slots there were."""
        for person in self._people:
            act = self._look if person.is_honest else self._hire
            self._events.at(person.comes, partial(act, person))
        # When a slot opens for all, and is not offered any more. The list opens at four, when a day
        # begins, and so do the slots of staff; offers are made from eight to eight, draws at six.
        before = (AHEAD - A_MOMENT, OFFERED_BEFORE - A_MOMENT)
        moments = {at - span for at in self._slots for span in before}
        for day, hour in product(range(AHEAD.days + len(WEEK)), (4, 8, 12, 18, 20)):
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
                        self._offer(booking.id, booking.slots, now)

    def _offer(self, booking: str, slots: Sequence[datetime], now: datetime) -> None:
        person = self._owners[booking]

        def take(now: datetime) -> None:
            self._pass_to(now)
            if not person.slots and self._give(c.AcceptBooking, person, booking=booking):
                self._got(person, booking, slots)
                if not person.is_honest:
                    self._wake(now)

        if not person.is_honest:
            self._events.at(now + A_MOMENT, take)
        elif self._chance.random() < TAKES:
            self._events.at(now + WITHIN * self._chance.random(), take)

    def _got(self, person: Person, booking: str, slots: Sequence[datetime]) -> None:
        """A person has slots, and leaves the list."""
        person.booking, person.slots = booking, slots
        for other in self._places(person):
            if other != booking:
                self._give(c.CancelBooking, person, booking=other)
                self._waiting.discard(other)

    def _places(self, person: Person) -> list[str]:
        """Where a person is on the list or in the draw, or has an offer."""
        return [place for place in person.places if place in self._waiting]

    # What people do.

    def _look(self, person: Person, now: datetime) -> None:
        """An honest visitor looks at the page, and will look again."""
        self._pass_to(now)
        if not person.wants(now):
            return
        free = [at for day in person.days for at in self._free_on(day)]
        if not (free and self._book(person, self._chance.choice(free))) and self._ask(person, now):
            self._fire(now)
        awake = AWAKE[1] - AWAKE[0]
        later = now + timedelta(hours=self._chance.expovariate(LOOKS / awake))
        if not AWAKE[0] <= later.hour < AWAKE[1] or later.date() > now.date():
            later += timedelta(hours=24 - awake)
        self._events.at(later, partial(self._look, person))

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
        self._got(person, held, (at,))
        return True

    def _ask(self, person: Person, now: datetime) -> bool:
        """Join the list or the draw, if it is open, for the days that were not asked for yet."""
        asked = {day for place in self._places(person) for day in person.places[place]}
        days, today = [day for day in person.days if day not in asked], now.astimezone(ZONE).date()
        if self._case.draw is None or now >= self._drawn:
            days = [day for day in days if today < day <= today + AHEAD]
        elif now < self._drawn - timedelta(days=7):
            return False
        if not (days and self._case.lists):
            return False
        words = {"visitor": person.name, "mail": person.mail, "language": "en"}
        place = self._give(c.JoinList, person, service=SERVICE, days=tuple(days), **words)
        if place is None or not self._give(c.AcceptBooking, person, booking=place):
            return False
        person.places[place] = days
        self._waiting.add(place)
        return True

    # What the trader does.

    def _hire(self, buyer: Person, now: datetime) -> None:
        self._hired.append(buyer)
        self._wake(now)

    def _trade(self, now: datetime) -> None:
        for buyer in self._hired:
            if buyer.wants(now):
                free = [at for day in buyer.days for at in self._free_on(day)]
                if not (free and self._book(buyer, free[0])):
                    self._ask(buyer, now)
        self._own = [one for one in self._own if one.slots or self._places(one)]
        for one in [*self._own]:
            if one.slots:
                self._sell(one, now)
        self._stock(now)

    def _sell(self, own: Person, now: datetime) -> None:
        """Cancel a slot, and take it for a buyer if it is free; or give it up."""
        (at,) = own.slots
        day = at.astimezone(ZONE).date()
        wanting = (one for one in self._hired if one.promised <= now and day in one.days)
        buyers = [one for one in wanting if not one.slots]
        if self._case.adapts:
            first = self._next()
            buyers = [one for one in buyers if one is first]
        if not buyers and now >= datetime.combine(day, time(), ZONE) - GIVEN_UP:
            self._cancel(own)
        if buyers:
            self._cancel(own)
            buyers[0].promised = now + bookings.REST
            self._book(buyers[0], at)

    def _cancel(self, own: Person) -> None:
        self._give(c.CancelBooking, own, booking=own.booking)
        self._own.remove(own)

    def _next(self) -> Person | None:
        """The next on the list: the page of each place says how many are before it."""

        def work(view: CentreView) -> str | None:
            head, listed = view.setup.config.centre, on_list(view, SERVICE)
            first = min(listed, key=lambda each: place_of(head, each), default=None)
            return None if first is None else first.id

        return self._owners.get(self._read(work) or "")

    def _stock(self, now: datetime) -> None:
        """Get slots under invented names, with the addresses that have room."""
        if not self._case.adapts:
            for day in WEEK:
                for at in [*self._free_on(day)]:
                    self._invent([day], partial(self._book, at=at))
        elif OFFERED_FROM <= now.astimezone(ZONE).time() < OFFERED_TO:
            # Before, the buyers have the list for themselves.
            wishes = [WEEK] if self._case.draw else [(day,) for day in WEEK]
            most = ADDRESSES * PER_ADDRESS // len(wishes)
            for days in wishes:
                while sum(one.days == days for one in self._own) < most:
                    if not self._invent(days, partial(self._ask, now=now)):
                        break

    def _invent(self, days: Sequence[date], act: Callable[[Person], bool]) -> bool:
        used = Counter(one.mail for one in self._own)
        mails = (f"t{number}@example.org" for number in range(ADDRESSES))
        if (mail := next((one for one in mails if used[one] < PER_ADDRESS), None)) is None:
            return False
        own = Person(f"Invented {next(self._names)}", days, mail=mail)
        if is_done := act(own):
            self._own.append(own)
        return is_done
