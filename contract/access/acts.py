"""Requests about identity: sessions, enrolment, device reports. None is a command of a hall: none
carries a `command_id`, and each may be repeated."""

from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import AfterValidator, Field, PlainSerializer, SecretStr, model_validator

from contract.access.enums import PrinterState, SoundState
from contract.enums import Role
from contract.ids import CentreId, Key, Sha256
from contract.model import Incoming, MachineText, written

WORD_LETTERS: Final = 30
SEARCHED_AT_MOST: Final = 200


def small(login: str) -> str:
    """A login as it is stored and looked up: in lower case."""
    # The one letter whose lower case is two characters: with a dot that no login may have.
    return login.replace("\u0130", "i").lower()


Login = Annotated[
    str,
    written(
        r"^[^\W_][\w.@+-]*$",
        "a user name has letters, digits and . @ + - _ and begins with a letter or digit",
        min_length=2,
        max_length=60,
    ),
    AfterValidator(small),
]
"""The login of a person: letters and digits of any script, and `. @ + - _` inside."""

_travels = PlainSerializer(SecretStr.get_secret_value, return_type=str, when_used="json")

Password = Annotated[SecretStr, Field(min_length=1, max_length=200), _travels]
"""A password: sent on the wire, masked everywhere else, so that no log contains it."""

Badge = Annotated[SecretStr, Field(min_length=4, max_length=100), _travels]
"""The text that a scanner reads from a badge."""

FactorCode = Annotated[str, written(r"^[0-9]{6}$", "a code has six digits: write it like 123456")]
"""The current six digits of a second factor."""


class SignIn(Incoming):
    """Sign in: by login and password, or at an enrolled counter by badge.

    Attributes:
        centre, role, agency: the duty to sign in with, where the person has several; by default the
            one with the most permissions.
    """

    login: Login | None = None
    password: Password | None = None
    badge: Badge | None = None
    centre: CentreId | None = None
    role: Role | None = None
    agency: Key | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        by_password = self.login is not None and self.password is not None
        by_badge = self.badge is not None
        if by_password == by_badge or (by_badge and (self.login or self.password)):
            raise ValueError("needs login and password, or a badge")
        return self


class ProveFactor(Incoming):
    """Prove the second factor."""

    code: FactorCode


class OfferFactor(Incoming):
    """Ask for a new second factor, by a code of the current one. A person who has none yet needs no
    code to sign in."""

    code: FactorCode | None = None


class ConfirmFactor(Incoming):
    """Confirm the offered second factor by its first code."""

    code: FactorCode


class ChangePassword(Incoming):
    """Choose another password; the old one is not needed right after it was verified."""

    old: Password | None = None
    new: Password


class BeginEnrolment(Incoming):
    """A new device requests enrolment. The same `secret_hash` again changes nothing.

    Attributes:
        secret_hash: of the secret that will be its token once a manager has confirmed it.
        name: the host name, shown to the manager.
        replaces: the id under which this machine was enrolled before, which a manager may give it
            again; None: it had none.
    """

    secret_hash: Sha256
    role: Role
    name: Annotated[MachineText, Field(max_length=80)] = ""
    version: Annotated[MachineText, Field(max_length=40)] = ""
    replaces: Annotated[MachineText, Field(max_length=80)] | None = None


class Health(Incoming):
    """The health report that a device sends every few seconds.

    Attributes:
        boot: an id created at each start of its program.
        clock_offset: seconds by which its own clock is ahead of the server's.
        screen: its size, e.g. `1080x1920`; empty without one.
        ticket_seconds: how long its last ticket took to print; left out before the first.
        ends: true in the last report before an orderly exit; else left out.
        searched: words that visitors of a kiosk typed without touching a result since the last
            report, each once for a visit; left out without any.
    """

    boot: UUID
    version: Annotated[MachineText, Field(max_length=40)] = ""
    clock_offset: Annotated[float, Field(ge=-1e9, le=1e9)] | None = None
    screen: Annotated[MachineText, Field(max_length=40)] = ""
    printer: PrinterState = PrinterState.NONE
    sound: SoundState = SoundState.NONE
    ticket_seconds: Annotated[float, Field(ge=0, le=1e9)] | None = None
    ends: bool | None = None
    searched: (
        Annotated[
            tuple[Annotated[MachineText, Field(max_length=WORD_LETTERS)], ...],
            Field(max_length=SEARCHED_AT_MOST),
        ]
        | None
    ) = None


class RenewSecret(Incoming):
    """A device replaces its secret. The new one is valid from its first use; the old one then is
    not."""

    secret_hash: Sha256


class ProveDevice(Incoming):
    """A device that searches for its server proves that it is enrolled, and asks the server for
    proof: 32 random bytes, and `contract.pairing.proof_of("device", ...)`."""

    nonce: Sha256
    proof: Sha256
