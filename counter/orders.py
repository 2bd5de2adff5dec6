"""Builds the command of a key, with the current ticket and its stop."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from contract import commands as c
from contract.enums import Assist, BreakReason, Outcome
from contract.reasons import CallReason
from contract.snapshots import Desk, Hall
from counter.actions import DeskAction, help_elsewhere
from counter.command_sender import Following
from counter.form import Filled
from counter.forms import CONFIRMED, destination


def command_for(
    action: DeskAction,
    desk: Desk,
    command_id: UUID,
    now: datetime,
    filled: Filled | None = None,
    sure: bool = False,
    hall: Hall | None = None,
    language: str = "en",
) -> c.Command | None:
    """The command of a key; None if its subject is gone (the desk has just changed).

    A break or a closing that would leave visitors without a counter needs the operator's
    confirmation. `ANSWER_HELP` answers the first call for help, which the header shows. `RESUME`
    takes the chosen ticket, else the one that has been on hold longest. A walk-in waits in
    `language`. `now` is the hall's time, from which a reminder is computed.
    """
    filled = filled or Filled()
    counter: dict[str, Any] = {"command_id": command_id, "counter": desk.counter}
    centre: dict[str, Any] = {"command_id": command_id, "centre": desk.centre}
    match action:
        case DeskAction.OPEN_COUNTER:
            return c.OpenCounter(**counter)
        case DeskAction.TAKE_OVER:
            return c.TakeOver(**counter)
        case DeskAction.CALL_NEXT:
            return c.CallNext(**counter)
        case DeskAction.TAKE_BREAK:
            reason = BreakReason(filled.choice or BreakReason.BREAK)
            return c.TakeBreak(**counter, reason=reason, minutes=filled.amount, ask=not sure)
        case DeskAction.CLOSE_COUNTER:
            return c.CloseCounter(**counter, ask=not sure)
        case DeskAction.REOPEN:
            last = desk.last_finished
            return c.ReopenAtCounter(**counter, ticket=last) if last else None
        case DeskAction.RESUME:
            chosen = filled.choice or next((one.id for one in desk.on_hold), "")
            return c.Resume(**counter, ticket=chosen) if chosen else None
        case DeskAction.CALL_FOR_HELP:
            return c.CallForHelp(**centre, counter=desk.counter)
        case DeskAction.ANSWER_HELP:
            calls = help_elsewhere(desk, hall)
            return c.AnswerHelp(**centre, place=calls[0].place) if calls else None
        case DeskAction.BRING_BACK:
            return c.Reopen(command_id=command_id, ticket=filled.choice) if filled.choice else None
        case DeskAction.WALK_IN:
            return c.IssueTicket.model_validate(
                {
                    **centre,
                    "services": [filled.choice],
                    "language": language,
                }
            )
        case DeskAction.CALL_TICKET:
            return c.CallTicket(**counter, ticket=filled.ticket, reason=filled.choice)
    return _on_the_ticket(action, desk, command_id, now, filled, sure)


def following(action: DeskAction, desk: Desk) -> Sequence[Following]:
    """The follow-up command: calls the ticket of a walk-in."""
    if action is not DeskAction.WALK_IN:
        return ()
    call_id = uuid4()

    def call(answer: Mapping[str, Any]) -> c.Command:
        return c.CallTicket(
            command_id=call_id,
            counter=desk.counter,
            ticket=answer["id"],
            reason=CallReason.WALK_IN,
        )

    return (call,)


def _on_the_ticket(
    action: DeskAction, desk: Desk, command_id: UUID, now: datetime, filled: Filled, sure: bool
) -> c.Command | None:
    ticket = desk.ticket
    if ticket is None:
        return None
    plain: dict[str, Any] = {"command_id": command_id, "ticket": ticket.id}
    at_stop: dict[str, Any] = {**plain, "counter": desk.counter, "stop": ticket.stop}
    match action:
        case DeskAction.FINISH | DeskAction.FINISH_AND_NEXT:
            return c.Finish(**at_stop, next=action is DeskAction.FINISH_AND_NEXT)
        case DeskAction.FINISH_WITH:
            outcome = Outcome(filled.choice or Outcome.DONE)
            return c.Finish(**at_stop, outcome=outcome, quantity=filled.amount or None)
        case DeskAction.HOLD:
            remind_at = now + timedelta(minutes=filled.amount) if filled.amount else None
            return c.Hold(**at_stop, reason=filled.choice or "later", remind_at=remind_at)
        case DeskAction.TRANSFER:
            return c.Transfer(
                **at_stop,
                **destination(filled.choice),
                with_return=filled.switch,
                note=filled.text or None,
                sure=sure,
            )
        case DeskAction.ADD_SERVICE:
            return c.AddService(**at_stop, service=filled.choice, quantity=filled.amount or 1)
        case DeskAction.CHANGE_SERVICE:
            return c.ChangeService(**plain, service=filled.choice)
        case DeskAction.ADD_NOTE:
            return c.AddNote(**plain, note=filled.text)
        case DeskAction.SET_ASSIST:
            return c.SetAssist(**plain, assist=tuple(Assist(one) for one in filled.marked))
        case DeskAction.JUDGE_PRIORITY:
            return c.JudgePriority(**plain, confirmed=filled.choice == CONFIRMED)
    return _PLAIN[action](**at_stop)


_PLAIN: Final[Mapping[DeskAction, Callable[..., c.PresentStopCommand]]] = {
    DeskAction.RECALL: c.Recall,
    DeskAction.START: c.Start,
    DeskAction.REQUEUE: c.Requeue,
    DeskAction.MARK_NO_SHOW: c.MarkNoShow,
    DeskAction.UNDO_CALL: c.UndoCall,
    DeskAction.UNDO_START: c.UndoStart,
}
