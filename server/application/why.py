"""Why a ticket was called, and why others were called before it."""

from datetime import datetime, timedelta

from contract.answers import PassedBy, Why
from contract.errors import ProblemType, Refusal
from contract.snapshots import LineHead
from contract.texts import Say
from contract.why import why_before, why_called, why_waiting
from contract.words import TicketState
from server.application.found import ticket_of
from server.application.snapshots.basis import Basis, seconds
from server.application.staffing import clock_of, duty_of
from server.domain.standstill import stood_still
from server.domain.tickets import Ticket

PASSED = 5
"""How many of the calls that went before somebody are told."""


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


def _going_since(basis: Basis, service: str, moment: datetime) -> timedelta:
    """For how long the lines of a service have gone on since a moment."""
    still = stood_still(basis.reading.standstills(moment), moment, basis.now, service)
    return basis.now - moment - still


def _passed_by(basis: Basis, ticket: Ticket, say: Say) -> tuple[PassedBy, ...]:
    """The last calls, at counters that could have called it, of tickets taken later."""
    reading = basis.reading
    service = ticket.present.service
    able = [one.id for one in reading.counters() if service in duty_of(reading, one).level_of]
    if not able:
        return ()
    target = reading.layout.law.targets.get(service, timedelta())
    found, waited = [], ticket.waited_at(clock_of(reading, service, basis.now))
    for call, reasons in reading.called_later_comers(ticket.issued_at, able, PASSED):
        if reasons is None:
            continue
        own = LineHead(
            ticket=ticket.id,
            number=ticket.number,
            waited=seconds(waited - _going_since(basis, service, call.at)),
            service=service,
            target=round(target.total_seconds()),
        )
        found.append(
            PassedBy(
                call=call.call,
                number=call.number,
                at=call.at,
                sentence=why_before(reasons, own, say),
            )
        )
    return tuple(found)
