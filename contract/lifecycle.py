"""The life cycles of tickets, counters and bookings: three tables and one function that applies
them.

Every change of such a state goes through `move`. No other code compares states.
`allowed` reads the same tables, so what a screen offers and what the server does cannot differ.
The tables name commands, so no module that `contract.commands` imports may import this one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from contract import commands as c
from contract.enums import (
    BookingAction,
    BookingState,
    CommandName,
    CounterAction,
    CounterState,
    TicketAction,
    TicketState,
)

T = TicketState
A = TicketAction
C = CounterState
B = BookingState


@dataclass(frozen=True, slots=True)
class Transition[S]:
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


TICKET: Final[Mapping[tuple[TicketState, TicketAction], Transition[TicketState]]] = {
    (T.WAITING, A.CALL): Transition(T.CALLED),
    (T.CALLED, A.RECALL): Transition(T.CALLED),
    (T.CALLED, A.START): Transition(T.SERVING),
    # The start was not recorded: the duration of the service is then unknown.
    (T.CALLED, A.FINISH): Transition(T.FINISHED, with_next_stop=T.WAITING),
    (T.CALLED, A.REQUEUE): Transition(T.WAITING),
    (T.CALLED, A.UNDO_CALL): Transition(T.WAITING),
    (T.CALLED, A.SUSPEND): Transition(T.WAITING),
    (T.CALLED, A.MARK_NO_SHOW): Transition(T.MISSED),
    (T.CALLED, A.HOLD): Transition(T.ON_HOLD),
    (T.SERVING, A.HOLD): Transition(T.ON_HOLD),
    (T.WAITING, A.TRANSFER): Transition(T.WAITING),
    (T.CALLED, A.TRANSFER): Transition(T.WAITING),
    (T.SERVING, A.TRANSFER): Transition(T.WAITING),
    (T.SERVING, A.UNDO_START): Transition(T.CALLED),
    (T.SERVING, A.ADD_SERVICE): Transition(T.SERVING),
    (T.SERVING, A.FINISH): Transition(T.FINISHED, with_next_stop=T.WAITING),
    (T.ON_HOLD, A.RESUME): Transition(T.CALLED),
    (T.ON_HOLD, A.REQUEUE): Transition(T.WAITING),
    (T.MISSED, A.REOPEN): Transition(T.WAITING),
    (T.FINISHED, A.REOPEN): Transition(T.SERVING),
    (T.CANCELLED, A.REOPEN): Transition(T.WAITING),
    (T.WAITING, A.CHANGE_SERVICE): Transition(T.WAITING),
    (T.CALLED, A.CHANGE_SERVICE): Transition(T.CALLED),
    (T.ON_HOLD, A.CHANGE_SERVICE): Transition(T.ON_HOLD),
    (T.MISSED, A.CHANGE_SERVICE): Transition(T.MISSED),
    (T.WAITING, A.STEP_BACK): Transition(T.WAITING),
    # Reserved for a counter that stays away, it goes back to the queue of its service.
    (T.WAITING, A.RELEASE): Transition(T.WAITING),
    (T.ON_HOLD, A.RELEASE): Transition(T.ON_HOLD),
    (T.MISSED, A.RELEASE): Transition(T.MISSED),
    (T.WAITING, A.CANCEL): Transition(T.CANCELLED),
    (T.CALLED, A.CANCEL): Transition(T.CANCELLED),
    (T.ON_HOLD, A.CANCEL): Transition(T.CANCELLED),
    (T.MISSED, A.CANCEL): Transition(T.CANCELLED),
    (T.WAITING, A.END_WITH_COUPON): Transition(T.CANCELLED, with_next_stop=T.WAITING),
    (T.ON_HOLD, A.END_WITH_COUPON): Transition(T.CANCELLED, with_next_stop=T.WAITING),
    (T.MISSED, A.END_WITH_COUPON): Transition(T.CANCELLED, with_next_stop=T.WAITING),
    (T.WAITING, A.EXPIRE): Transition(T.EXPIRED),
    (T.CALLED, A.EXPIRE): Transition(T.EXPIRED),
    # Its operator left the counter, and the visitor was not served to the end.
    (T.SERVING, A.EXPIRE): Transition(T.EXPIRED),
    (T.ON_HOLD, A.EXPIRE): Transition(T.EXPIRED),
    (T.MISSED, A.EXPIRE): Transition(T.EXPIRED),
}

COUNTER: Final[Mapping[tuple[CounterState, CounterAction], Transition[CounterState]]] = {
    (C.CLOSED, CounterAction.OPEN): Transition(C.OPEN),
    (C.PAUSED, CounterAction.OPEN): Transition(C.OPEN),
    (C.OPEN, CounterAction.BREAK): Transition(C.PAUSED),
    (C.OPEN, CounterAction.CLOSE): Transition(C.CLOSED),
    (C.PAUSED, CounterAction.CLOSE): Transition(C.CLOSED),
}

BOOKING: Final[Mapping[tuple[BookingState, BookingAction], Transition[BookingState]]] = {
    (B.HELD, BookingAction.EXTEND): Transition(B.HELD),
    (B.HELD, BookingAction.ASK_TO_CONFIRM): Transition(B.PENDING),
    (B.HELD, BookingAction.BOOK): Transition(B.BOOKED),
    (B.HELD, BookingAction.CANCEL): Transition(B.CANCELLED),
    (B.HELD, BookingAction.LAPSE): Transition(B.LAPSED),
    # The form was sent late, and the slot is still free.
    (B.LAPSED, BookingAction.ASK_TO_CONFIRM): Transition(B.PENDING),
    (B.LAPSED, BookingAction.BOOK): Transition(B.BOOKED),
    (B.PENDING, BookingAction.BOOK): Transition(B.BOOKED),
    (B.PENDING, BookingAction.CANCEL): Transition(B.CANCELLED),
    (B.PENDING, BookingAction.LAPSE): Transition(B.LAPSED),
    (B.JOINING, BookingAction.LIST): Transition(B.LISTED),
    (B.JOINING, BookingAction.CANCEL): Transition(B.CANCELLED),
    (B.JOINING, BookingAction.LAPSE): Transition(B.LAPSED),
    (B.LISTED, BookingAction.OFFER): Transition(B.OFFERED),
    (B.LISTED, BookingAction.CANCEL): Transition(B.CANCELLED),
    (B.OFFERED, BookingAction.BOOK): Transition(B.BOOKED),
    # Declined, or not answered in time.
    (B.OFFERED, BookingAction.CANCEL): Transition(B.CANCELLED),
    (B.BOOKED, BookingAction.ASK): Transition(B.BOOKED),
    (B.BOOKED, BookingAction.ANSWER): Transition(B.BOOKED),
    (B.BOOKED, BookingAction.MOVE): Transition(B.BOOKED),
    (B.BOOKED, BookingAction.CANCEL): Transition(B.CANCELLED),
    (B.BOOKED, BookingAction.MISS): Transition(B.MISSED),
    (B.BOOKED, BookingAction.ARRIVE): Transition(B.ARRIVED),
    # Too late for the booking, the visitor gets an ordinary ticket.
    (B.MISSED, BookingAction.ARRIVE): Transition(B.ARRIVED),
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


def move[
    S: TicketState | CounterState | BookingState,
    X: TicketAction | CounterAction | BookingAction,
](table: Mapping[tuple[S, X], Transition[S]], state: S, action: X, *, next_stop: bool = False) -> S:
    """The state after `action`, or `NotAllowed`; the only function that changes a state."""
    step = table.get((state, action))
    if step is None:
        raise NotAllowed(state, action, actions_of(table, state))
    if next_stop and step.with_next_stop is not None:
        return step.with_next_stop
    return step.to


def actions_of[
    S: TicketState | CounterState | BookingState,
    X: TicketAction | CounterAction | BookingAction,
](table: Mapping[tuple[S, X], Transition[S]], state: S) -> list[X]:
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
