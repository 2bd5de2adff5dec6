"""Heads of queues, and levels to choose with."""

from datetime import UTC, datetime, timedelta

from contract.enums import TicketClass
from server.domain.selection import Head, Levels

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LONG = timedelta(days=365)
"""A `wait_max` that no wait reaches."""

SERVICES = ("a", "b", "c")

STANDARD, PRIORITY = TicketClass.STANDARD, TicketClass.PRIORITY


def a_head(
    number: int,
    minutes: float,
    ticket_class: TicketClass = STANDARD,
    *,
    service: str = "a",
    reserved_for: str = "",
    deferred: bool = False,
) -> Head:
    """The head that was created as the `number`th and has waited for `minutes`."""
    return Head(
        ticket=f"v.t{number}",
        number=f"A{number:03}",
        service=service,
        queued_from=NOW - timedelta(minutes=minutes),
        ordinal=number,
        ticket_class=ticket_class,
        reserved_for=reserved_for,
        deferred=deferred,
    )


def some_levels(*levels: str, minutes: tuple[float, ...] = (0, 10, 20)) -> Levels:
    """Each level is the letters of its services; `minutes` is from when on it counts."""
    return Levels(
        {service: level for level, services in enumerate(levels) for service in services},
        [timedelta(minutes=one) for one in minutes],
    )
