"""The forms for the beginning and the end of the work at a counter."""

from collections.abc import Mapping
from typing import Final

from contract import commands as c
from contract.desk.forms import FormChoice, InputForm
from contract.enums import Role, TicketState
from contract.formatting import spaced_number
from contract.operations import may
from contract.snapshots import Desk, Hall
from contract.texts import Say

ENTRANCE: Final = "entrance"
"""The choice of the entrance in place of a counter."""

REQUEUE, FINISH, HOLD, CLOSE, STAY = "requeue", "finish", "hold", "close", "stay"

ON_TICKET: Final[Mapping[str, type[c.Command]]] = {
    REQUEUE: c.Requeue,
    FINISH: c.Finish,
    HOLD: c.Hold,
}
"""The command on the ticket for a choice of the form."""


def seat_form(say: Say, hall: Hall, role: Role | None) -> InputForm:
    """The counters to choose from, the free ones first; for supervisors the entrance too."""
    entrance = role is not None and may(role, c.Cancel.name)
    ordered = sorted(hall.counters, key=lambda counter: counter.operator is not None)
    return InputForm(
        title=say("seat_title"),
        confirm=say("seat_confirm"),
        choices=[
            *([FormChoice(ENTRANCE, say("seat_entrance"))] if entrance else ()),
            *(
                FormChoice(
                    counter.id,
                    say("counter_number", number=counter.number),
                    say("seat_taken")
                    if counter.operator is not None
                    else say(f"counter_{counter.state}"),
                )
                for counter in ordered
            ),
        ],
        search=say("seat_search"),
        empty=say("search_nothing"),
    )


def leave_form(say: Say, desk: Desk) -> InputForm:
    """The form for what happens to the counter and its ticket."""
    ticket = desk.ticket
    if ticket is None:
        wanted = [CLOSE, STAY]
        title = say("leave_open")
    else:
        first = FINISH if ticket.state is TicketState.SERVING else REQUEUE
        wanted = [first, HOLD, STAY]
        title = say("leave_with_ticket", number=spaced_number(ticket.number))
    return InputForm(
        title=title,
        confirm=say("leave_confirm"),
        choices=[FormChoice(action, say(f"leave_{action}")) for action in wanted],
    )
