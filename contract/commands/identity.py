"""Commands on the devices, the people and the tokens of a centre.

Secrets that an answer tells (a first password, a token) are derived from the server's key
and the `command_id`, so that the same command again tells the same one and none is stored.
"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from contract.access.acts import Login
from contract.access.enums import Scope
from contract.commands.base import CentreCommand
from contract.device_settings import DeviceSettings
from contract.enums import CommandName, Role
from contract.ids import CounterId, Key
from contract.model import Instant, Language, PlainText, written

Label = Annotated[PlainText, Field(min_length=1, max_length=80)]
"""What staff call a thing, e.g. "kiosk at the door"."""

Identity = Annotated[PlainText, Field(min_length=1, max_length=80)]
"""The pseudonymous id of a device, of a machine that waits, of a person or a token."""

EnrolmentCode = Annotated[PlainText, Field(min_length=8, max_length=20)]
"""As it is shown on the device's screen; blanks, dashes and small letters do not matter."""


BadgeText = Annotated[
    str,
    written(
        r"^[^\x00-\x1f\x7f]*$",
        "this text must be one line without invisible characters: type it again by hand",
        min_length=8,
        max_length=100,
    ),
]
"""What a badge's code says when it is held to a scanner: at least eight signs, for whoever sits
at a counter's PC can type as well."""


class ConfirmDevice(CentreCommand):
    """Let the device in that shows this code.

    Attributes:
        counter: at which counter it stands.
        replaces: the device whose place it takes; that one is out from then on.
    """

    name: ClassVar[CommandName] = CommandName.CONFIRM_DEVICE

    code: EnrolmentCode
    label: Label
    counter: CounterId | None = None
    replaces: Identity | None = None


class OnDevice(CentreCommand):
    """A command on a device that is named in the address."""

    path: ClassVar[tuple[str, ...]] = ("centre", "device")

    device: Identity


class SetDevice(OnDevice):
    """Say what a device is called, at which counter it stands, and what a display shows.

    Attributes:
        display: the key of one of the displays of the centre file; None: the whole board.
        settings: what else is set for it, all of it; None: as before.
    """

    name: ClassVar[CommandName] = CommandName.SET_DEVICE

    label: Label
    counter: CounterId | None = None
    display: Key | None = None
    settings: DeviceSettings | None = None


class RevokeDevice(OnDevice):
    """A device is out, at once and for good."""

    name: ClassVar[CommandName] = CommandName.REVOKE_DEVICE


class RefuseDevice(CentreCommand):
    """Turn a machine away that asks to be let in: its code is good for nothing any more."""

    name: ClassVar[CommandName] = CommandName.REFUSE_DEVICE
    path: ClassVar[tuple[str, ...]] = ("centre", "machine")

    machine: Identity


class AskDevice(OnDevice):
    """Ask a device to start anew, to send a picture of its screen, or to make another secret."""

    name: ClassVar[CommandName] = CommandName.ASK_DEVICE

    what: Literal["restart", "screenshot", "rotate"]


FullName = Annotated[PlainText, Field(min_length=1, max_length=120)]
"""What a person is called."""


class AddPerson(CentreCommand):
    """Add a person with a first duty; the answer tells the first password, which has to be
    changed at the first sign-in."""

    name: ClassVar[CommandName] = CommandName.ADD_PERSON

    login: Login
    full_name: FullName
    language: Language
    role: Role
    agency: Key | None = None
    counter: CounterId | None = None


class OnPerson(CentreCommand):
    """A command on a person who is named in the address, by id."""

    path: ClassVar[tuple[str, ...]] = ("centre", "person")

    person: Identity


class GiveDuty(OnPerson):
    """Give a person a role in the centre: in the whole of it, or for one agency alone."""

    name: ClassVar[CommandName] = CommandName.GIVE_DUTY

    role: Role
    agency: Key | None = None
    counter: CounterId | None = None


class EndDuty(OnPerson):
    """Take a role from a person; sessions in it end."""

    name: ClassVar[CommandName] = CommandName.END_DUTY

    role: Role
    agency: Key | None = None


class SetPerson(OnPerson):
    """Set the user name, the full name and the language of a person."""

    name: ClassVar[CommandName] = CommandName.SET_PERSON

    login: Login
    full_name: FullName
    language: Language


class ResetPerson(OnPerson):
    """Give a first password again, or have the second factor set up again; sessions end. Or make a
    link by which the person signs in once."""

    name: ClassVar[CommandName] = CommandName.RESET_PERSON

    what: Literal["password", "factor", "link"]


class SetBadge(OnPerson):
    """Give a person a badge to sign in by at a counter; without one: take it away."""

    name: ClassVar[CommandName] = CommandName.SET_BADGE

    badge: BadgeText | None = None


class EndSessions(OnPerson):
    """Sign a person out everywhere."""

    name: ClassVar[CommandName] = CommandName.END_SESSIONS


class ForgetPerson(OnPerson):
    """Delete what is known of a person; what the log says of the pseudonymous id stays."""

    name: ClassVar[CommandName] = CommandName.FORGET_PERSON


class MakeToken(CentreCommand):
    """Make a token for another system; the answer tells it."""

    name: ClassVar[CommandName] = CommandName.MAKE_TOKEN

    label: Label
    scopes: Annotated[tuple[Scope, ...], Field(min_length=1)]
    expires_at: Instant | None = None


class RevokeToken(CentreCommand):
    """A token is void, at once and for good."""

    name: ClassVar[CommandName] = CommandName.REVOKE_TOKEN
    path: ClassVar[tuple[str, ...]] = ("centre", "integration")

    integration: Identity
