"""A ticket with its stops, measured with stopwatches."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

NO_TIME = timedelta()

type Row = dict[str, Any]


@dataclass
class Stop:
    """One service on a ticket, with its stopwatch.

    Attributes:
        state: `pending`, `open` or `over`.
        age: what the stopwatch shows; it starts when the stop joins its queue.
        called, came: what it showed at the call and when the visitor came.
        working_from: what it showed when the present part of the service began.
        served: the parts of the service before.
        lap: what it showed at the end of the stop.
    """

    service: str
    quantity: int
    state: str = "pending"
    joined_at: datetime | None = None
    age: timedelta = NO_TIME
    called: timedelta | None = None
    came: timedelta | None = None
    working_from: timedelta | None = None
    served: timedelta = NO_TIME
    lap: timedelta | None = None
    counter: str | None = None
    operator: str | None = None
    outcome: str | None = None

    def join(self, at: datetime, age: timedelta = NO_TIME) -> None:
        self.state, self.joined_at, self.age = "open", at, age

    def wait_again(self) -> None:
        """Go back to the queue; a call that was not answered does not count."""
        self.counter = self.operator = None
        if self.came is None:
            self.called = None

    def end(self) -> None:
        if self.state != "over":
            self.state, self.lap = "over", self.age

    def go_on(self) -> None:
        self.state, self.lap, self.outcome = "open", None, None

    def durations(self) -> Row:
        assert self.lap is not None
        work = None
        if self.working_from is not None:
            work = self.lap - self.working_from + self.served
        elif self.served:
            work = self.served
        walk = None
        if self.came is not None and self.called is not None:
            walk = self.came - self.called
        return {"wait": self.called, "walk": walk, "service_time": work}


@dataclass
class Ticket:
    """A ticket.

    Attributes:
        called_for: at a counter since it was called, or called back from hold.
        held_at_most: how much of `missed_for` counts as waiting.
    """

    issued: Row
    issued_at: datetime
    issued_by: str
    ticket_class: str
    paper: str
    stops: list[Stop]
    state: str = "waiting"
    at: int = 0
    waited: timedelta = NO_TIME
    called_for: timedelta = NO_TIME
    missed_for: timedelta = NO_TIME
    held_at_most: timedelta = NO_TIME
    first_wait: timedelta | None = None
    call: int | None = None
    ended_at: datetime | None = None
    changed: bool = False
    on_hold: bool = False
    coupons: set[int] = field(default_factory=set)

    @property
    def present(self) -> Stop:
        return self.stops[self.at]

    def run(self, ran: dict[str, timedelta]) -> None:
        """Let time pass, by service: how long each one's clock ran."""
        mine = ran[self.present.service]
        if self.state == "waiting":
            self.waited += mine
        elif self.state in ("called", "serving"):
            self.called_for += mine
        elif self.state == "missed":
            self.missed_for += mine
        for stop in self.stops:
            if stop.joined_at is not None:
                stop.age += ran[stop.service]

    def go_to(self, index: int, at: datetime) -> None:
        self.at, self.state = index, "waiting"
        self.present.join(at)

    def hold_place(self) -> None:
        """Count the time for which the place of a missed visitor was held."""
        if self.state == "missed":
            self.waited += min(self.missed_for, self.held_at_most)

    def end_of(self) -> str | None:
        """How it ended, in the word of the facts."""
        if self.state == "cancelled":
            if self.at in self.coupons:
                return "coupon"
            return "void" if self.paper in ("pending", "failed") else "cancelled"
        if self.state == "expired":
            return "left" if self.call is None else "unfinished"
        return {"finished": "served", "missed": "missed"}.get(self.state)

    def promise_kept(self) -> bool | None:
        told = self.issued
        if self.changed or None in (told["promise"], told["estimate"], told["served_by"]):
            return None
        if self.first_wait is None or self.stops[0].called is None:
            return None
        step = 300 if told["promise"] < 5400 else 1800
        said = max(1, -(-told["promise"] // step)) * step
        return self.first_wait <= timedelta(seconds=said)
