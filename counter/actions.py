"""The actions that an operator has now, one key for each.

Actions of a life cycle are available exactly if the desk's `allowed` has them. Other actions are
available if they have a subject, such as a note if there is a ticket.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from contract.enums import Claim, CommandName, CounterState
from contract.snapshots import Desk, Hall, HelpCall, MissedTicket


class DeskAction(StrEnum):
    """The keys of the counter; most are named like their command."""

    OPEN_COUNTER = "open_counter"
    TAKE_OVER = "take_over"
    CALL_NEXT = "call_next"
    START = "start"
    FINISH = "finish"
    FINISH_AND_NEXT = "finish_and_next"
    FINISH_WITH = "finish_with"
    """Finish with a result, or with another quantity."""
    RECALL = "recall"
    REQUEUE = "requeue"
    MARK_NO_SHOW = "mark_no_show"
    HOLD = "hold"
    RESUME = "resume"
    TRANSFER = "transfer"
    ADD_SERVICE = "add_service"
    CHANGE_SERVICE = "change_service"
    ADD_NOTE = "add_note"
    SET_ASSIST = "set_assist"
    JUDGE_PRIORITY = "judge_priority"
    CALL_TICKET = "call_ticket"
    WALK_IN = "walk_in"
    """Issue and call a ticket for a visitor without one."""
    BRING_BACK = "bring_back"
    """Recall a missed ticket."""
    TAKE_BREAK = "take_break"
    CLOSE_COUNTER = "close_counter"
    UNDO_CALL = "undo_call"
    UNDO_START = "undo_start"
    REOPEN = "reopen"
    CALL_FOR_HELP = "call_for_help"
    ANSWER_HELP = "answer_help"

    @property
    def command(self) -> CommandName:
        """The command of the key."""
        return _COMMANDS.get(self) or CommandName(self.value)


_COMMANDS: Final[Mapping[DeskAction, CommandName]] = {
    DeskAction.FINISH_AND_NEXT: CommandName.FINISH,
    DeskAction.FINISH_WITH: CommandName.FINISH,
    DeskAction.WALK_IN: CommandName.ISSUE_TICKET,
    DeskAction.BRING_BACK: CommandName.REOPEN,
}

PRIMARY: Final = (
    DeskAction.TAKE_OVER,
    DeskAction.OPEN_COUNTER,
    DeskAction.CALL_NEXT,
    DeskAction.START,
    DeskAction.FINISH,
)
"""The primary action is the first available one of these. None while no visitor waits."""

QUIET: Final = (
    DeskAction.FINISH_AND_NEXT,
    DeskAction.RECALL,
    DeskAction.REQUEUE,
    DeskAction.MARK_NO_SHOW,
    DeskAction.FINISH,
    DeskAction.HOLD,
    DeskAction.TRANSFER,
    DeskAction.RESUME,
    DeskAction.TAKE_BREAK,
    DeskAction.CLOSE_COUNTER,
)
"""The order of the large keys next to the primary one."""

SMALL: Final = (
    DeskAction.FINISH_WITH,
    DeskAction.ADD_SERVICE,
    DeskAction.CHANGE_SERVICE,
    DeskAction.CALL_TICKET,
    DeskAction.WALK_IN,
    DeskAction.BRING_BACK,
    DeskAction.ADD_NOTE,
    DeskAction.SET_ASSIST,
    DeskAction.JUDGE_PRIORITY,
    DeskAction.CALL_FOR_HELP,
    # These appear and vanish over time; at the end they do not move other keys.
    DeskAction.UNDO_START,
    DeskAction.REOPEN,
    DeskAction.UNDO_CALL,
)
"""The order of the small keys above them, for rarer actions."""

IN_THE_HEADER: Final = frozenset({DeskAction.ANSWER_HELP})

RESTS_WITH: Final[Mapping[DeskAction, DeskAction]] = {DeskAction.RECALL: DeskAction.START}
"""Actions that are briefly not allowed (after each call the next one has to wait a little): the key
keeps its place, disabled, as long as its companion is available."""


@dataclass(frozen=True, slots=True)
class AvailableKeys:
    """The currently available keys.

    Attributes:
        primary: the key on Enter; None without one.
        quiet: the other large keys, in order.
        small: likewise.
        resting: those of them that are disabled for a moment.
        help_wanted: whether the header has the key that answers a call for help.
    """

    primary: DeskAction | None = None
    quiet: tuple[DeskAction, ...] = ()
    small: tuple[DeskAction, ...] = ()
    resting: frozenset[DeskAction] = frozenset()
    help_wanted: bool = False

    @property
    def all(self) -> tuple[DeskAction, ...]:
        """All enabled keys."""
        there = (*self.quiet, *self.small)
        there = there if self.primary is None else (self.primary, *there)
        awake = tuple(action for action in there if action not in self.resting)
        return (*awake, DeskAction.ANSWER_HELP) if self.help_wanted else awake


def keys_at(desk: Desk, hall: Hall | None = None, person: str = "") -> AvailableKeys:
    """The currently available keys.

    Args:
        desk: of the counter.
        hall: its latest snapshot, if known.
        person: the id of the operator; "" if unknown.
    """
    help_wanted = bool(help_elsewhere(desk, hall))
    if is_taken(desk, person):
        return AvailableKeys(DeskAction.TAKE_OVER, help_wanted=help_wanted)
    return keys_for(desk.allowed, with_a_subject(desk, hall), help_wanted)


def keys_for(
    allowed: Collection[CommandName],
    subjects: Collection[DeskAction] = (),
    help_wanted: bool = False,
) -> AvailableKeys:
    """The keys of the allowed actions.

    Args:
        allowed: by the desk.
        subjects: the available actions outside the life cycles.
        help_wanted: whether help is wanted in the hall.
    """
    there = set(subjects) | {
        action
        for action in DeskAction
        if action not in WITHOUT_A_LIFE_CYCLE and action.command in allowed
    }
    if DeskAction.START in there:
        # A called visitor who has not come must not be finished by calling the next: a doubled
        # press of "next" would do that.
        there.discard(DeskAction.FINISH_AND_NEXT)
    primary = next((action for action in PRIMARY if action in there), None)
    resting = frozenset(
        action
        for action, companion in RESTS_WITH.items()
        if companion in there and action not in there
    )
    quiet = tuple(action for action in QUIET if action in there | resting and action is not primary)
    small = tuple(action for action in SMALL if action in there)
    return AvailableKeys(primary, quiet, small, resting, help_wanted)


WITHOUT_A_LIFE_CYCLE: Final = frozenset(
    {
        DeskAction.TAKE_OVER,
        DeskAction.WALK_IN,
        DeskAction.BRING_BACK,
        DeskAction.ADD_NOTE,
        DeskAction.SET_ASSIST,
        DeskAction.JUDGE_PRIORITY,
        DeskAction.CALL_FOR_HELP,
        DeskAction.ANSWER_HELP,
    }
)


def with_a_subject(desk: Desk, hall: Hall | None) -> set[DeskAction]:
    """The available actions outside the life cycles."""
    there = set()
    if hall is None or all(one.place != desk.counter for one in hall.help):
        there.add(DeskAction.CALL_FOR_HELP)
    if desk.ticket is not None:
        there |= {DeskAction.ADD_NOTE, DeskAction.SET_ASSIST}
        if desk.ticket.claim is not Claim.NONE:
            there.add(DeskAction.JUDGE_PRIORITY)
    elif desk.state is CounterState.OPEN:
        if desk.suspension is None:
            there.add(DeskAction.WALK_IN)
        if hall is not None and hall.missed:
            there.add(DeskAction.BRING_BACK)
    return there


def help_elsewhere(desk: Desk, hall: Hall | None) -> Sequence[HelpCall]:
    """The calls for help except the counter's own, the longest waiting first."""
    return [one for one in hall.help if one.place != desk.counter] if hall else []


def is_taken(desk: Desk, person: str) -> bool:
    """Whether another operator works at the counter."""
    return bool(person) and desk.operator not in (None, person)


def missed_here(hall: Hall, services: frozenset[str]) -> list[MissedTicket]:
    """The missed tickets, those of this counter's services first."""
    return sorted(hall.missed, key=lambda one: one.service not in services)
