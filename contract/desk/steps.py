"""What follows a key: another form, a question of the server, or the end of the work."""

from collections.abc import Sequence
from uuid import UUID

from contract import commands as c
from contract.desk.counter_forms import DeskContext, reason_form, unserved_form
from contract.desk.forms import Filled, InputForm, away_form
from contract.desk.key_rows import KeyAction
from contract.desk.keys import DeskAction
from contract.desk.seat_forms import ON_TICKET
from contract.enums import CounterState
from contract.errors import ProblemType
from contract.snapshots import Desk
from contract.texts import Say


def second_form(
    action: DeskAction, context: DeskContext, filled: Filled, number: str
) -> InputForm | None:
    """The form after the first one of an action: the reason for calling the ticket with this number
    out of order."""
    if action is DeskAction.CALL_TICKET and not filled.ticket:
        return reason_form(context.say, number)
    return None


def question(
    say: Say, action: KeyAction, kind: ProblemType | None, state: str | None, detail: str
) -> InputForm | None:
    """The form that confirms an action which was refused with this sentence; None for a refusal
    that ends it."""
    if kind is ProblemType.QUEUE_UNSERVED:
        return unserved_form(say, action, detail)
    if kind is ProblemType.COUNTER_AWAY and state == CounterState.PAUSED:
        return away_form(say, detail)
    return None


def leave_commands(
    choice: str, desk: Desk, first_id: UUID, second_id: UUID, *, ask: bool
) -> Sequence[c.Command]:
    """The commands of a choice of `leave_form`, except to stay: what becomes of the ticket, and the
    closing of the counter."""
    counter, ticket = desk.counter, desk.ticket
    closing = c.CloseCounter(command_id=second_id, counter=counter, ask=ask)
    if ticket is None or choice not in ON_TICKET:
        return [closing]
    subject = {"counter": counter, "ticket": ticket.id, "stop": ticket.stop}
    return [ON_TICKET[choice].model_validate({"command_id": first_id, **subject}), closing]


def arrives(before: Desk | None, desk: Desk) -> bool:
    """Whether the first visitor has come while the counter was open and idle."""
    if before is None or before.counter != desk.counter or before.state is not desk.state:
        return False
    idle = before.ticket is None and before.waiting == 0
    return idle and bool(desk.waiting) and is_idle(desk)


def is_idle(desk: Desk) -> bool:
    """Whether the counter is open and has no ticket."""
    return c.TakeBreak.name in desk.allowed
