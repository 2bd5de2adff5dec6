"""Commands on the devices, the people and the tokens of a centre.

The secrets in answers (a first password, a token) are derived from the server's key and the
`command_id`: a retry returns the same secret, and none is stored.
"""

from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from contract.access.acts import Login
from contract.access.enums import Scope
from contract.commands.base import CentreCommand, command
from contract.device_settings import DeviceSettings
from contract.enums import Role
from contract.ids import CounterId, Key
from contract.model import Instant, Language, PlainText, written
from contract.rows import CENTRE, DEVICE, MANAGERS, SUPERVISORS

_PERSON: Final = f"{CENTRE}/people/{{person}}"

Label = Annotated[PlainText, Field(min_length=1, max_length=80)]
"""The label of a device or token for staff, e.g. "kiosk at the door"."""

Identity = Annotated[PlainText, Field(min_length=1, max_length=80)]
"""The pseudonymous id of a device, a machine that requests enrolment, a person or a token."""

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
"""The text that a scanner reads from a badge. At least eight characters, because a person at a
counter's PC can type one as well."""


@command(MANAGERS, f"{CENTRE}/devices", whole_centre=True)
class ConfirmDevice(CentreCommand):
    """Enrol the device that shows this code.

    Attributes:
        counter: the counter at which it stands.
        replaces: the device that it replaces; that one is revoked.
    """

    code: EnrolmentCode
    label: Label
    counter: CounterId | None = None
    replaces: Identity | None = None


class OnDevice(CentreCommand):
    """A command on a device that is named in the address."""

    path: ClassVar[tuple[str, ...]] = ("centre", "device")

    device: Identity


@command(MANAGERS, f"{DEVICE}/set", whole_centre=True)
class SetDevice(OnDevice):
    """Set the name of a device, its counter, and the layout of a display.

    Attributes:
        display: the key of one of the displays of the centre file; None: the whole board.
        settings: all of its other settings; None: unchanged.
    """

    label: Label
    counter: CounterId | None = None
    display: Key | None = None
    settings: DeviceSettings | None = None


@command(MANAGERS, f"{DEVICE}/revoke", whole_centre=True)
class RevokeDevice(OnDevice):
    """Revoke a device, at once and for good."""


@command(MANAGERS, f"{CENTRE}/devices/waiting/{{machine}}/refuse", whole_centre=True)
class RefuseDevice(CentreCommand):
    """Refuse a machine that requests enrolment: its code becomes invalid."""

    path: ClassVar[tuple[str, ...]] = ("centre", "machine")

    machine: Identity


@command(SUPERVISORS, f"{DEVICE}/ask", whole_centre=True)
class AskDevice(OnDevice):
    """Ask a device to restart, to send a picture of its screen, or to renew its secret."""

    what: Literal["restart", "screenshot", "rotate"]


FullName = Annotated[PlainText, Field(min_length=1, max_length=120)]


@command(MANAGERS, f"{CENTRE}/people")
class AddPerson(CentreCommand):
    """Add a person with a first duty; the answer gives the first password, which has to be changed
    at the first sign-in."""

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


@command(MANAGERS, f"{_PERSON}/duty")
class GiveDuty(OnPerson):
    """Give a person a role in the whole centre, or for one agency alone."""

    role: Role
    agency: Key | None = None
    counter: CounterId | None = None


@command(MANAGERS, f"{_PERSON}/duty/end")
class EndDuty(OnPerson):
    """Remove a role from a person; sessions with it end."""

    role: Role
    agency: Key | None = None


@command(MANAGERS, f"{_PERSON}/set")
class SetPerson(OnPerson):
    """Set the user name, the full name and the language of a person."""

    login: Login
    full_name: FullName
    language: Language


@command(MANAGERS, f"{_PERSON}/reset")
class ResetPerson(OnPerson):
    """Give a person a first password again, or require a new second factor; sessions end. Or create
    a link by which the person signs in once."""

    what: Literal["password", "factor", "link"]


@command(MANAGERS, f"{_PERSON}/badge")
class SetBadge(OnPerson):
    """Give a person a badge to sign in with at a counter; without one: remove it."""

    badge: BadgeText | None = None


@command(MANAGERS, f"{_PERSON}/sign-out")
class EndSessions(OnPerson):
    """Sign a person out of all sessions."""


@command(MANAGERS, f"{_PERSON}/forget")
class ForgetPerson(OnPerson):
    """Delete the data of a person; the pseudonymous id stays in the log."""


@command(MANAGERS, f"{CENTRE}/tokens", whole_centre=True)
class MakeToken(CentreCommand):
    """Create a token for another system; the answer gives it."""

    label: Label
    scopes: Annotated[tuple[Scope, ...], Field(min_length=1)]
    expires_at: Instant | None = None


@command(MANAGERS, f"{CENTRE}/tokens/{{integration}}/revoke", whole_centre=True)
class RevokeToken(CentreCommand):
    """Revoke a token, at once and for good."""

    path: ClassVar[tuple[str, ...]] = ("centre", "integration")

    integration: Identity
