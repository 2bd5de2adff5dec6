"""The greeter's keys, one row each: command and form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from contract import commands as c
from contract.desk.forms import (
    Amount,
    Filled,
    FormChoice,
    FormContext,
    InputForm,
    assist_form,
    no_form,
    note_form,
    other_service_form,
    place_choices,
    priority_form,
    service_choices,
    service_form,
    transfer_form,
)
from contract.desk.key_rows import (
    Fields,
    KeyAction,
    KeyRow,
    destination,
    entered,
    judgement,
    no_fields,
)
from contract.desk.lookups import service_name
from contract.enums import ENDED, Claim, Role, TicketState
from contract.formatting import spaced_number
from contract.lifecycle import allowed_on
from contract.operations import may
from contract.snapshots import Hall, Ticket
from contract.texts import OWN_NAMES


@dataclass(frozen=True, slots=True)
class GreeterContext(FormContext):
    """What the greeter's forms need; `ticket` is the chosen one."""

    ticket: Ticket | None = None

    @property
    def own_service(self) -> str:
        """The present service of the ticket."""
        return self.ticket.present_service if self.ticket else ""


def _issue_form(context: GreeterContext) -> InputForm:
    services = service_choices(context.catalogue, context.language)
    return replace(
        service_form(context, "issue_title", "issue_next", services),
        amount=Amount("quantity", 1, 1, 99),
        switch=context.say("issue_priority"),
    )


def language_form(context: GreeterContext) -> InputForm:
    """The form for the language in which the visitor is called."""
    say = context.say
    return InputForm(
        title=say("issue_language"),
        confirm=say("issue_confirm"),
        choices=[
            FormChoice(language, OWN_NAMES.get(language, language))
            for language in context.catalogue.languages
        ],
    )


def _transfer_form(context: GreeterContext) -> InputForm:
    places = place_choices(context.say, context.catalogue, context.language)
    form, ticket = transfer_form(context, places), context.ticket
    if ticket is None or ticket.state is not TicketState.WAITING:
        return form
    service = service_name(context.catalogue, ticket.present_service, context.language)
    return replace(form, switch=context.say("transfer_return_service", service=service))


def _sure_form(title: str, confirm: str, sentence: str) -> Callable[[GreeterContext], InputForm]:
    def make(context: GreeterContext) -> InputForm:
        number = spaced_number(context.ticket.number) if context.ticket else ""
        return InputForm(
            title=context.say(title, number=number),
            confirm=context.say(confirm),
            sentence=context.say(sentence),
        )

    return make


def _reprint_form(context: GreeterContext) -> InputForm | None:
    if context.ticket is not None and context.ticket.state in ENDED:
        # A coupon is reprinted unchanged.
        return None
    return _sure_form("reprint_title", "greeter_reprint", "reprint_sentence")(context)


def _priority_form(context: GreeterContext) -> InputForm:
    return priority_form(context.say, Claim.OPEN)


def _assist_form(context: GreeterContext) -> InputForm:
    # The greeter's snapshot of the ticket does not hold the present values.
    return replace(assist_form(context.say, ()), sentence=context.say("assist_replaces"))


@dataclass(frozen=True, slots=True)
class GreeterKey(KeyRow):
    """The row of a key.

    Attributes:
        fields: of the command, except its id and the ticket.
        form: to fill in before.
        on_ticket: whether it is a key of the chosen ticket.
        while_it_lives: whether it is available for every ticket that has not ended.
    """

    fields: Callable[[Filled], Fields] = no_fields
    form: Callable[[GreeterContext], InputForm | None] = no_form
    on_ticket: bool = True
    while_it_lives: bool = False


class GreeterAction(KeyAction):
    """The greeter's keys, in their order, each named like its command; each has its `row`."""

    row: GreeterKey

    REOPEN = GreeterKey("reopen", c.Reopen)
    REQUEUE = GreeterKey("requeue", c.RequeueTicket)
    CHANGE_SERVICE = GreeterKey(
        "change_service",
        c.ChangeService,
        entered(service="choice"),
        other_service_form("change_title", "change_confirm"),
    )
    ADD_SERVICE = GreeterKey(
        "add_service",
        c.AddServiceToTicket,
        entered(service="choice"),
        other_service_form("add_title", "add_confirm"),
    )
    TRANSFER = GreeterKey("transfer", c.TransferTicket, destination, _transfer_form)
    STEP_BACK = GreeterKey("step_back", c.StepBack)
    JUDGE_PRIORITY = GreeterKey("judge_priority", c.JudgePriority, judgement, _priority_form)
    SET_ASSIST = GreeterKey(
        "set_assist", c.SetAssist, entered(assist="marked"), _assist_form, while_it_lives=True
    )
    ADD_NOTE = GreeterKey(
        "add_note", c.AddNote, entered(note="text"), note_form, while_it_lives=True
    )
    REPRINT = GreeterKey("reprint", c.Reprint, form=_reprint_form, while_it_lives=True)
    GIVE_COUPON = GreeterKey(
        "give_coupon",
        c.GiveCoupon,
        form=_sure_form("coupon_title", "coupon_confirm", "coupon_sentence"),
    )
    CANCEL = GreeterKey(
        "cancel", c.Cancel, form=_sure_form("cancel_title", "cancel_confirm", "cancel_sentence")
    )
    CHECK_IN = GreeterKey("check_in", c.CheckIn, on_ticket=False)
    """The visitor of the chosen booking has arrived."""
    ISSUE_TICKET = GreeterKey("issue_ticket", c.IssueTicket, form=_issue_form, on_ticket=False)
    ANSWER_HELP = GreeterKey("answer_help", c.AnswerHelp, on_ticket=False)
    TAKE_BREAK = GreeterKey("take_break", c.TakeBreak, on_ticket=False)
    CLOSE_COUNTER = GreeterKey("close_counter", c.CloseCounter, on_ticket=False)


def offered_on(
    ticket: Ticket, hall: Hall | None, role: Role, paper: bool = False
) -> Sequence[GreeterAction]:
    """The actions on a ticket that its state and the role allow; `paper`: receipts are printed
    here."""
    # The server decides whether another service can be added.
    allowed = set(allowed_on(ticket.state, another_stop=True))
    if ticket.state not in ENDED:
        allowed |= {action.command for action in GreeterAction if action.row.while_it_lives}
    elif paper and any(not coupon.used for coupon in ticket.coupons):
        allowed.add(c.Reprint.name)
    if hall is not None and any(claim.id == ticket.id for claim in hall.claims):
        allowed.add(c.JudgePriority.name)
    return [
        action
        for action in GreeterAction
        if action.row.on_ticket and action.command in allowed and may(role, action.command)
    ]


def command_on(
    action: GreeterAction, ticket: Ticket, command_id: UUID, filled: Filled
) -> c.Command:
    """The command of an action on a ticket."""
    fields = {"command_id": command_id, "ticket": ticket.id, **action.row.fields(filled)}
    return action.row.sends.model_validate(fields)


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
