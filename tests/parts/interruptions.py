"""What may happen to a ticket that waits for the service `tax`, and the stops of a ticket."""

from contract import commands as c
from contract.enums import Role
from server.periodic import gaps
from tests.parts.box import Box


def suspend_service(box: Box) -> None:
    """The service is suspended for an hour."""
    box.give(c.SuspendService, service=box.id("tax"), reason="system_down")
    box.forward(hours=1)
    box.give(c.ResumeService, service=box.id("tax"))


def server_away(box: Box) -> None:
    """The server is down for an hour."""
    since = box.clock.now()
    box.forward(hours=1)
    gaps.after_a_gap(box.hall, since, box.clock.now())


def move_tickets(box: Box) -> None:
    """A supervisor moves the queue to another service."""
    boss = box.who(Role.SUPERVISOR)
    box.give(c.MoveTickets, boss, service=box.id("tax"), to_service=box.id("request"))


def stops_of(box: Box, ticket: str) -> list[tuple[str, str]]:
    """The stops of a ticket: service and state."""
    stops = box.ticket(ticket)["stops"]
    return [(str(one["service"]).removeprefix("village."), one["state"]) for one in stops]
