"""What QML shows of a visitor's session. Pure functions; no Qt."""

from typing import Any

from contract.enums import TicketState
from contract.texts import Say
from kiosk.menu import KioskMenu
from kiosk.scanned import where_to_go
from kiosk.steps import BROWSING, VisitorStep
from kiosk.ticket_request import TicketRequest


def screen_of(step: VisitorStep, menu: KioskMenu | None, say: Say, *, alone: bool) -> str:
    """The page to show: that of the step, or one that says why the kiosk cannot be used.

    Args:
        alone: whether the server is unreachable, and no tickets can be issued without it.
    """
    if step in BROWSING and (alone or menu is None):
        return "no_server"
    if step is VisitorStep.START and menu is not None:
        if menu.menu.suspension is not None:
            return "paused"
        if menu.closed(say) is not None:
            return "closed"
    return str(step)


def ticket_view(
    request: TicketRequest, menu: KioskMenu | None, say: Say, language: str, *, scanned: bool
) -> dict[str, Any]:
    """The visitor's ticket, with where to go if its receipt was scanned."""

    def waits(service: str) -> tuple[str, str]:
        return menu.waits(service, say) if menu is not None else ("", "")

    view = request.view(language, waits)
    if request.ticket is not None and scanned:
        view["scanned"] = where_to_go(
            request.ticket, say, came_back=request.came_back, problem=request.problem
        )
        view["waits"] = request.ticket.state is TicketState.WAITING
    return view


def printer_words(condition: str, say: Say) -> str:
    """Why the printer cannot print; "" if it can."""
    return f"{say(f'printer_{condition}')} {say('number_instead')}" if condition else ""
