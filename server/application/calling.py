"""Calling a ticket, calling it again, and what follows when nobody comes."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from contract import commands as c
from contract import events as e
from contract.enums import Assist, CommandName, CounterState, Role, Rule, TicketState
from contract.errors import ProblemType, Refusal
from contract.lifecycle import NotAllowed
from contract.snapshots import QueueHead, Reasons
from server.application.counters import comes_to_line
from server.application.found import counter_for, own_ticket, ticket_of
from server.application.hall import Answer, DeskOf, Hall
from server.application.ports import Reading, Unit
from server.application.principal import Principal
from server.application.staffing import (
    levels_of,
    profile_of,
    reservations_of,
    services_of,
    standing_still,
)
from server.domain import selection
from server.domain.counters import Counter
from server.domain.papers import OnTheWay, on_the_way
from server.domain.selection import Choice, Head
from server.domain.suspension import stood_still
from server.domain.tickets import Ticket


def call_next(hall: Hall, unit: Unit, who: Principal, command: c.CallNext) -> Answer:
    """Call whoever is next for this counter."""
    if not call_whoever_is_next(hall, unit, who, command.counter):
        raise Refusal(ProblemType.NO_ONE_WAITING, {"command": command.name})
    return DeskOf(command.counter)


def call_whoever_is_next(hall: Hall, unit: Unit, who: Principal, identity: str) -> bool:
    """Call the next ticket of a counter's profile; False when nobody waits for it."""
    counter = free_counter(unit, who, identity, CommandName.CALL_NEXT)
    choice = next_of(unit, counter, unit.now, heads_for(unit, counter, hall.clock.now()))
    if choice is None:
        return False
    ticket = ticket_of(unit, choice.head.ticket)
    reasons = _with_next_in_line(unit, ticket, choice.reasons)
    _call(unit, who, counter, ticket, reasons, choice.favoured)
    return True


def _with_next_in_line(unit: Unit, ticket: Ticket, reasons: Reasons) -> Reasons:
    """The reasons of a call with whom its own line has next, where no other line had anybody,
    or only others for its service: only heads are compared, but who stands behind one was
    passed over too, and is whom its bearer may be told of. Not who stands before it: it lets
    others pass, or its paper is on its way, and no wait decided there."""
    others = reasons.compared[1:]
    beside = any(one.service == ticket.present.service for one in others)
    if reasons.rule != Rule.ONLY_ONE and not (reasons.rule == Rule.LONGEST_WAIT and beside):
        return reasons
    behind = unit.behind(ticket)
    other = unit.ticket(behind) if behind is not None else None
    if other is None:
        return reasons
    compared = (*reasons.compared[: selection.COMPARED - 1], _compared(unit, other))
    return Reasons(rule=Rule.LONGEST_WAIT, compared=compared, reason=reasons.reason)


def free_counter(unit: Unit, who: Principal, identity: str, name: CommandName) -> Counter:
    """The open counter without a ticket, to which a ticket can be brought now.

    Raises:
        Refusal: `suspended`, `counter_taken`, `not_found`.
        NotAllowed: it is not open, or has a ticket.
    """
    counter = counter_for(unit, who, identity)
    if counter.state is not CounterState.OPEN or counter.ticket is not None:
        raise NotAllowed(counter.state, name, ())
    hall_goes(unit)
    return counter


def hall_goes(unit: Reading) -> None:
    """Refuse while the whole hall stands still."""
    if unit.centre.suspended_at is not None:
        raise Refusal(ProblemType.SUSPENDED, {"what": "centre"}, state="suspended")


def service_goes(unit: Reading, service: str) -> None:
    """Refuse while a service stands still."""
    if service in standing_still(unit):
        raise Refusal(ProblemType.SUSPENDED, {"what": "service"}, state="suspended")


def papers_on_the_way(reading: Reading, clock_now: datetime) -> OnTheWay:
    """The papers that may be on their way still, by what the clock says."""
    return on_the_way(clock_now, reading.layout.config.rules.pending_paper_seconds)


def _paper_is_there(hall: Hall, unit: Unit, ticket: Ticket) -> None:
    """Refuse a ticket whose paper is on its way: nobody may have its number yet."""
    if papers_on_the_way(unit, hall.clock.now()).has(ticket):
        raise Refusal(
            ProblemType.NOT_ALLOWED_NOW,
            {"command": CommandName.CALL_TICKET},
            state=ticket.paper,
        )


def heads_for(reading: Reading, counter: Counter, clock_now: datetime) -> list[Head]:
    """The heads of the lines from which a counter may call now, by what the clock says."""
    if reading.centre.suspended_at is not None:
        return []
    still = standing_still(reading)
    services = [one for one in services_of(reading, counter) if one not in still]
    papers = papers_on_the_way(reading, clock_now)
    heads = reading.heads(services, reservations_of(counter), papers)
    return [head for head in heads if head.service not in still]


def next_of(
    reading: Reading, counter: Counter, now: datetime, heads: Sequence[Head]
) -> Choice | None:
    """Who of some heads is next for a counter, and why."""
    return selection.choose(
        heads,
        now,
        reading.layout.law,
        levels_of(reading, counter),
        reading.recent_calls(profile_of(reading, counter)),
    )


def _call(
    unit: Unit,
    who: Principal,
    counter: Counter,
    ticket: Ticket,
    reasons: Reasons,
    favoured: bool,
) -> None:
    unit.append(
        e.TicketCalled(
            ticket=ticket.id,
            number=ticket.number,
            stop=ticket.stop,
            service=ticket.present.service,
            counter=counter.id,
            operator=counter.operator or who.id,
            call=unit.centre.call + 1,
            language=ticket.language,
            assist=(),
            waited=round(ticket.waited_at(unit.now) / timedelta(milliseconds=1)),
            reasons=reasons,
            profile=profile_of(unit, counter),
            favoured=favoured,
        )
    )


def call_ticket(hall: Hall, unit: Unit, who: Principal, command: c.CallTicket) -> Answer:
    """Call a chosen ticket out of order; the log keeps the reason and who was passed.

    An operator may choose among those whom the counter serves; supervisors among all, or all
    of the agency for which alone they act (`agencies.permit_agency`).
    """
    counter = free_counter(unit, who, command.counter, command.name)
    ticket = ticket_of(unit, command.ticket)
    service = ticket.present.service
    if ticket.state is TicketState.WAITING:
        service_goes(unit, service)
        _paper_is_there(hall, unit, ticket)
        mine = service in services_of(unit, counter) and not ticket.reserved_for
        if (
            who.role is Role.OPERATOR
            and not mine
            and ticket.reserved_for not in reservations_of(counter)
        ):
            raise Refusal(ProblemType.NOT_IN_PROFILE, {"number": ticket.number})
    law = unit.layout.law
    heads = heads_for(unit, counter, hall.clock.now())
    choice = next_of(unit, counter, unit.now, heads)
    passed = choice.reasons.compared if choice else ()
    ordinary_waits = any(not law.favoured(head.ticket_class) for head in heads)
    reasons = Reasons(
        rule=Rule.CHOSEN,
        compared=(
            _compared(unit, ticket),
            *(one for one in passed if one.ticket != ticket.id),
        )[: selection.COMPARED],
        reason=command.reason,
    )
    favoured = law.bounded(ticket.ticket_class) and ordinary_waits
    _call(unit, who, counter, ticket, reasons, favoured)
    return DeskOf(command.counter)


def _compared(unit: Unit, ticket: Ticket) -> QueueHead:
    target = unit.layout.law.targets.get(ticket.present.service, timedelta())
    return QueueHead(
        ticket=ticket.id,
        number=ticket.number,
        waited=int(ticket.waited_at(unit.now).total_seconds()),
        service=ticket.present.service,
        target=int(target.total_seconds()),
    )


def recall(hall: Hall, unit: Unit, who: Principal, command: c.Recall) -> Answer:
    """Call the called ticket again: a new number on the list of calls."""
    ticket = own_ticket(unit, counter_for(unit, who, command.counter), command)
    if ticket.state is TicketState.CALLED:
        # Called though all stands still: its start was undone since.
        hall_goes(unit)
        service_goes(unit, ticket.present.service)
        if cooling(unit, ticket, hall.clock.now()):
            raise Refusal(ProblemType.TOO_FAST, {"command": command.name}, state=ticket.state)
    unit.append(
        e.TicketRecalled(
            ticket=ticket.id,
            number=ticket.number,
            counter=command.counter,
            call=unit.centre.call + 1,
            language=ticket.language,
            assist=(),
        )
    )
    return DeskOf(command.counter)


def cooling(reading: Reading, ticket: Ticket, now: datetime) -> bool:
    """Whether the last call of a ticket is too young to be repeated.

    Args:
        now: what the clock says. Where it went back, what is recorded stands: how old the
            call is nobody knows then, and it is refused to nobody for that.
    """
    cooldown = timedelta(seconds=reading.layout.config.rules.recall_cooldown_seconds)
    called = ticket.last_called_at
    return called is not None and timedelta() <= now - called < cooldown


def undo_call(hall: Hall, unit: Unit, who: Principal, command: c.UndoCall) -> Answer:
    """Withdraw a call that was a slip; the ticket loses no place."""
    ticket = own_ticket(unit, counter_for(unit, who, command.counter), command)
    young = timedelta(seconds=unit.layout.config.rules.undo_seconds)
    if ticket.called_at is not None and unit.now - ticket.called_at > young:
        raise Refusal(
            ProblemType.TOO_LATE, {"command": command.name, "staff": "yes"}, state=ticket.state
        )
    unit.append(e.CallWithdrawn(ticket=ticket.id, counter=command.counter, call=ticket.call or 0))
    comes_to_line(unit, ticket.id)
    return DeskOf(command.counter)


def requeue(hall: Hall, unit: Unit, who: Principal, command: c.Requeue) -> Answer:
    """Put an absent visitor back in line, letting a few calls pass."""
    ticket = own_ticket(unit, counter_for(unit, who, command.counter), command)
    put_back(unit, ticket, command.counter)
    return DeskOf(command.counter)


def put_back(unit: Unit, ticket: Ticket, counter: str) -> None:
    """Requeue the ticket that is called at a counter."""
    skip = unit.layout.config.rules.requeue_skip
    unit.append(e.TicketRequeued(ticket=ticket.id, counter=counter, skip=skip))
    comes_to_line(unit, ticket.id)


def mark_no_show(hall: Hall, unit: Unit, who: Principal, command: c.MarkNoShow) -> Answer:
    """Mark a ticket as missed; its place is held for the comeback time.

    The clock marks only what was recalled so often, and so long ago, as the rules say.
    """
    ticket = own_ticket(unit, counter_for(unit, who, command.counter), command)
    if who.role is Role.CLOCK and not unanswered(unit, ticket, unit.now):
        raise Refusal(ProblemType.TOO_LATE, {"command": command.name}, state=ticket.state)
    comeback = timedelta(minutes=unit.layout.config.rules.comeback_minutes)
    unit.append(
        e.TicketMissed(
            ticket=ticket.id,
            counter=command.counter,
            recalls=ticket.recalls,
            comeback_until=unit.now + comeback,
        )
    )
    return DeskOf(command.counter)


def unanswered(reading: Reading, ticket: Ticket, now: datetime) -> bool:
    """Whether a called ticket was recalled as often as the rules ask, without an answer."""
    rules = reading.layout.config.rules
    if (
        ticket.state is not TicketState.CALLED
        or rules.no_show_recalls == 0
        or ticket.recalls < rules.no_show_recalls
        or reading.centre.suspended_at is not None
    ):
        return False
    since = absent_since(ticket)
    still = stood_still(reading.suspensions(since), since, now, ticket.present.service)
    return now - since - still >= answer_time(reading, ticket)


def absent_since(ticket: Ticket) -> datetime:
    """From when on a called visitor could have come: the last call, or the undoing of a
    start since; the time that was taken for service was no absence."""
    return max(ticket.last_called_at or ticket.since, ticket.since)


def answer_time(reading: Reading, ticket: Ticket) -> timedelta:
    """How long a called visitor has to come after the last recall; twice as long for one
    who walks badly."""
    seconds = reading.layout.config.rules.no_show_seconds
    return timedelta(seconds=2 * seconds if Assist.WALK in ticket.assist else seconds)
