"""The base classes and field types of commands."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import Field

from contract.access.enums import Scope
from contract.enums import CommandName, Role
from contract.ids import CentreId, CounterId, ServiceId, TicketId, snake
from contract.model import Incoming, PlainText, written
from contract.rows import Operation, Route

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
"""Free text of a person; it is stored outside the log and can be erased."""


def seen_text(text: str) -> str:
    """A text without the characters that `FreeText` refuses: pasted text may contain them."""
    return re.sub(f"[{_UNSEEN}]", "", text)


Quantity = Annotated[int, Field(ge=1, le=99)]
"""The number of people or files."""


class Command(Incoming):
    """The base of all commands, which travel as the body of a `POST` or `PUT`.

    Attributes:
        name: that of the class, `call_next` of `CallNext`; several classes may be one command.
        path: the fields that come from the address or the token instead of the body.
        command_id: created by the sender, once per intention. A command with the same id gets the
            first answer and does nothing.
    """

    name: ClassVar[CommandName]
    path: ClassVar[tuple[str, ...]] = ()

    command_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandOperation(Operation):
    """A command; the body holds the fields that are not in the path."""

    command: type[Command]


COMMANDS: Final[list[CommandOperation]] = []
"""The row of each command, in the order in which the modules are imported."""


def command[C: type[Command]](
    roles: frozenset[Role],
    *paths: str,
    name: str | None = None,
    method: str = "POST",
    scope: Scope | None = None,
    whole_centre: bool = False,
) -> Callable[[C], C]:
    """Register a class as a command: the roles that may give it, and its addresses below
    `/api/v1/`. A command that only the clock gives has no address. Of two addresses, the one with
    the ticket's token comes first. For `scope` and `whole_centre` see `Operation`.

    Args:
        name: where several classes are one command; by default that of the class.
    """

    def registered(model: C) -> C:
        assert model.__doc__ is not None
        model.name = CommandName(name or snake(model.__name__))
        summary = model.__doc__.partition("\n")[0].rstrip(".")
        COMMANDS.append(
            CommandOperation(
                what=model.name,
                command=model,
                roles=roles,
                routes=tuple(Route(method, path, summary) for path in paths),
                scope=scope,
                whole_centre=whole_centre,
            )
        )
        return model

    return registered


class CentreCommand(Command):
    """A command on a whole centre."""

    path: ClassVar[tuple[str, ...]] = ("centre",)

    centre: CentreId


class ServiceCommand(Command):
    """A command on a service."""

    path: ClassVar[tuple[str, ...]] = ("service",)

    service: ServiceId


class CounterCommand(Command):
    """A command at a counter; the answer is the new desk."""

    path: ClassVar[tuple[str, ...]] = ("counter",)

    counter: CounterId


class OwnTicketCommand(CounterCommand):
    """A command on the ticket at the counter. It names the ticket: a doubled or late key press
    never affects the next visitor."""

    ticket: TicketId


class PresentStopCommand(OwnTicketCommand):
    """A command on the current stop of the ticket at the counter.

    Attributes:
        stop: the index of that stop, where the sender knows it: a doubled or late key press then
            never affects the visitor's next stop either.
    """

    stop: Annotated[int, Field(ge=0, le=99)] | None = None


class TicketCommand(Command):
    """A command on a ticket that is named in the address."""

    path: ClassVar[tuple[str, ...]] = ("ticket",)

    ticket: TicketId


class DeviceCommand(CentreCommand):
    """A command of a device about itself; the token identifies the device."""

    path: ClassVar[tuple[str, ...]] = ("centre", "device")

    device: PlainText


def due_at(centre: str, kind: CommandName, due: datetime, subject: str = "") -> UUID:
    """The command id of what the clock does: it happens once, also over a restart.

    Args:
        subject: the id that it acts on, where several may be due at one time.
    """
    about = f"/{subject}" if subject else ""
    return uuid5(NAMESPACE_URL, f"novbe:{centre}/{kind}{about}/{due.isoformat()}")
