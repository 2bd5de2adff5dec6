"""Reasons that staff give, as codes; the log contains no other statements of people.

The wire accepts any code of this form; these are the ones that the programs offer.
"""

from enum import StrEnum


class HoldReason(StrEnum):
    """Why a ticket is put on hold."""

    FORM = "form"
    """The visitor fills in a form."""
    COPIES = "copies"
    """The visitor fetches copies, photographs or a payment slip."""
    PAYMENT = "payment"
    COLLEAGUE = "colleague"
    """The operator asks a colleague or another office."""
    LATER = "later"


class CallReason(StrEnum):
    """Why a ticket is called out of order."""

    IN_NEED = "in_need"
    """The visitor cannot wait: ill, with a baby, very old."""
    CAME_BACK = "came_back"
    """The visitor was here before, and comes back with what was missing."""
    WRONG_QUEUE = "wrong_queue"
    """The visitor waited long in the queue of another service."""
    TOGETHER = "together"
    """The visitor belongs to the one who was served last."""
    MANAGER = "manager"
    """The manager of the centre asks for it."""
    WALK_IN = "walk_in"
    """A visitor without a ticket is at the counter."""
