"""How long an action can be undone, and how soon it can be repeated.

The one place for these times: commands refuse by them, the buttons of a counter are drawn by
them, and the publisher wakes at them. Calls, recalls, no-shows and comebacks are timed by the
clock of the ticket's service (`server.domain.suspension`), so a suspension uses none of that
time up. Reopening and printing do not stop with a service: they are timed by the hall's clock.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from contract.centre import Rules
from contract.enums import Assist, EventName, Paper, TicketState
from server.domain.tickets import Ticket

NO_TIME = timedelta()


def undo_time(rules: Rules) -> timedelta:
    """How long a call can be undone."""
    return timedelta(seconds=rules.undo_seconds)


def recall_pause(rules: Rules) -> timedelta:
    """How long after a call the next recall has to wait."""
    return timedelta(seconds=rules.recall_cooldown_seconds)


def reopen_time(rules: Rules) -> timedelta:
    """How long a finished or cancelled ticket can be reopened."""
    return timedelta(minutes=rules.reopen_minutes)


def paper_time(rules: Rules) -> timedelta:
    """How long a ticket is not called because its paper may still be coming out."""
    return timedelta(seconds=rules.pending_paper_seconds)


def changes_after(rules: Rules) -> Mapping[EventName, Sequence[timedelta]]:
    """How long after an event a snapshot changes without a further event."""
    undo, pause = undo_time(rules), recall_pause(rules)
    return {
        EventName.TICKET_ISSUED: (paper_time(rules),),
        EventName.TICKET_CALLED: (undo, pause),
        EventName.TICKET_RESUMED: (undo, pause),
        EventName.TICKET_RECALLED: (pause,),
        EventName.SERVICE_FINISHED: (reopen_time(rules),),
        EventName.TICKET_REQUEUED: (timedelta(minutes=rules.requeue_minutes),),
        EventName.TICKET_STEPPED_BACK: (timedelta(minutes=rules.step_back_minutes),),
    }


def may_undo_call(ticket: Ticket, rules: Rules, clock: datetime) -> bool:
    """Whether the call of a ticket is young enough to be undone."""
    return ticket.called_at is not None and clock - ticket.called_at <= undo_time(rules)


def may_recall(ticket: Ticket, rules: Rules, clock: datetime) -> bool:
    """Whether the last call of a ticket is old enough to be repeated.

    A clock that stands still because it was ahead holds up no recall.
    """
    called = ticket.last_called_at
    return called is None or not NO_TIME < clock - called < recall_pause(rules)


def may_reopen(ended_at: datetime, rules: Rules, now: datetime) -> bool:
    """Whether a ticket that was finished or cancelled then can still be reopened."""
    return now - ended_at <= reopen_time(rules)


def may_come_back(ticket: Ticket, clock: datetime) -> bool:
    """Whether a missed visitor's place is still held."""
    return ticket.comeback_until is not None and clock <= ticket.comeback_until


def paper_is_coming(ticket: Ticket, rules: Rules, now: datetime) -> bool:
    """Whether the paper of a ticket may still be coming out, so that its number is in no hand."""
    return ticket.paper is Paper.PENDING and now - ticket.issued_at < paper_time(rules)


def missed_from(ticket: Ticket, rules: Rules, assist: Collection[Assist]) -> datetime | None:
    """From when on a called ticket is missed: it was recalled often enough, and its bearer had
    the time to come, twice as long for one who walks badly. None: not by the clock.

    Args:
        assist: the help that its bearer asks for.
    """
    enough = 0 < rules.no_show_recalls <= ticket.recalls
    if ticket.state is not TicketState.CALLED or not enough or ticket.last_called_at is None:
        return None
    seconds = rules.no_show_seconds * (2 if Assist.WALK in assist else 1)
    return ticket.last_called_at + timedelta(seconds=seconds)


def number_rests_until(ticket: Ticket, rules: Rules, *, resting: bool = True) -> datetime:
    """Until when no other ticket gets the number of a missed one: until it can no longer come
    back, and (`resting`) for `number_rest_minutes` after that."""
    rest = timedelta(minutes=rules.number_rest_minutes) if resting else NO_TIME
    return (ticket.comeback_until or ticket.since) + rest
