"""What somebody who acts for one agency alone may touch: its services, and who waits for them.

A counter is the agency's if the counter's work profile serves one of its services: which else
it serves is the manager's decision, who set the profile.
"""

from collections.abc import Collection, Iterator

from contract.commands import (
    Command,
    CounterCommand,
    MoveTickets,
    ServiceCommand,
    SetProfile,
    TicketCommand,
)
from contract.errors import ProblemType, Refusal
from contract.ids import full_id
from contract.words import StopState
from server.application.ports import Unit
from server.application.principal import Principal


def permit_agency(who: Principal, command: Command, unit: Unit) -> None:
    """Let a command pass that somebody of one agency gives, or refuse it.

    Raises:
        Refusal: `not_permitted` where it touches what is another agency's alone.
    """
    if who.agency is None:
        return
    for services in _touched(command, unit):
        known = (unit.layout.services.get(one) for one in services)
        if not any(one is not None and one.agency == who.agency for one in known):
            raise Refusal(ProblemType.NOT_PERMITTED, {"what": command.name, "role": who.role})


def _touched(command: Command, unit: Unit) -> Iterator[Collection[str]]:
    """Sets of services; of each, one has to be the agency's."""
    layout = unit.layout
    if isinstance(command, ServiceCommand):
        yield (command.service,)
    if isinstance(command, MoveTickets) and command.to_service is not None:
        yield (command.to_service,)
    if isinstance(command, CounterCommand) and command.counter in layout.counters:
        counter = unit.counter(command.counter)
        key = layout.profile_of(command.counter, counter.profile if counter else None)
        yield _of_profile(unit, key)
    if isinstance(command, SetProfile) and command.profile is not None:
        yield _of_profile(unit, command.profile)
    if isinstance(command, TicketCommand) and (ticket := unit.ticket(command.ticket)):
        living = (StopState.OPEN, StopState.PENDING)
        yield [stop.service for stop in ticket.stops if stop.state in living] or [
            stop.service for stop in ticket.stops
        ]


def _of_profile(unit: Unit, key: str) -> Collection[str]:
    profile = unit.layout.profiles.get(key)
    levels = profile.levels if profile is not None else ()
    return [full_id(unit.centre.id, one) for level in levels for one in level]
