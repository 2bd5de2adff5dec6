"""Opening, pausing and closing a counter."""

from datetime import timedelta

from contract import commands as c
from contract import events as e
from contract.lifecycle import NotAllowed
from contract.words import CommandName
from server.application.found import counter_for, counter_of, counter_taken
from server.application.hall import Answer, DeskOf, Hall
from server.application.ports import Unit
from server.application.principal import Principal
from server.domain.counters import Counter


def open_counter(hall: Hall, unit: Unit, who: Principal, command: c.OpenCounter) -> Answer:
    """Open a counter, or come back to it: one operator sits at one counter."""
    counter = counter_of(unit, command.counter)
    if counter.operator not in (None, who.id):
        raise counter_taken(unit, who, counter)
    for other in unit.counters():
        if other.id != counter.id and other.operator == who.id:
            raise counter_taken(unit, who, other)
    unit.append(e.CounterOpened(counter=counter.id, operator=who.id))
    return DeskOf(counter.id)


def take_break(hall: Hall, unit: Unit, who: Principal, command: c.TakeBreak) -> Answer:
    """Pause a counter that has no ticket."""
    counter = _without_ticket(unit, who, command.counter, command.name)
    unit.append(
        e.CounterPaused(
            counter=counter.id,
            reason=command.reason,
            expected_end=unit.now + timedelta(minutes=command.minutes),
        )
    )
    return DeskOf(counter.id)


def close_counter(hall: Hall, unit: Unit, who: Principal, command: c.CloseCounter) -> Answer:
    """Close a counter that has no ticket."""
    counter = _without_ticket(unit, who, command.counter, command.name)
    unit.append(e.CounterClosed(counter=counter.id))
    return DeskOf(counter.id)


def _without_ticket(unit: Unit, who: Principal, identity: str, name: CommandName) -> Counter:
    counter = counter_for(unit, who, identity)
    if counter.ticket is not None:
        raise NotAllowed(counter.state, name, ())
    return counter
