"""The transitions between the screens of a visitor, in one table.

An act without a row for the current step does nothing, so a second touch on the same button cannot
take a second ticket.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class VisitorStep(StrEnum):
    """The screens."""

    START = "start"
    """The choice of a category or an agency."""
    SEARCH = "search"
    BOOKING = "booking"
    """The code of a booking is typed."""
    SERVICES = "services"
    SERVICE = "service"
    OPTIONS = "options"
    """The options: quantity, assistance, further services."""
    ISSUING = "issuing"
    """The server is issuing a ticket."""
    NO_ANSWER = "no_answer"
    """The server did not answer: whether there is a ticket is unknown."""
    REFUSED = "refused"
    """The server refused, and why."""
    EARLY = "early"
    """It is too early for the booking: the visitor comes back, or waits without it."""
    PRINTING = "printing"
    """The ticket is being printed."""
    TICKET = "ticket"
    """The ticket was printed."""
    NUMBER = "number"
    """The print failed: the number to remember, or to give up."""
    SHOWN = "shown"
    """The printer is not ready: the number to remember."""
    SCANNED = "scanned"
    """A receipt was scanned: where its holder should go."""
    UNKNOWN_CODE = "unknown_code"
    """The scanned code is not a ticket of this hall."""
    CODE_UNANSWERED = "code_unanswered"
    """A code was scanned, and the server does not answer."""


class VisitorAct(StrEnum):
    """Events of the visitor, the server or the printer."""

    CHOOSE_GROUP = "choose_group"
    """A category or an agency."""
    CHOOSE_SERVICE = "choose_service"
    SEARCH = "search"
    ENTER_CODE = "enter_code"
    CHOOSE_OPTIONS = "choose_options"
    ADD_ANOTHER = "add_another"
    TAKE = "take"
    AGAIN = "again"
    ISSUED = "issued"
    ISSUED_WITHOUT_PAPER = "issued_without_paper"
    REFUSED = "refused"
    TOO_EARLY = "too_early"
    UNANSWERED = "unanswered"
    PRINTED = "printed"
    PAPER_FAILED = "paper_failed"
    REPRINT = "reprint"
    NOTE = "note"
    CANCEL = "cancel"
    FOUND = "found"
    """The server knows the scanned ticket."""
    NOT_FOUND = "not_found"
    SCAN_UNANSWERED = "scan_unanswered"
    """The server did not answer for the scanned code."""
    BACK = "back"
    BACK_TO_START = "back_to_start"
    BACK_TO_SEARCH = "back_to_search"
    LEAVE = "leave"
    """The visitor is done, or the idle timeout has passed."""


S, A = VisitorStep, VisitorAct

TABLE: Final[Mapping[tuple[VisitorStep, VisitorAct], VisitorStep]] = {
    (S.START, A.CHOOSE_GROUP): S.SERVICES,
    (S.START, A.CHOOSE_SERVICE): S.SERVICE,
    (S.START, A.BACK): S.OPTIONS,
    (S.START, A.SEARCH): S.SEARCH,
    (S.START, A.ENTER_CODE): S.BOOKING,
    (S.START, A.TAKE): S.ISSUING,
    (S.START, A.LEAVE): S.START,
    (S.SEARCH, A.CHOOSE_GROUP): S.SERVICES,
    (S.SEARCH, A.CHOOSE_SERVICE): S.SERVICE,
    (S.SEARCH, A.BACK): S.START,
    (S.SEARCH, A.LEAVE): S.START,
    (S.BOOKING, A.TAKE): S.ISSUING,
    (S.BOOKING, A.BACK): S.START,
    (S.BOOKING, A.LEAVE): S.START,
    (S.SERVICES, A.CHOOSE_SERVICE): S.SERVICE,
    (S.SERVICES, A.SEARCH): S.SEARCH,
    (S.SERVICES, A.BACK): S.START,
    (S.SERVICES, A.LEAVE): S.START,
    (S.SERVICE, A.TAKE): S.ISSUING,
    (S.SERVICE, A.SEARCH): S.SEARCH,
    (S.SERVICE, A.CHOOSE_OPTIONS): S.OPTIONS,
    (S.SERVICE, A.BACK): S.SERVICES,
    (S.SERVICE, A.BACK_TO_START): S.START,
    (S.SERVICE, A.BACK_TO_SEARCH): S.SEARCH,
    (S.SERVICE, A.LEAVE): S.START,
    (S.OPTIONS, A.TAKE): S.ISSUING,
    (S.OPTIONS, A.ADD_ANOTHER): S.START,
    (S.OPTIONS, A.BACK): S.SERVICE,
    (S.OPTIONS, A.LEAVE): S.START,
    (S.ISSUING, A.ISSUED): S.PRINTING,
    (S.ISSUING, A.ISSUED_WITHOUT_PAPER): S.SHOWN,
    (S.ISSUING, A.REFUSED): S.REFUSED,
    (S.ISSUING, A.UNANSWERED): S.NO_ANSWER,
    (S.ISSUING, A.TOO_EARLY): S.EARLY,
    (S.NO_ANSWER, A.AGAIN): S.ISSUING,
    (S.NO_ANSWER, A.LEAVE): S.START,
    (S.REFUSED, A.ENTER_CODE): S.BOOKING,
    (S.REFUSED, A.LEAVE): S.START,
    (S.EARLY, A.TAKE): S.ISSUING,
    (S.EARLY, A.LEAVE): S.START,
    (S.PRINTING, A.PRINTED): S.TICKET,
    (S.PRINTING, A.PAPER_FAILED): S.NUMBER,
    (S.TICKET, A.REPRINT): S.PRINTING,
    (S.TICKET, A.CANCEL): S.START,
    (S.TICKET, A.LEAVE): S.START,
    (S.NUMBER, A.NOTE): S.START,
    (S.NUMBER, A.CANCEL): S.START,
    (S.NUMBER, A.LEAVE): S.START,
    (S.SHOWN, A.NOTE): S.START,
    (S.SHOWN, A.CANCEL): S.START,
    (S.SHOWN, A.LEAVE): S.START,
    (S.START, A.FOUND): S.SCANNED,
    (S.START, A.NOT_FOUND): S.UNKNOWN_CODE,
    (S.START, A.SCAN_UNANSWERED): S.CODE_UNANSWERED,
    (S.SCANNED, A.REPRINT): S.PRINTING,
    (S.SCANNED, A.LEAVE): S.START,
    (S.UNKNOWN_CODE, A.LEAVE): S.START,
    (S.CODE_UNANSWERED, A.LEAVE): S.START,
}
"""The transitions; others are not possible."""

BROWSING: Final = frozenset({S.START, S.SEARCH, S.BOOKING, S.SERVICES, S.SERVICE, S.OPTIONS})
"""Steps that need a connection to the server."""

BUSY: Final = frozenset({S.ISSUING, S.PRINTING})
"""Steps that end without a touch and have no idle timeout."""

KEEPS_VISITOR: Final = frozenset({A.BACK, A.BACK_TO_START, A.ADD_ANOTHER})
"""Acts that lead to the start without a new session: the visitor's choices are kept."""

CAN_SCAN: Final = BROWSING | {S.SCANNED, S.UNKNOWN_CODE, S.CODE_UNANSWERED, S.REFUSED, S.EARLY}
"""Steps in which codes are scanned; in the others a visitor is busy with a ticket."""

SETTLED: Final = frozenset({S.TICKET, S.NUMBER, S.SHOWN})
"""Steps that show a ticket and wait for the visitor."""

TO_READ: Final = SETTLED | {S.REFUSED, S.EARLY}
"""Steps with a button that may be at the place of the touched one: a double touch leaves none of
them."""


def after(step: VisitorStep, act: VisitorAct) -> VisitorStep | None:
    """The next step; None if there is no transition."""
    return TABLE.get((step, act))
