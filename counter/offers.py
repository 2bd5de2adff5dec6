"""What an operator is offered: one key for each thing that the desk allows.

The desk's `allowed` decides, and nothing else: no state is compared here. The key that answers
a call for help is there while help is wanted somewhere in the hall.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from contract import commands as c
from contract.enums import BreakReason, CommandName
from contract.snapshots import Desk, HelpCall


class DeskAction(StrEnum):
    """The keys of the counter; all but `FINISH_AND_NEXT` are named like their command."""

    OPEN_COUNTER = "open_counter"
    CALL_NEXT = "call_next"
    START = "start"
    FINISH = "finish"
    FINISH_AND_NEXT = "finish_and_next"
    RECALL = "recall"
    REQUEUE = "requeue"
    MARK_NO_SHOW = "mark_no_show"
    TAKE_BREAK = "take_break"
    CLOSE_COUNTER = "close_counter"
    UNDO_CALL = "undo_call"
    UNDO_START = "undo_start"
    REOPEN = "reopen"
    HOLD = "hold"
    RESUME = "resume"
    ANSWER_HELP = "answer_help"

    @property
    def command(self) -> CommandName:
        """The command that it gives."""
        if self is DeskAction.FINISH_AND_NEXT:
            return CommandName.FINISH
        return CommandName(self.value)


PRIMARY: Final = (
    DeskAction.OPEN_COUNTER,
    DeskAction.CALL_NEXT,
    DeskAction.START,
    DeskAction.FINISH,
)
"""The one thing to do: the first of these that is offered. None while nobody waits."""

QUIET: Final = (
    DeskAction.FINISH_AND_NEXT,
    DeskAction.RECALL,
    DeskAction.REQUEUE,
    DeskAction.MARK_NO_SHOW,
    DeskAction.FINISH,
    DeskAction.HOLD,
    DeskAction.TAKE_BREAK,
    DeskAction.CLOSE_COUNTER,
    DeskAction.RESUME,
    # These come and go with the time; at the end they move no other key.
    DeskAction.UNDO_START,
    DeskAction.REOPEN,
    DeskAction.UNDO_CALL,
)
"""The order of all other keys."""


RESTS_BESIDE: Final[Mapping[DeskAction, DeskAction]] = {DeskAction.RECALL: DeskAction.START}
"""What is not allowed for a moment and comes back by itself (after each call the next
one has to wait a little): it keeps its place wherever its companion is."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the keys are now.

    Attributes:
        primary: the one on Enter; None where there is nothing to go on with.
        quiet: the others, in the order in which they stand.
        resting: which of these are there, but do nothing for a moment.
        help_wanted: whether the key in the header is there, which answers a call for help.
    """

    primary: DeskAction | None = None
    quiet: tuple[DeskAction, ...] = ()
    resting: frozenset[DeskAction] = frozenset()
    help_wanted: bool = False

    @property
    def all(self) -> tuple[DeskAction, ...]:
        """Every key that does something now."""
        there = self.quiet if self.primary is None else (self.primary, *self.quiet)
        awake = tuple(action for action in there if action not in self.resting)
        return (*awake, DeskAction.ANSWER_HELP) if self.help_wanted else awake


@dataclass(frozen=True, slots=True)
class BreakChoice:
    """The break that the operator chose: why, and minutes until coming back."""

    reason: BreakReason = BreakReason.BREAK
    minutes: int = 15


def offer(allowed: Sequence[CommandName], help_wanted: bool = False) -> Offer:
    """The keys for what is allowed; what needs a form that is not here yet has none.

    Args:
        allowed: by the desk.
        help_wanted: whether somebody in the hall waits for help.
    """
    there = {action for action in DeskAction if action.command in allowed}
    if DeskAction.START in there:
        # A visitor who did not come yet is not finished on the way to the next:
        # a doubled press of "next" would do just that.
        there.discard(DeskAction.FINISH_AND_NEXT)
    primary = next((action for action in PRIMARY if action in there), None)
    resting = frozenset(
        action
        for action, companion in RESTS_BESIDE.items()
        if companion in there and action not in there
    )
    quiet = tuple(action for action in QUIET if action in there | resting and action is not primary)
    return Offer(primary, quiet, resting, help_wanted)


def command_for(
    action: DeskAction,
    desk: Desk,
    command_id: UUID,
    pause: BreakChoice | None = None,
    sure: bool = False,
    help_calls: Sequence[HelpCall] = (),
) -> c.Command | None:
    """The command of a key, naming the ticket that this desk shows, and its stop.

    A break or a closing that would leave people to nobody is asked about first,
    unless the operator is sure.

    None where the desk has no ticket for it (it changed under the finger).
    `RESUME` takes up whoever has been set aside longest, as its key says. `ANSWER_HELP` answers
    the first of the calls for help, which the header shows; None where nobody waits any more.
    """
    counter = desk.counter
    if action is DeskAction.ANSWER_HELP:
        if not help_calls:
            return None
        return c.AnswerHelp(command_id=command_id, centre=desk.centre, place=help_calls[0].place)
    plain = _ON_COUNTER.get(action)
    if plain is not None:
        return plain(command_id=command_id, counter=counter)
    if action is DeskAction.TAKE_BREAK:
        chosen = pause or BreakChoice()
        return c.TakeBreak(
            command_id=command_id,
            counter=counter,
            reason=chosen.reason,
            minutes=chosen.minutes,
            ask=not sure,
        )
    if action is DeskAction.CLOSE_COUNTER:
        return c.CloseCounter(command_id=command_id, counter=counter, ask=not sure)
    if action is DeskAction.REOPEN:
        if desk.last_finished is None:
            return None
        return c.ReopenAtCounter(command_id=command_id, counter=counter, ticket=desk.last_finished)
    if action is DeskAction.RESUME:
        if not desk.on_hold:
            return None
        return c.Resume(command_id=command_id, counter=counter, ticket=desk.on_hold[0].id)
    if desk.ticket is None:
        return None
    if action.command is CommandName.FINISH:
        return c.Finish(
            command_id=command_id,
            counter=counter,
            ticket=desk.ticket.id,
            stop=desk.ticket.stop,
            next=action is DeskAction.FINISH_AND_NEXT,
        )
    return _ON_TICKET[action](
        command_id=command_id, counter=counter, ticket=desk.ticket.id, stop=desk.ticket.stop
    )


_ON_COUNTER: Final[Mapping[DeskAction, Callable[..., c.CounterCommand]]] = {
    DeskAction.OPEN_COUNTER: c.OpenCounter,
    DeskAction.CALL_NEXT: c.CallNext,
}

_ON_TICKET: Final[Mapping[DeskAction, Callable[..., c.PresentStopCommand]]] = {
    DeskAction.RECALL: c.Recall,
    DeskAction.START: c.Start,
    DeskAction.REQUEUE: c.Requeue,
    DeskAction.MARK_NO_SHOW: c.MarkNoShow,
    DeskAction.UNDO_CALL: c.UndoCall,
    DeskAction.UNDO_START: c.UndoStart,
    DeskAction.HOLD: c.Hold,
}
