"""Why a ticket was called, and why others were called before it."""

from datetime import timedelta

from contract.answers import PassedBy, Why
from contract.enums import TicketState
from contract.errors import ProblemType, Refusal
from contract.snapshots import QueueHead
from contract.texts import Say
from contract.why import why_before, why_called
from server.domain.tickets import Ticket
from server.views.context import SnapshotContext, number_of, seconds
from server.views.lookups import ticket_of

PASSED = 5
"""How many of the calls before a ticket are listed."""


def why(context: SnapshotContext, identity: str, say: Say, *, to_bearer: bool) -> Why:
    """The answer for one ticket; `not_allowed_now` if it neither waits nor was called. The visitor
    (`to_bearer`) gets only the sentence: the rule that decided could disclose the class of another
    ticket."""
    ticket = ticket_of(context.reading, identity)
    if ticket.reasons is not None:
        reasons = None if to_bearer else ticket.reasons
        counter = number_of(context.reading.layout, ticket.counter) or ""
        sentence = why_called(ticket.reasons, say, counter)
        return Why(ticket=ticket.id, number=ticket.number, sentence=sentence, reasons=reasons)
    if ticket.state is not TicketState.WAITING:
        raise Refusal(
            ProblemType.NOT_ALLOWED_NOW, {"command": "why"}, state=ticket.state, allowed=()
        )
    passed = _passed_by(context, ticket, say)
    return Why(
        ticket=ticket.id,
        number=ticket.number,
        sentence=passed[0].sentence if passed else say("why_waiting"),
        passed_by=passed,
    )


def _passed_by(context: SnapshotContext, ticket: Ticket, say: Say) -> tuple[PassedBy, ...]:
    """The last calls for its service, since it came to its queue, of tickets that were taken
    later."""
    service = ticket.present.service
    target = context.reading.layout.priority_rules.targets.get(service, timedelta())
    found = []
    for call in context.reading.calls_before(ticket, PASSED):
        if call.reasons is None or call.called_at is None:
            continue
        own = QueueHead(
            ticket=ticket.id,
            number=ticket.number,
            waited=seconds(call.called_at - ticket.queued_from),
            service=service,
            target=round(target.total_seconds()),
        )
        sentence = why_before(call.reasons, own, say)
        found.append(PassedBy(call=call.call, number=call.number, at=call.at, sentence=sentence))
    return tuple(found)
