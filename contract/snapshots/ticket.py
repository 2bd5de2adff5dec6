"""The snapshot of a ticket, for its bearer."""

import re
from datetime import date
from typing import ClassVar, Final

from contract.centre import Direction
from contract.enums import CommandName, Delay, PromiseState, SnapshotName, StopState
from contract.ids import ServiceId
from contract.model import Instant, Outgoing
from contract.snapshots.shared import Expected, Snapshot, Stop, Suspension, TicketFields


class Coupon(Outgoing):
    """The coupon for a service that ended for today; with it the bearer comes back before
    others."""

    service: ServiceId
    token: str
    """The value for `coupon` of `issue_ticket`."""
    valid_through: date
    used: bool

    @property
    def code(self) -> str:
        """The text of its QR code, for the scanner of a kiosk; `COUPON_CODE` matches it."""
        return f"coupon:{self.service}:{self.token}"


COUPON_CODE: Final = re.compile(r"coupon:(?P<service>[^:\s]+):(?P<token>[A-Za-z0-9._-]{16,200})")


class Ticket(TicketFields, Snapshot):
    """For one visitor's phone, and for the kiosk that issued it."""

    name: ClassVar[SnapshotName] = SnapshotName.TICKET

    catalogue: str
    token: str
    ahead: int | None
    """While it waits: how many waiting tickets are called before this one, by the counters that
    serve it and without new arrivals; None otherwise, or if no counter serves it."""
    served: bool
    """Whether a counter serves its current service, now or after a break."""
    expected: Expected | None
    promise: int | None
    """Seconds from issue within which nine of ten such tickets are called."""
    counter: str | None
    direction: Direction | None
    zone: str | None
    """The id of the zone where the visitor waits."""
    counters: tuple[str, ...]
    """The numbers of the counters that serve the current stop and are not closed."""
    call: int | None
    comeback_until: Instant | None
    stops: tuple[Stop, ...]
    """At least one; a ticket that has not ended has one open stop: the current one."""
    suspension: Suspension | None = None
    """The suspension of the centre, or of its current service."""
    coupons: tuple[Coupon, ...] = ()
    ended_with_coupon: bool = False
    """The centre ended it, not its bearer."""
    delay: Delay | None = None
    """Why its promise is at risk or broken, if it is and the reason is known."""
    promised_until: Instant | None = None
    """While it waits for its first call: the end of `promise`. A suspension moves it."""
    not_before: Instant | None = None
    """Until then others are called first: its bearer let them go first, or did not come to a
    call."""
    promise_state: PromiseState | None = None
    """While it waits for its first call; None without a promise."""
    closes_at: Instant | None = None
    """When its current service closes today; its bearer is served after that, too."""
    allowed: tuple[CommandName, ...] = ()
    """The commands that its state allows to its bearer. It may be too late for `reopen`."""

    @property
    def present_service(self) -> str:
        """The id of its current service; for an ended ticket, that of its coupon, else its last
        one."""
        present = next((stop.service for stop in self.stops if stop.state is StopState.OPEN), None)
        coupon = next((given.service for given in self.coupons if not given.used), None)
        begun = [stop.service for stop in self.stops if stop.state is not StopState.PENDING]
        return present or coupon or begun[-1]
