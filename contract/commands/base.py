"""What all commands share, and what they are given to."""

import re
from typing import Annotated, ClassVar, Final
from uuid import UUID

from pydantic import Field

from contract.enums import CommandName
from contract.ids import CentreId, CounterId, ServiceId, TicketId
from contract.model import Incoming, PlainText, written

Reason = Annotated[
    str,
    written(r"^[a-z][a-z0-9_]{0,39}$", "a code has small letters: write it like 'power_cut'"),
]
"""A reason as a code; free text never enters the log."""

_UNSEEN: Final = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069"

FreeText = Annotated[
    str,
    written(
        rf"^[^{_UNSEEN}]*$",
        "this text has invisible characters: type it again by hand",
        min_length=1,
        max_length=1000,
    ),
]
"""Free text of a person; it is kept outside the log and can be erased."""


def seen_text(text: str) -> str:
    """A text without the signs that `FreeText` refuses: they come along when it is pasted."""
    return re.sub(f"[{_UNSEEN}]", "", text)


Quantity = Annotated[int, Field(ge=1, le=99)]
"""For how many people or files."""


class Command(Incoming):
    """What all commands share.

    Attributes:
        name: the command's word.
        path: the fields that travel in the address, or come from the token; not in the body.
        command_id: made by the sender, once per intention.
    """

    name: ClassVar[CommandName]
    path: ClassVar[tuple[str, ...]] = ()

    command_id: UUID


class CentreCommand(Command):
    """A command on a whole centre."""

    path: ClassVar[tuple[str, ...]] = ("centre",)

    centre: CentreId


class ServiceCommand(Command):
    """A command on a service."""

    path: ClassVar[tuple[str, ...]] = ("service",)

    service: ServiceId


class CounterCommand(Command):
    """A command at a counter; its answer is the new desk."""

    path: ClassVar[tuple[str, ...]] = ("counter",)

    counter: CounterId


class OwnTicketCommand(CounterCommand):
    """A command on the ticket at the counter. It names the ticket it means:
    a doubled or late key press never touches the next visitor."""

    ticket: TicketId


class PresentStopCommand(OwnTicketCommand):
    """A command on the stop at which the ticket at the counter is.

    Attributes:
        stop: the index of that stop, where the sender knows it: a doubled or late key press
            then never touches the visitor's next stop either.
    """

    stop: Annotated[int, Field(ge=0, le=99)] | None = None


class TicketCommand(Command):
    """A command on a ticket that is named in the address."""

    path: ClassVar[tuple[str, ...]] = ("ticket",)

    ticket: TicketId


class DeviceCommand(CentreCommand):
    """A command of a device about itself; who it is says its token."""

    path: ClassVar[tuple[str, ...]] = ("centre", "device")

    device: PlainText
