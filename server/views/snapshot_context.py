"""The context of all snapshots: one consistent read at one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from math import inf
from typing import Any

from contract.enums import ClockDoubt, ClosedReason, Delay, PromiseState, TicketClass
from contract.model import Outgoing
from contract.snapshots import HeldTicket, Notice, Stop, Suspension
from server.domain.calendar import Intake
from server.domain.setup import Setup
from server.domain.tickets import Ticket
from server.engine.centre_view import CentreView
from server.rules import intake
from server.rules.intake import offer
from server.rules.waits import Outlook, Waits, waits_of
from server.signing import KeySigner
from server.views.promises import (
    LATE,
    PromiseWatch,
    QueuePromises,
    delay,
    promise_state,
    remaining_of,
    seconds_left,
)


@dataclass(frozen=True)
class SnapshotContext:
    """One consistent read of a centre, its time, and the signer of tokens."""

    reading: CentreView
    now: datetime
    clock_doubt: ClockDoubt | None
    machine_now: datetime
    """The machine's time, by which devices report and sessions end."""
    clock_rate: float
    signer: KeySigner
    promise_watch: PromiseWatch
    most_taken: dict[str, tuple[date, Sequence[str]]]
    """The services of most tickets of each centre, as this process read them on a day."""
    pages: Mapping[str, datetime] = field(default_factory=dict)
    """When the page at each counter was last heard, by the machine's time."""
    public_url: str | None = None
    """The address of the server that phones can reach."""

    @property
    def phone_tickets(self) -> bool:
        """Whether phones in the hall can take tickets."""
        by_file = self.reading.setup.config.centre.phone_tickets
        return by_file and not self.reading.centre.phones_off

    @property
    def presence(self) -> str | None:
        """The address of the code for phones on the boards; None where they show none, and where
        phones know no address of the server."""
        setup = self.reading.setup
        shown = self.phone_tickets or setup.config.centre.board_code
        if self.public_url is None or not shown:
            return None
        return f"{self.public_url}/in/{setup.slug}/{self.signer.sign(setup.slug, self.now)}"

    @cached_property
    def waits(self) -> Waits:
        """The queues and counters at that moment; computed once for all snapshots."""
        return waits_of(self.reading, self.now)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many tickets wait, by service."""
        counts: dict[str, int] = {}
        for queue in self.reading.queues():
            counts[queue.service] = counts.get(queue.service, 0) + queue.waiting
        return counts

    @cached_property
    def offers(self) -> Mapping[str, Intake]:
        """Whether tickets can be taken at that moment, by service; computed once for all
        snapshots."""
        used_up = intake.used_up(self.reading, self.now)
        return {
            key: offer(self.reading, key, self.now, self.waits.seconds(key))
            if service.series not in used_up
            else Intake(ClosedReason.NUMBERS_USED_UP)
            for key, service in self.reading.setup.services.items()
        }

    @cached_property
    def outlooks(self) -> Mapping[str, Outlook]:
        """The predictions for an ordinary ticket that is taken now, by service, the same on kiosks,
        boards and in the open data: no wait if no ticket can be taken."""
        outlooks = {}
        for key, service_intake in self.offers.items():
            outlook = self.waits.outlook_for_newcomer(key, TicketClass.STANDARD)
            is_open = service_intake.reason is None
            outlooks[key] = outlook if is_open else replace(outlook, estimate=None)
        return outlooks

    @cached_property
    def promises(self) -> Sequence[QueuePromises]:
        """The queues with a promise that is at risk or broken."""
        return self.promise_watch.late(self.reading, self.waits, self.now)

    def promise_state(self, ticket: Ticket, outlook: Outlook | None = None) -> PromiseState | None:
        """The state of a ticket's promise; None without one. `outlook` is the prediction for its
        bearer, if it is known and no clock is stopped."""
        service = ticket.present.service
        left = seconds_left(ticket, self.reading.clock(service, self.now))
        if left is None or service not in self.reading.setup.services:
            return None
        if outlook is None:
            remaining = remaining_of(replace(self.waits, resumes={}), ticket)
        else:
            remaining = outlook.estimate.seconds if outlook.estimate is not None else inf
        return promise_state(left, remaining)

    def delay_of(self, ticket: Ticket, state: PromiseState | None) -> Delay | None:
        """Why a promise in that state is at risk or broken, where it is known."""
        return delay(self.waits, ticket) if state in LATE else None

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """The current notices; read once for all snapshots."""
        return tuple(
            Notice(id=notice.id, texts=texts, until=notice.until)
            for notice, texts in self.reading.notices(self.now)
        )

    def wall_time(self, ticket: Ticket, moment: datetime | None) -> datetime | None:
        """The time of day for a time on the clock of a ticket's service; a suspension moves it."""
        if moment is None:
            return None
        return moment + (self.now - self.reading.clock(ticket.present.service, self.now))

    def stamp(self) -> dict[str, Any]:
        """The fields that all snapshots share."""
        centre = self.reading.centre
        return {
            "epoch": centre.epoch,
            "revision": centre.revision,
            "at": self.now,
            "clock_rate": self.clock_rate,
            "centre": centre.id,
        }


def copied(fields: type[Outgoing], value: object) -> dict[str, Any]:
    """Values for the fields of a model, from the attributes of the same names."""
    return {name: getattr(value, name) for name in fields.model_fields}


def seconds(span: timedelta) -> int:
    """Whole seconds of a duration, never below zero."""
    return max(0, int(span.total_seconds()))


def suspension_of(reading: CentreView, service: str | None = None) -> Suspension | None:
    """The suspension of a service, or (None) of the whole hall, while it lasts."""
    state = reading.centre if service is None else reading.services().get(service)
    if state is None or state.suspended_at is None:
        return None
    return Suspension(
        since=state.suspended_at,
        reason=state.suspended_for or "",
        expected_end=state.expected_end,
        service=service,
    )


def number_of(setup: Setup, counter: str | None) -> str | None:
    """The number of a counter; None if it does not exist any more."""
    built = setup.counters.get(counter) if counter else None
    return built.number if built else None


def held(reading: CentreView, ticket: Ticket) -> HeldTicket:
    """A ticket that is on hold."""
    return HeldTicket(
        id=ticket.id,
        number=ticket.number,
        service=ticket.present.service,
        reason=ticket.hold_reason or "",
        since=ticket.since,
        remind_at=ticket.remind_at,
        counter=number_of(reading.setup, ticket.counter),
    )


def stops_shown(ticket: Ticket, setup: Setup) -> tuple[Stop, ...]:
    """Each stop with its durations in seconds, None while not known."""

    def known(span: timedelta | None) -> int | None:
        return None if span is None else seconds(span)

    return tuple(
        Stop(
            service=stop.service,
            state=stop.state,
            quantity=stop.quantity,
            wait=known(stop.wait()),
            walk=known(stop.walk()),
            time=known(stop.time()),
            outcome=stop.outcome,
            counter=number_of(setup, stop.counter),
            stars=stop.stars,
        )
        for stop in ticket.stops
    )
