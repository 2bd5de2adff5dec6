"""Why a ticket was called, and why others were called before it."""

from collections.abc import Sequence
from datetime import timedelta

from contract.answers import PassedBy, Why
from contract.enums import TicketState
from contract.errors import ProblemType, Refusal
from contract.events import TicketCalled
from contract.snapshots import QueueHead
from contract.texts import Say
from contract.why import why_before, why_called, why_waiting
from server.application.found import ticket_of
from server.application.ports import Reading
from server.application.snapshots.basis import Basis, seconds
from server.application.staffing import clock_of, levels_of, reservations_of
from server.domain.counters import Counter
from server.domain.in_line import Spell, spells
from server.domain.suspension import stood_still
from server.domain.tickets import Ticket

PASSED = 5
"""How many of the calls that went before somebody are told."""

LOOKED_AT = 4 * PASSED
"""How many are looked at: some called back who had been set aside, and passed nobody."""


def why(basis: Basis, identity: str, say: Say, *, to_bearer: bool) -> Why:
    """The answer for one ticket.

    Args:
        basis: the reading.
        identity: of the ticket.
        say: the messages of `contract.texts.SENTENCES`.
        to_bearer: the visitor asks, who gets the sentence alone: the test that decided may
            tell to which class another ticket belongs.

    Raises:
        Refusal: `not_found`; `not_allowed_now` for a ticket that neither waits nor was called.
    """
    ticket = ticket_of(basis.reading, identity)
    if ticket.reasons is not None:
        at = basis.reading.layout.counters.get(ticket.counter or "")
        reasons = None if to_bearer else ticket.reasons
        sentence = why_called(ticket.reasons, say, at.number if at else "")
        return Why(ticket=ticket.id, number=ticket.number, sentence=sentence, reasons=reasons)
    if ticket.state is not TicketState.WAITING:
        raise Refusal(
            ProblemType.NOT_ALLOWED_NOW, {"command": "why"}, state=ticket.state, allowed=()
        )
    passed = _passed_by(basis, ticket, say)
    return Why(
        ticket=ticket.id,
        number=ticket.number,
        sentence=passed[0].sentence if passed else why_waiting(say),
        passed_by=passed,
    )


def _passed_by(basis: Basis, ticket: Ticket, say: Say) -> tuple[PassedBy, ...]:
    """The last calls, at counters that could have called it then, of tickets taken later:
    made while it waited in the line in which it waits now."""
    reading = basis.reading
    service = ticket.present.service
    changed = reading.reprofiled(ticket.issued_at)
    able = [
        one.id for one in reading.counters() if one.id in changed or _serves(reading, one, ticket)
    ]
    if not able:
        return ()
    target = reading.layout.law.targets.get(service, timedelta())
    still = reading.suspensions(ticket.issued_at)
    waits_now = ticket.waited_at(clock_of(reading, service, basis.now))
    found: list[PassedBy] = []
    for spell in reversed(_spells(reading, ticket)):
        until = spell.until or basis.now
        waited = waits_now if spell.waited is None else spell.waited
        calls = reading.called_later_comers(ticket, spell.since, until, able, LOOKED_AT)
        callings = reading.callings_of(calls)
        for call in calls:
            if found and found[-1].call <= call.call:
                # Of the instant that ends one spell and begins the next.
                continue
            calling = callings.get(call.call)
            if calling is None or not _could_call(reading, calling, ticket):
                continue
            since = until - call.at - stood_still(still, call.at, until, service)
            own = QueueHead(
                ticket=ticket.id,
                number=ticket.number,
                waited=seconds(waited - since),
                service=service,
                target=round(target.total_seconds()),
            )
            found.append(
                PassedBy(
                    call=call.call,
                    number=call.number,
                    at=call.at,
                    sentence=why_before(calling.reasons, own, say),
                )
            )
            if len(found) == PASSED:
                return tuple(found)
    return tuple(found)


def _serves(reading: Reading, counter: Counter, ticket: Ticket) -> bool:
    if ticket.reserved_for:
        return ticket.reserved_for in reservations_of(counter)
    return ticket.present.service in levels_of(reading, counter).level_of


def _could_call(reading: Reading, calling: TicketCalled, ticket: Ticket) -> bool:
    """Whether the counter of a call could have called a ticket, by the profile it had then."""
    if ticket.reserved_for:
        return True
    levels = reading.layout.levels.get(calling.profile)
    # An old call has none, or one that the configuration does not know any more.
    return levels is None or ticket.present.service in levels.level_of


def _spells(reading: Reading, ticket: Ticket) -> Sequence[Spell]:
    told = spells((event.payload(), event.at) for event in reading.history(ticket))
    # A log that was written by a clock that was ahead may not tell of it in order, and tells
    # of moments that were put right since.
    if told and told[-1].until is None and told[-1].since <= ticket.since:
        return told
    return [Spell(ticket.since)]
