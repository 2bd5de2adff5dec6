"""A hall in memory with its facts; actions of staff and visitors on its first ticket."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from contract import events as e
from contract.enums import (
    Channel,
    Outcome,
    Paper,
    Rule,
    TicketClass,
)
from contract.snapshots import Reasons
from server.domain.facts import (
    KEYS,
    Change,
    Dropped,
    Fact,
    RecordedEvent,
)
from server.domain.fold import fold
from server.domain.tickets import Ticket
from tests.unit.server.small_hall import COUNTERS, DAY, SmallHall

PAPER, REQUEST, TAX = "village.paper", "village.request", "village.tax"
ONE, OTHER = COUNTERS
T1 = "village.t1"


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


class FactHall(SmallHall):
    """The village, with what staff and visitors do to one ticket, and the facts so far."""

    def __init__(self) -> None:
        self._facts: dict[tuple[type[Fact], tuple[Any, ...]], Fact] = {}
        super().__init__()

    def changes(self) -> Iterator[Change]:
        """The changes since the last time, added to the facts."""
        for one in self.state.facts.take():
            if isinstance(one, Dropped):
                self._facts.pop((one.kind, one.key), None)
            else:
                key = tuple(getattr(one, name) for name in KEYS[type(one)])
                self._facts[type(one), key] = one
            yield one

    def all[F: Fact](self, kind: type[F]) -> list[F]:
        """The facts of a kind, in the order in which they were made."""
        list(self.changes())
        return [one for one in self._facts.values() if isinstance(one, kind)]

    def the[F: Fact](self, kind: type[F]) -> F:
        (found,) = self.all(kind)
        return found

    # What happens.

    def by(self, who: str, data: e.Payload) -> None:
        """Record an event caused by `who`."""
        fold(self.state, RecordedEvent(data, self.now, who))

    def take(self, *services: str, by: str = "greeter-1", **fields: Any) -> Ticket:
        told = self._told(*services) | {"promise": 900, "estimate": 600, "served_by": 2}
        self.by(by, e.TicketIssued(**(told | fields)))
        return self.ticket(self.centre.ordinal)

    def hand_in(self, by: str, issued_at: datetime) -> Ticket:
        """Hand in a ticket that a kiosk issued offline."""
        more = {"device": by, "issued_at": issued_at, "touch": uuid4()}
        self.by(by, e.TicketHandedIn(**(self._told() | more)))
        return self.ticket(self.centre.ordinal)

    def _told(self, *services: str) -> dict[str, Any]:
        """The data of the next ticket in the log."""
        ordinal = self.centre.ordinal + 1
        return {
            "ticket": f"village.t{ordinal}",
            "ordinal": ordinal,
            "number": f"A{ordinal:03}",
            "series": "A",
            "day": DAY,
            "language": "az",
            "ticket_class": TicketClass.STANDARD,
            "assist": (),
            "channel": Channel.GREETER,
            "stops": [e.IssuedStop(service=one, quantity=1) for one in services or (PAPER,)],
            "paper": Paper.NONE,
            "promise": None,
        }

    def ticket(self, ordinal: int = 1) -> Ticket:
        found = self.get(Ticket, f"village.t{ordinal}")
        assert found is not None
        return found

    def call(self, ordinal: int = 1, counter: str = ONE, rule: Rule = Rule.ONLY_ONE) -> None:
        ticket = self.ticket(ordinal)
        reason = "regular" if rule is Rule.CHOSEN else None
        self.happens(
            e.TicketCalled(
                ticket=ticket.id,
                number=ticket.number,
                stop=ticket.stop,
                service=ticket.present.service,
                counter=counter,
                operator=f"o-{counter}",
                call=self.centre.call + 1,
                language="az",
                assist=(),
                waited=0,
                reasons=Reasons(rule=rule, reason=reason),
            )
        )

    def start(self) -> None:
        self.happens(e.ServiceStarted(ticket=T1, stop=self.ticket().stop, counter=ONE))

    def finish(self, next_stop: int | None = None, quantity: int = 1) -> None:
        ticket = self.ticket()
        self.by(
            f"o-{ONE}",
            e.ServiceFinished(
                ticket=T1,
                stop=ticket.stop,
                service=ticket.present.service,
                counter=ONE,
                outcome=Outcome.DONE,
                quantity=quantity,
                next_stop=next_stop,
            ),
        )

    def hold_and_resume(self, seconds: float) -> None:
        self.happens(e.TicketHeld(ticket=T1, counter=ONE, reason="form"))
        self.pass_time(seconds)
        self.happens(
            e.TicketResumed(
                ticket=T1,
                counter=ONE,
                operator=f"o-{ONE}",
                call=self.centre.call + 1,
                number="A001",
                language="az",
                assist=(),
            )
        )

    def serve(self, wait: float = 120, walk: float = 20, work: float = 300) -> None:
        """Serve the first ticket; seconds."""
        self.take()
        self.pass_time(wait)
        self.call()
        self.pass_time(walk)
        self.start()
        self.pass_time(work)
        self.finish()
