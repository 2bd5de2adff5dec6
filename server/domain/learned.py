"""Updates the learned statistics of a hall after an event on a ticket.

The statistics are in `server.domain.learning`; here is which event updates which.
"""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from contract import events as e
from contract.enums import ACTIVE, Paper, TicketState
from server.domain import learning, numbering
from server.domain.learning import Absence, History, Pace, Spread
from server.domain.recorded import RecordedEvent, State, clocks_at
from server.domain.tickets import Ticket

_MILLISECOND = timedelta(milliseconds=1)

_NO_DEPARTURE = frozenset({"print_failed", numbering.ANOTHER})
"""The reasons of cancellations where no waiting visitor has left."""


def learn(state: State, what: RecordedEvent, before: Ticket) -> None:
    """Update the statistics of durations, absences and estimates.

    Args:
        state: the state with the statistics.
        what: the event.
        before: the ticket before it.
    """
    match what.data:
        case e.TicketCalled(waited=waited) if before.call is None:
            _waited(state, before, waited / 1000)
        case e.ServiceFinished(quantity=quantity, confirmed=confirmed):
            _served(state, what, before, quantity, confirmed)
            _absence(state, before, learning.came(_absence_of(state, before)))
        case e.TicketTransferred(left_unserved=unserved) if before.state in ACTIVE:
            if not unserved:
                _served(state, what, before, before.present.quantity, confirmed=False)
            _absence(state, before, learning.came(_absence_of(state, before)))
        case e.TicketRequeued() | e.TicketMissed():
            lost = _since_call(state, what, before) // _MILLISECOND
            _absence(state, before, learning.stayed_away(_absence_of(state, before), lost))
        case e.TicketCancelled(reason=reason) if _has_left(before, reason):
            state.put(learning.stayed_away(_absence_of(state, before), 0))
        case _:
            return
    state.centre = replace(state.centre, learned=state.centre.learned + 1)


def _waited(state: State, ticket: Ticket, actual: float) -> None:
    if ticket.estimate is None:
        return
    centre, estimate = state.centre.id, float(ticket.estimate)
    key = learning.spread_id(centre, estimate)
    spread = state.get(Spread, key) or Spread(key, centre)
    state.put(learning.waited(spread, estimate, actual))


def _since_call(state: State, what: RecordedEvent, ticket: Ticket) -> timedelta:
    """How long it has been at the counter, without suspensions."""
    clock = clocks_at(state, what.at)(ticket.present.service)
    return max(timedelta(), clock - (ticket.called_at or clock))


def _served(
    state: State, what: RecordedEvent, ticket: Ticket, quantity: int, confirmed: bool
) -> None:
    service, centre = ticket.present.service, state.centre.id
    taken = ticket.present.served + _since_call(state, what, ticket)
    local = what.at.astimezone(ZoneInfo(state.layout.config.centre.time_zone))
    key = learning.history_id(service, local)
    pace, history = learning.served(
        state.get(Pace, service) or Pace(service, centre),
        state.get(History, key) or History(key, centre),
        taken // _MILLISECOND,
        quantity,
        confirmed=confirmed,
    )
    state.put(pace)
    state.put(history)


def _has_left(ticket: Ticket, reason: str) -> bool:
    """Whether a visitor gave up a ticket after waiting; a ticket whose paper no visitor got does
    not count."""
    in_a_hand = ticket.paper not in (Paper.PENDING, Paper.FAILED)
    return ticket.state is TicketState.WAITING and in_a_hand and reason not in _NO_DEPARTURE


def _absence_of(state: State, ticket: Ticket) -> Absence:
    service = ticket.present.service
    return state.get(Absence, service) or Absence(service, state.centre.id)


def _absence(state: State, ticket: Ticket, after: Absence) -> None:
    if ticket.state in ACTIVE:
        state.put(after)
