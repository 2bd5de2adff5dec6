"""How long an action can be undone, and how soon it can be repeated.

The only place for these times: commands, the buttons of a counter and the wake-ups of the publisher
use them. Calls, recalls, no-shows and comebacks are timed by the clock of the ticket's service
(`server.domain.centres`), so a suspension does not use up that time. Reopening and printing do
not stop with a service: they are timed by the hall's clock.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from contract import events as e
from contract.centre import Rules
from contract.enums import Assist, Paper, TicketState
from server.domain.tickets import Ticket

NO_TIME = timedelta()


def reopen_time(rules: Rules) -> timedelta:
    """How long a finished or cancelled ticket can be reopened."""
    return timedelta(minutes=rules.reopen_minutes)


def paper_time(rules: Rules) -> timedelta:
    """How long a ticket is not called because its paper may still be printing."""
    return timedelta(seconds=rules.pending_paper_seconds)


def changes_after(rules: Rules) -> Mapping[str, Sequence[timedelta]]:
    """The times after an event at which a snapshot changes without a further event."""
    undo = timedelta(seconds=rules.undo_seconds)
    pause = timedelta(seconds=rules.recall_cooldown_seconds)
    return {
        e.TicketIssued.name: (paper_time(rules),),
        e.TicketCalled.name: (undo, pause),
        e.TicketResumed.name: (undo, pause),
        e.TicketRecalled.name: (pause,),
        e.ServiceFinished.name: (reopen_time(rules),),
        e.TicketRequeued.name: (timedelta(minutes=rules.requeue_minutes),),
        e.TicketSteppedBack.name: (timedelta(minutes=rules.step_back_minutes),),
    }


def may_undo_call(ticket: Ticket, rules: Rules, clock: datetime) -> bool:
    """Whether the call of a ticket is recent enough to be undone."""
    undo = timedelta(seconds=rules.undo_seconds)
    return ticket.called_at is not None and clock - ticket.called_at <= undo


def may_recall(ticket: Ticket, rules: Rules, clock: datetime) -> bool:
    """Whether the last call of a ticket is old enough to be repeated. A clock that stands still
    because it was ahead does not block a recall."""
    called, pause = ticket.last_called_at, timedelta(seconds=rules.recall_cooldown_seconds)
    return called is None or not NO_TIME < clock - called < pause


def may_reopen(ended_at: datetime, rules: Rules, now: datetime) -> bool:
    """Whether a ticket that was finished or cancelled then can still be reopened."""
    return now - ended_at <= reopen_time(rules)


def paper_is_coming(ticket: Ticket, rules: Rules, now: datetime) -> bool:
    """Whether the paper of a ticket may still be printing, so that no visitor has its number
    yet."""
    return ticket.paper is Paper.PENDING and now - ticket.issued_at < paper_time(rules)


def missed_from(ticket: Ticket, rules: Rules, assist: Collection[Assist]) -> datetime | None:
    """When the clock marks a called ticket as missed: after the required recalls, and the time that
    its bearer has to come, twice as long for a visitor who walks badly. None: the clock does not.
    """
    enough = 0 < rules.no_show_recalls <= ticket.recalls
    if ticket.state is not TicketState.CALLED or not enough or ticket.last_called_at is None:
        return None
    seconds = rules.no_show_seconds * (2 if Assist.WALK in assist else 1)
    return ticket.last_called_at + timedelta(seconds=seconds)
