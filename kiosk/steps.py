"""The way of a visitor over the screens: one table, and the only place that knows it.

A touch that the present step has no row for does nothing: so a second touch
on the same button cannot take a second ticket.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Step(StrEnum):
    """What the screen shows."""

    START = "start"
    """Choose a language."""
    CATEGORIES = "categories"
    SERVICES = "services"
    SERVICE = "service"
    ISSUING = "issuing"
    """The hall is asked for a ticket."""
    NO_ANSWER = "no_answer"
    """The hall did not answer: whether there is a ticket is unknown."""
    REFUSED = "refused"
    """The hall said no, and why."""
    PRINTING = "printing"
    """There is a ticket, its paper is on the way."""
    TICKET = "ticket"
    """The paper came out."""
    NUMBER = "number"
    """The paper did not come out: the number to remember, or to give up."""
    SHOWN = "shown"
    """No paper was promised: the number to remember."""


class Act(StrEnum):
    """What the visitor, the hall or the printer does."""

    CHOOSE_LANGUAGE = "choose_language"
    CHOOSE_CATEGORY = "choose_category"
    CHOOSE_SERVICE = "choose_service"
    TAKE = "take"
    AGAIN = "again"
    ISSUED = "issued"
    ISSUED_WITHOUT_PAPER = "issued_without_paper"
    REFUSED = "refused"
    UNANSWERED = "unanswered"
    PRINTED = "printed"
    PAPER_FAILED = "paper_failed"
    NOTE = "note"
    CANCEL = "cancel"
    BACK = "back"
    BACK_TO_CATEGORIES = "back_to_categories"
    LEAVE = "leave"
    """Done, or nobody is there any more."""


S, A = Step, Act

TABLE: Final[Mapping[tuple[Step, Act], Step]] = {
    (S.START, A.CHOOSE_LANGUAGE): S.CATEGORIES,
    (S.CATEGORIES, A.CHOOSE_CATEGORY): S.SERVICES,
    (S.CATEGORIES, A.CHOOSE_SERVICE): S.SERVICE,
    (S.CATEGORIES, A.BACK): S.START,
    (S.CATEGORIES, A.LEAVE): S.START,
    (S.SERVICES, A.CHOOSE_SERVICE): S.SERVICE,
    (S.SERVICES, A.BACK): S.CATEGORIES,
    (S.SERVICES, A.LEAVE): S.START,
    (S.SERVICE, A.TAKE): S.ISSUING,
    (S.SERVICE, A.BACK): S.SERVICES,
    (S.SERVICE, A.BACK_TO_CATEGORIES): S.CATEGORIES,
    (S.SERVICE, A.LEAVE): S.START,
    (S.ISSUING, A.ISSUED): S.PRINTING,
    (S.ISSUING, A.ISSUED_WITHOUT_PAPER): S.SHOWN,
    (S.ISSUING, A.REFUSED): S.REFUSED,
    (S.ISSUING, A.UNANSWERED): S.NO_ANSWER,
    (S.NO_ANSWER, A.AGAIN): S.ISSUING,
    (S.NO_ANSWER, A.LEAVE): S.START,
    (S.REFUSED, A.BACK): S.CATEGORIES,
    (S.REFUSED, A.LEAVE): S.START,
    (S.PRINTING, A.PRINTED): S.TICKET,
    (S.PRINTING, A.PAPER_FAILED): S.NUMBER,
    (S.TICKET, A.LEAVE): S.START,
    (S.NUMBER, A.NOTE): S.START,
    (S.NUMBER, A.CANCEL): S.START,
    (S.NUMBER, A.LEAVE): S.START,
    (S.SHOWN, A.NOTE): S.START,
    (S.SHOWN, A.CANCEL): S.START,
    (S.SHOWN, A.LEAVE): S.START,
}
"""Where each act leads; what is not here is not possible."""

BROWSING: Final = frozenset({S.START, S.CATEGORIES, S.SERVICES, S.SERVICE})
"""Steps that are worth nothing without a connection to the hall."""

BUSY: Final = frozenset({S.ISSUING, S.PRINTING})
"""Steps that end by themselves; nobody is sent away from them."""


def after(step: Step, act: Act) -> Step | None:
    """The next step; None where the step does not know the act."""
    return TABLE.get((step, act))
