"""Heads of queues, and rules and levels to choose with."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from contract.centre import ClassRule
from contract.enums import TicketClass
from server.domain.selection import Head, Levels, PriorityRules
from server.domain.spreading import Points, points

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LONG = timedelta(days=365)
"""A `wait_max` that no wait reaches."""

SERVICES = ("a", "b", "c")

STANDARD, PRIORITY = TicketClass.STANDARD, TicketClass.PRIORITY
FAST = {PRIORITY: ClassRule(head_start=0.5, rate=2.0)}


def rules_of(classes: Mapping[TicketClass, ClassRule] | None = None) -> PriorityRules:
    """Rules with no cap, no guard to speak of, and a target of fifteen minutes."""
    return PriorityRules(classes or {}, dict.fromkeys(SERVICES, 15 * MINUTE), LONG, 0, 0)


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


def unknown(_services: frozenset[str], _band: int) -> Points:
    """The points of a hall without history."""
    return points((), None)
