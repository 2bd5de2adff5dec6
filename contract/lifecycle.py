"""The life cycles of tickets and counters: two tables and one function that applies them.

Every change of a ticket's or a counter's state goes through `move`. No other code compares states.
`allowed` reads the same tables, so what a screen offers and what the server does cannot differ.
The tables name commands, so no module that `contract.commands` imports may import this one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from contract import commands as c
from contract.enums import CommandName, CounterAction, CounterState, TicketAction, TicketState

T = TicketState
A = TicketAction
C = CounterState


@dataclass(frozen=True, slots=True)
class Step[S]:
    """The state after an action; `with_next_stop`: where the ticket has a further stop."""

    to: S
    with_next_stop: S | None = None


class NotAllowed(Exception):
    """The table has no row for this: the state does not allow the action."""

    def __init__(self, state: str, action: str, allowed: Iterable[str]) -> None:
        self.state = state
        self.action = action
        self.allowed = tuple(sorted(allowed))
        super().__init__(f"{action} is not allowed in state {state}")


TICKET: Final[Mapping[tuple[TicketState, TicketAction], Step[TicketState]]] = {
    (T.WAITING, A.CALL): Step(T.CALLED),
    (T.CALLED, A.RECALL): Step(T.CALLED),
    (T.CALLED, A.START): Step(T.SERVING),
    # The start was not recorded: the duration of the service is then unknown.
    (T.CALLED, A.FINISH): Step(T.FINISHED, with_next_stop=T.WAITING),
    (T.CALLED, A.REQUEUE): Step(T.WAITING),
    (T.CALLED, A.UNDO_CALL): Step(T.WAITING),
    (T.CALLED, A.SUSPEND): Step(T.WAITING),
    (T.CALLED, A.MARK_NO_SHOW): Step(T.MISSED),
    (T.CALLED, A.HOLD): Step(T.ON_HOLD),
    (T.SERVING, A.HOLD): Step(T.ON_HOLD),
    (T.WAITING, A.TRANSFER): Step(T.WAITING),
    (T.CALLED, A.TRANSFER): Step(T.WAITING),
    (T.SERVING, A.TRANSFER): Step(T.WAITING),
    (T.SERVING, A.UNDO_START): Step(T.CALLED),
    (T.SERVING, A.ADD_SERVICE): Step(T.SERVING),
    (T.SERVING, A.FINISH): Step(T.FINISHED, with_next_stop=T.WAITING),
    (T.ON_HOLD, A.RESUME): Step(T.CALLED),
    (T.ON_HOLD, A.REQUEUE): Step(T.WAITING),
    (T.MISSED, A.REOPEN): Step(T.WAITING),
    (T.FINISHED, A.REOPEN): Step(T.SERVING),
    (T.CANCELLED, A.REOPEN): Step(T.WAITING),
    (T.WAITING, A.CHANGE_SERVICE): Step(T.WAITING),
    (T.CALLED, A.CHANGE_SERVICE): Step(T.CALLED),
    (T.ON_HOLD, A.CHANGE_SERVICE): Step(T.ON_HOLD),
    (T.MISSED, A.CHANGE_SERVICE): Step(T.MISSED),
    (T.WAITING, A.STEP_BACK): Step(T.WAITING),
    # Reserved for a counter that stays away, it goes back to the queue of its service.
    (T.WAITING, A.RELEASE): Step(T.WAITING),
    (T.ON_HOLD, A.RELEASE): Step(T.ON_HOLD),
    (T.MISSED, A.RELEASE): Step(T.MISSED),
    (T.WAITING, A.CANCEL): Step(T.CANCELLED),
    (T.CALLED, A.CANCEL): Step(T.CANCELLED),
    (T.ON_HOLD, A.CANCEL): Step(T.CANCELLED),
    (T.MISSED, A.CANCEL): Step(T.CANCELLED),
    (T.WAITING, A.END_WITH_COUPON): Step(T.CANCELLED, with_next_stop=T.WAITING),
    (T.ON_HOLD, A.END_WITH_COUPON): Step(T.CANCELLED, with_next_stop=T.WAITING),
    (T.MISSED, A.END_WITH_COUPON): Step(T.CANCELLED, with_next_stop=T.WAITING),
    (T.WAITING, A.EXPIRE): Step(T.EXPIRED),
    (T.CALLED, A.EXPIRE): Step(T.EXPIRED),
    # Its operator left the counter, and the visitor was not served to the end.
    (T.SERVING, A.EXPIRE): Step(T.EXPIRED),
    (T.ON_HOLD, A.EXPIRE): Step(T.EXPIRED),
    (T.MISSED, A.EXPIRE): Step(T.EXPIRED),
}

COUNTER: Final[Mapping[tuple[CounterState, CounterAction], Step[CounterState]]] = {
    (C.CLOSED, CounterAction.OPEN): Step(C.OPEN),
    (C.PAUSED, CounterAction.OPEN): Step(C.OPEN),
    (C.OPEN, CounterAction.BREAK): Step(C.PAUSED),
    (C.OPEN, CounterAction.CLOSE): Step(C.CLOSED),
    (C.PAUSED, CounterAction.CLOSE): Step(C.CLOSED),
}

COUNTER_ACTION: Final[Mapping[CommandName, CounterAction]] = {
    c.OpenCounter.name: CounterAction.OPEN,
    c.TakeBreak.name: CounterAction.BREAK,
    c.CloseCounter.name: CounterAction.CLOSE,
}
"""The commands of an operator on the counter itself."""

ON_OWN_TICKET: Final[Mapping[CommandName, TicketAction]] = {
    c.Recall.name: A.RECALL,
    c.Start.name: A.START,
    c.Finish.name: A.FINISH,
    c.MarkNoShow.name: A.MARK_NO_SHOW,
    c.Requeue.name: A.REQUEUE,
    c.UndoCall.name: A.UNDO_CALL,
    c.UndoStart.name: A.UNDO_START,
    c.Hold.name: A.HOLD,
    c.Transfer.name: A.TRANSFER,
    c.AddService.name: A.ADD_SERVICE,
    c.ChangeService.name: A.CHANGE_SERVICE,
}
"""The commands of an operator on the ticket that is active at the counter."""

ON_ANY_TICKET: Final[Mapping[CommandName, TicketAction]] = {
    c.Requeue.name: A.REQUEUE,
    c.Transfer.name: A.TRANSFER,
    c.AddService.name: A.ADD_SERVICE,
    c.ChangeService.name: A.CHANGE_SERVICE,
    c.StepBack.name: A.STEP_BACK,
    c.Cancel.name: A.CANCEL,
    c.GiveCoupon.name: A.END_WITH_COUPON,
    c.Reopen.name: A.REOPEN,
}
"""The commands on a ticket that its bearer or staff on the floor may give, by its state.
(A finished ticket is reopened where it was finished.)"""

MAKES_A_STOP: Final = (c.Transfer.name, c.AddService.name)

NEEDS_FREE_OPEN_COUNTER: Final = (
    c.CallNext.name,
    c.CallTicket.name,
    c.Resume.name,
    c.Reopen.name,
)
"""The commands that call a ticket to a counter."""


def move[S: TicketState | CounterState, X: TicketAction | CounterAction](
    table: Mapping[tuple[S, X], Step[S]], state: S, action: X, *, next_stop: bool = False
) -> S:
    """The state after `action`, or `NotAllowed`; the only function that changes a state."""
    step = table.get((state, action))
    if step is None:
        raise NotAllowed(state, action, actions_of(table, state))
    if next_stop and step.with_next_stop is not None:
        return step.with_next_stop
    return step.to


def actions_of[S: TicketState | CounterState, X: TicketAction | CounterAction](
    table: Mapping[tuple[S, X], Step[S]], state: S
) -> list[X]:
    """The actions that the table allows in a state, in the table's order."""
    return [action for (row, action) in table if row is state]


def allowed(
    counter: CounterState,
    ticket: TicketState | None,
    *,
    can_undo_call: bool,
    can_recall: bool,
    waiting: bool,
    on_hold: bool,
    can_reopen: bool,
    another_stop: bool,
) -> list[CommandName]:
    """What an operator may do at a counter now, as names of commands.

    Args:
        ticket: the state of the ticket that is active at it; None without one.
        can_undo_call: the call is recent enough to be undone.
        can_recall: the last call is old enough to be repeated.
        waiting: a visitor waits whom this counter may call.
        on_hold: a ticket on hold can be resumed here.
        can_reopen: the ticket last finished here can still be reopened.
        another_stop: the ticket may get one more stop.
    """
    only_if = {
        c.UndoCall.name: can_undo_call,
        c.Recall.name: can_recall,
        **dict.fromkeys(MAKES_A_STOP, another_stop),
        c.CallNext.name: waiting,
        c.CallTicket.name: waiting,
        c.Resume.name: on_hold,
        c.Reopen.name: can_reopen,
    }
    if ticket is not None:
        names = [name for name, action in ON_OWN_TICKET.items() if (ticket, action) in TICKET]
    else:
        names = [*NEEDS_FREE_OPEN_COUNTER] if counter is C.OPEN else []
        names += [name for name, action in COUNTER_ACTION.items() if (counter, action) in COUNTER]
    return [name for name in names if only_if.get(name, True)]


def allowed_on(ticket: TicketState, *, another_stop: bool) -> list[CommandName]:
    """What its bearer or staff on the floor may do to a ticket now; `another_stop` as for
    `allowed`."""
    names = [name for name, action in ON_ANY_TICKET.items() if (ticket, action) in TICKET]
    if not another_stop:
        names = [name for name in names if name not in MAKES_A_STOP]
    if ticket is T.FINISHED:
        names.remove(c.Reopen.name)
    return names
