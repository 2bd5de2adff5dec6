"""The greeter's actions on a ticket: the available keys, and the command of each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from client.formatting import spaced_number
from contract import commands as c
from contract.catalogue import Catalogue
from contract.enums import ENDED, Assist, Claim, CommandName, Role, TicketState
from contract.lifecycle import allowed_on
from contract.operations import may
from contract.snapshots import Hall, Ticket
from contract.texts import OWN_NAMES, Say
from counter.form import Amount, Choice, Filled, Form
from counter.forms import (
    CONFIRMED,
    assist_form,
    destination,
    note_form,
    place_choices,
    priority_form,
    service_choices,
    service_form,
    transfer_form,
)
from counter.services import service_name


class FloorAction(StrEnum):
    """The keys of the greeter's form, each named like its command."""

    ISSUE_TICKET = "issue_ticket"
    REOPEN = "reopen"
    REQUEUE = "requeue"
    CHANGE_SERVICE = "change_service"
    ADD_SERVICE = "add_service"
    TRANSFER = "transfer"
    STEP_BACK = "step_back"
    JUDGE_PRIORITY = "judge_priority"
    SET_ASSIST = "set_assist"
    ADD_NOTE = "add_note"
    REPRINT = "reprint"
    GIVE_COUPON = "give_coupon"
    CANCEL = "cancel"
    ANSWER_HELP = "answer_help"
    TAKE_BREAK = "take_break"
    CLOSE_COUNTER = "close_counter"

    @property
    def command(self) -> CommandName:
        """The command of the key."""
        return CommandName(self.value)


ON_A_TICKET: Final = (
    FloorAction.REOPEN,
    FloorAction.REQUEUE,
    FloorAction.CHANGE_SERVICE,
    FloorAction.ADD_SERVICE,
    FloorAction.TRANSFER,
    FloorAction.STEP_BACK,
    FloorAction.JUDGE_PRIORITY,
    FloorAction.SET_ASSIST,
    FloorAction.ADD_NOTE,
    FloorAction.REPRINT,
    FloorAction.GIVE_COUPON,
    FloorAction.CANCEL,
)
"""The order of the keys of a ticket."""

_WHILE_IT_LIVES: Final = frozenset(
    {FloorAction.SET_ASSIST, FloorAction.ADD_NOTE, FloorAction.REPRINT}
)


def offered_on(
    ticket: Ticket, hall: Hall | None, role: Role, paper: bool = False
) -> Sequence[FloorAction]:
    """The actions on a ticket that its state and the role allow.

    Args:
        paper: whether receipts can be printed here.
    """
    # The server decides whether another service can be added.
    allowed = set(allowed_on(ticket.state, another_stop=True))
    if ticket.state not in ENDED:
        allowed |= {one.command for one in _WHILE_IT_LIVES}
    elif paper and any(not one.used for one in ticket.coupons):
        allowed.add(CommandName.REPRINT)
    if hall is not None and any(one.id == ticket.id for one in hall.claims):
        allowed.add(CommandName.JUDGE_PRIORITY)
    return [one for one in ON_A_TICKET if one.command in allowed and may(role, one.command)]


@dataclass(frozen=True, slots=True)
class Floor:
    """The inputs of the greeter's forms."""

    say: Say
    language: str
    catalogue: Catalogue
    ticket: Ticket | None = None


def form_for(action: FloorAction, floor: Floor) -> Form | None:
    """The form to fill in before an action; None without one."""
    make = _FORMS.get(action)
    return make(floor) if make else None


def _service_form(title: str, confirm: str) -> Callable[[Floor], Form]:
    def make(floor: Floor) -> Form:
        own = floor.ticket.present_service if floor.ticket else ""
        found = service_choices(floor.catalogue, floor.language)
        others = [one for one in found if one.key != own]
        return service_form(floor, title, confirm, others)

    return make


def _issue_form(floor: Floor) -> Form:
    services = service_choices(floor.catalogue, floor.language)
    return replace(
        service_form(floor, "issue_title", "issue_next", services),
        amount=Amount("quantity", 1, 1, 99),
        switch=floor.say("issue_priority"),
    )


def language_form(floor: Floor) -> Form:
    """The form for the language in which the visitor is called."""
    say = floor.say
    return Form(
        title=say("issue_language"),
        confirm=say("issue_confirm"),
        choices=[Choice(one, OWN_NAMES.get(one, one)) for one in floor.catalogue.languages],
    )


def _transfer_form(floor: Floor) -> Form:
    places = place_choices(floor.say, floor.catalogue, floor.language)
    form, ticket = transfer_form(floor, places), floor.ticket
    if ticket is None or ticket.state is not TicketState.WAITING:
        return form
    service = service_name(floor.catalogue, ticket.present_service, floor.language)
    return replace(form, switch=floor.say("transfer_return_service", service=service))


def _sure_form(title: str, confirm: str, sentence: str) -> Callable[[Floor], Form]:
    def make(floor: Floor) -> Form:
        number = spaced_number(floor.ticket.number) if floor.ticket else ""
        return Form(
            title=floor.say(title, number=number),
            confirm=floor.say(confirm),
            sentence=floor.say(sentence),
        )

    return make


def _reprint_form(floor: Floor) -> Form | None:
    if floor.ticket is not None and floor.ticket.state in ENDED:
        # A coupon is reprinted unchanged.
        return None
    return _sure_form("reprint_title", "floor_reprint", "reprint_sentence")(floor)


_FORMS: Final[Mapping[FloorAction, Callable[[Floor], Form | None]]] = {
    FloorAction.ISSUE_TICKET: _issue_form,
    FloorAction.CHANGE_SERVICE: _service_form("change_title", "change_confirm"),
    FloorAction.ADD_SERVICE: _service_form("add_title", "add_confirm"),
    FloorAction.TRANSFER: _transfer_form,
    FloorAction.JUDGE_PRIORITY: lambda floor: priority_form(floor.say, Claim.OPEN),
    # The greeter's snapshot of the ticket does not hold the present values.
    FloorAction.SET_ASSIST: lambda floor: replace(
        assist_form(floor.say, ()), sentence=floor.say("assist_replaces")
    ),
    FloorAction.ADD_NOTE: lambda floor: note_form(floor.say),
    FloorAction.REPRINT: _reprint_form,
    FloorAction.GIVE_COUPON: _sure_form("coupon_title", "coupon_confirm", "coupon_sentence"),
    FloorAction.CANCEL: _sure_form("cancel_title", "cancel_confirm", "cancel_sentence"),
}


def command_on(
    action: FloorAction, ticket: Ticket, command_id: UUID, filled: Filled, sure: bool = False
) -> c.Command:
    """The command of an action on a ticket."""
    plain: dict[str, Any] = {"command_id": command_id, "ticket": ticket.id}
    match action:
        case FloorAction.CHANGE_SERVICE:
            return c.ChangeService(**plain, service=filled.choice)
        case FloorAction.ADD_SERVICE:
            return c.AddServiceToTicket(**plain, service=filled.choice)
        case FloorAction.TRANSFER:
            return c.TransferTicket(
                **plain,
                **destination(filled.choice),
                with_return=filled.switch,
                note=filled.text or None,
                sure=sure,
            )
        case FloorAction.JUDGE_PRIORITY:
            return c.JudgePriority(**plain, confirmed=filled.choice == CONFIRMED)
        case FloorAction.SET_ASSIST:
            return c.SetAssist(**plain, assist=tuple(Assist(one) for one in filled.marked))
        case FloorAction.ADD_NOTE:
            return c.AddNote(**plain, note=filled.text)
    return _PLAIN[action](**plain)


_PLAIN: Final[Mapping[FloorAction, Callable[..., c.TicketCommand]]] = {
    FloorAction.REOPEN: c.Reopen,
    FloorAction.REQUEUE: c.RequeueTicket,
    FloorAction.STEP_BACK: c.StepBack,
    FloorAction.REPRINT: c.Reprint,
    FloorAction.GIVE_COUPON: c.GiveCoupon,
    FloorAction.CANCEL: c.Cancel,
}


def issue_command(centre: str, command_id: UUID, filled: Filled, language: str) -> c.IssueTicket:
    """The command to issue a ticket for a visitor who cannot use the kiosk."""
    return c.IssueTicket.model_validate(
        {
            "command_id": command_id,
            "centre": centre,
            "services": [{"service": filled.choice, "quantity": filled.amount}],
            "language": language,
            "priority": filled.switch,
        }
    )
