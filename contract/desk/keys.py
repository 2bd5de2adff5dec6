"""The keys of the counter, one row each: letter, command, place, form. The label of a key is the
message `act_` with the name of its action."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, StrEnum
from typing import Any, Self
from uuid import UUID, uuid4

from contract import commands as c
from contract.desk import counter_forms as forms
from contract.desk.counter_forms import DeskContext
from contract.desk.forms import Filled, InputForm, no_form, note_form, other_service_form
from contract.desk.key_rows import (
    Fields,
    KeyAction,
    KeyRow,
    destination,
    entered,
    judgement,
    no_fields,
)
from contract.desk.lookups import help_elsewhere
from contract.enums import CallReason, Claim, CommandName, CounterState
from contract.formatting import spaced_number
from contract.snapshots import Desk, Hall
from contract.texts import Say


class KeyPlace(Enum):
    """The place of a key on the screen."""

    PRIMARY = "primary"
    """The first available one is the key on Enter; a further one is large."""
    LARGE = "large"
    SMALL = "small"
    """For rarer actions."""
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class DeskKey(KeyRow):
    """The row of a key.

    Attributes:
        letter: the name of the key on the keyboard, unless the operator changes it.
        fields: of the command, except its id and what the desk says.
        form: to fill in before.
        follows: makes a second command from the desk and the answer to the first.
        when: when the key is available, if no life cycle says so.
        icon: of a large key.
        mirrored: whether the icon follows the reading direction.
        on_bar: whether the slim bar shows it; the primary key is always shown there, the others
            work without being shown.
        rests_with: while this command is allowed, the key keeps its place, disabled: after each
            call the next one has to wait a little.
    """

    letter: str
    place: KeyPlace
    fields: Callable[[Filled, DeskContext], Fields] = no_fields
    form: Callable[[DeskContext], InputForm | None] = no_form
    follows: Callable[[Desk, Mapping[str, Any]], c.Command] | None = None
    when: Callable[[Desk, Hall | None], bool] | None = None
    icon: str = ""
    mirrored: bool = False
    on_bar: bool = False
    rests_with: CommandName | None = None


def _with_ticket(desk: Desk, _hall: Hall | None) -> bool:
    return desk.ticket is not None


def _with_claim(desk: Desk, _hall: Hall | None) -> bool:
    return desk.ticket is not None and desk.ticket.claim is not Claim.NONE


def _free(desk: Desk, _hall: Hall | None = None) -> bool:
    return desk.ticket is None and desk.state is CounterState.OPEN


def _free_to_issue(desk: Desk, _hall: Hall | None) -> bool:
    return _free(desk) and desk.suspension is None


def _with_missed(desk: Desk, hall: Hall | None) -> bool:
    return _free(desk) and hall is not None and bool(hall.missed)


def _without_own_call(desk: Desk, hall: Hall | None) -> bool:
    return hall is None or all(call.place != desk.counter for call in hall.help)


def _help_wanted(desk: Desk, hall: Hall | None) -> bool:
    return bool(help_elsewhere(desk, hall))


def _call_walk_in(desk: Desk, issued: Mapping[str, Any]) -> c.Command:
    """Calls the ticket that a visitor was just given."""
    return c.CallTicket(
        command_id=uuid4(), counter=desk.counter, ticket=issued["id"], reason=CallReason.WALK_IN
    )


def _and_next(*_: object) -> Fields:
    return {"next": True}


def _closing(filled: Filled, *_: object) -> Fields:
    """The server asks if a queue would have no counter left."""
    return {"ask": not filled.sure}


def _break(filled: Filled, _context: DeskContext) -> Fields:
    return {"reason": filled.choice, "minutes": filled.amount, "ask": not filled.sure}


def _hold(filled: Filled, context: DeskContext) -> Fields:
    reminder = timedelta(minutes=filled.amount)
    return {"reason": filled.choice, "remind_at": context.now + reminder if reminder else None}


def _held_ticket(filled: Filled, context: DeskContext) -> Fields:
    """The chosen ticket on hold, else the one that has been on hold longest."""
    longest = next((ticket.id for ticket in context.desk.on_hold), None)
    return {"ticket": filled.choice or longest}


def _missed_ticket(filled: Filled, *_: object) -> Fields:
    return {"ticket": filled.choice or None}


def _last_finished(_filled: Filled, context: DeskContext) -> Fields:
    return {"ticket": context.desk.last_finished}


def _walk_in(filled: Filled, context: DeskContext) -> Fields:
    """A ticket for a visitor without one, who is called in the centre's first language."""
    return {"services": [filled.choice], "language": context.catalogue.languages[0]}


def _longest_call(_filled: Filled, context: DeskContext) -> Fields:
    """The first call for help, which the header shows."""
    calls = help_elsewhere(context.desk, context.hall)
    return {"place": calls[0].place if calls else None}


_P, _L, _S, _H = KeyPlace.PRIMARY, KeyPlace.LARGE, KeyPlace.SMALL, KeyPlace.HEADER


class DeskAction(KeyAction):
    """The keys, in the order of their places; each member has its `row`."""

    row: DeskKey

    # At the counter of another operator this is the only key.
    TAKE_OVER = DeskKey("take_over", c.TakeOver, "O", _P, when=lambda *_: False, icon="user-plus")
    OPEN_COUNTER = DeskKey("open_counter", c.OpenCounter, "O", _P, icon="play")
    CALL_NEXT = DeskKey("call_next", c.CallNext, "N", _P, icon="megaphone")
    START = DeskKey("start", c.Start, "S", _P, icon="play")
    FINISH_AND_NEXT = DeskKey(
        "finish_and_next", c.Finish, "N", _L, _and_next, icon="megaphone", on_bar=True
    )
    RECALL = DeskKey(
        "recall", c.Recall, "R", _L, icon="megaphone", on_bar=True, rests_with=c.Start.name
    )
    REQUEUE = DeskKey("requeue", c.Requeue, "Q", _L, icon="list-ordered", mirrored=True)
    MARK_NO_SHOW = DeskKey("mark_no_show", c.MarkNoShow, "M", _L, icon="user-x")
    FINISH = DeskKey("finish", c.Finish, "F", _P, icon="check")
    HOLD = DeskKey("hold", c.Hold, "P", _L, _hold, forms.hold_form, icon="pause")
    TRANSFER = DeskKey(
        "transfer",
        c.Transfer,
        "T",
        _L,
        destination,
        forms.desk_transfer_form,
        icon="arrow-right",
        mirrored=True,
    )
    RESUME = DeskKey(
        "resume", c.Resume, "P", _L, _held_ticket, forms.resume_form, icon="play", on_bar=True
    )
    TAKE_BREAK = DeskKey(
        "take_break", c.TakeBreak, "B", _L, _break, forms.break_form, icon="coffee", on_bar=True
    )
    CLOSE_COUNTER = DeskKey(
        "close_counter", c.CloseCounter, "C", _L, _closing, icon="log-out", mirrored=True
    )
    FINISH_WITH = DeskKey(
        "finish_with",
        c.Finish,
        "E",
        _S,
        entered(outcome="choice", quantity="amount"),
        forms.finish_form,
    )
    """Finish with a result, or with another quantity."""
    ADD_SERVICE = DeskKey(
        "add_service",
        c.AddService,
        "A",
        _S,
        entered(service="choice", quantity="amount"),
        forms.add_form,
    )
    CHANGE_SERVICE = DeskKey(
        "change_service",
        c.ChangeService,
        "W",
        _S,
        entered(service="choice"),
        other_service_form("change_title", "change_confirm"),
    )
    CALL_TICKET = DeskKey(
        "call_ticket",
        c.CallTicket,
        "G",
        _S,
        entered(ticket="ticket", reason="choice"),
        forms.choose_ticket_form,
    )
    WALK_IN = DeskKey(
        "walk_in",
        c.IssueTicket,
        "V",
        _S,
        _walk_in,
        forms.walk_in_form,
        _call_walk_in,
        _free_to_issue,
    )
    """Issue and call a ticket for a visitor without one."""
    BRING_BACK = DeskKey(
        "bring_back", c.Reopen, "K", _S, _missed_ticket, forms.missed_form, when=_with_missed
    )
    """Recall a missed ticket."""
    ADD_NOTE = DeskKey(
        "add_note", c.AddNote, "L", _S, entered(note="text"), note_form, when=_with_ticket
    )
    SET_ASSIST = DeskKey(
        "set_assist",
        c.SetAssist,
        "D",
        _S,
        entered(assist="marked"),
        forms.desk_assist_form,
        when=_with_ticket,
    )
    JUDGE_PRIORITY = DeskKey(
        "judge_priority",
        c.JudgePriority,
        "Y",
        _S,
        judgement,
        forms.desk_priority_form,
        when=_with_claim,
    )
    CALL_FOR_HELP = DeskKey("call_for_help", c.CallForHelp, "X", _S, when=_without_own_call)
    # These appear and vanish over time; at the end they do not move other keys.
    UNDO_START = DeskKey("undo_start", c.UndoStart, "Z", _S)
    REOPEN = DeskKey("reopen", c.ReopenAtCounter, "U", _S, _last_finished)
    UNDO_CALL = DeskKey("undo_call", c.UndoCall, "Z", _S)
    ANSWER_HELP = DeskKey("answer_help", c.AnswerHelp, "H", _H, _longest_call, when=_help_wanted)


WITHOUT_A_LIFE_CYCLE = frozenset(action for action in DeskAction if action.row.when is not None)


def action_label(say: Say, action: StrEnum, desk: Desk | None) -> str:
    """The label of a key, in two or three words."""
    if action is DeskAction.OPEN_COUNTER and desk and desk.state is CounterState.PAUSED:
        return say("act_back")
    if action is DeskAction.RESUME and desk is not None and len(desk.on_hold) == 1:
        return say("act_resume_one", number=spaced_number(desk.on_hold[0].number))
    return say(f"act_{action}")


@dataclass(frozen=True, slots=True)
class SeenTicket:
    """The ticket on the operator's screen, and its stop; None without one."""

    ticket: str | None = None
    stop: int | None = None

    @classmethod
    def of(cls, desk: Desk) -> Self:
        """The ticket of a desk."""
        ticket = desk.ticket
        return cls() if ticket is None else cls(ticket.id, ticket.stop)


def command_for(
    action: DeskAction,
    context: DeskContext,
    filled: Filled,
    command_id: UUID,
    seen: SeenTicket | None = None,
) -> c.Command | None:
    """The command of a key with the input of its form, on the ticket that was `seen`, else that of
    the desk; None if its subject is gone (the desk has just changed)."""
    desk, kind = context.desk, action.row.sends
    seen = seen or SeenTicket.of(desk)
    subject = {
        "centre": desk.centre,
        "counter": desk.counter,
        "ticket": seen.ticket,
        "stop": seen.stop,
    }
    model = kind.model_fields
    given = {name: value for name, value in subject.items() if name in model}
    given |= action.row.fields(filled, context)
    if any(given.get(name) is None for name in given if model[name].is_required()):
        return None
    return kind.model_validate({"command_id": command_id, **given})
