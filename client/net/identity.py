"""The identity of a device: one file, readable by its owner alone, with the device's secret.

It is written before anything derived from it is sent: a power cut cannot separate the device from
what the server knows of it.
"""

import os
import secrets
import stat
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Final

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from client.net.json_store import write_durably
from client.net.trust import NoCertificates, Trust
from contract.device_settings import NOTHING_SET, DeviceSettings
from contract.enums import Role

SECRET_PREFIX: Final = "novbe_d_"
"""Makes a secret recognisable where it should not be, in a log or a mail."""

SECRET_BYTES: Final = 32

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_HAS_OWNERS: Final = hasattr(os, "getuid")
"""Not checked on Windows, where a user's folder is private."""


class IdentityUnusable(Exception):
    """The file cannot be used or written; the message tells the PC's administrator why."""


class Identity(BaseModel):
    """The contents of the identity file.

    Attributes:
        secret: its token, once a manager has confirmed it.
        next_secret: the secret that will replace it; "" outside a rotation.
        certificate: the server's self-signed certificate, as PEM; "" for none.
        device: its id, or the id that it had before it was enrolled again; "" where it is not known
            yet.
        centre: its centre; "" likewise.
        instead_of: the address in the settings that `server` replaces; "" for none.
        next_for: the rotation request that `next_secret` answers.
        renewed_for: the newest rotation request that was carried out.
        settings: the last ones from the console, for a start without the server.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="ignore")

    role: Role
    server: str = Field(pattern=r"^https?://")
    secret: str = Field(min_length=20, repr=False)
    next_secret: str = Field(default="", repr=False)
    certificate: str = ""
    enrolled: bool = False
    device: str = ""
    centre: str = ""
    instead_of: str = ""
    next_for: datetime | None = None
    renewed_for: datetime | None = None
    settings: DeviceSettings = NOTHING_SET

    @property
    def secrets(self) -> tuple[str, ...]:
        """The tokens that may be valid, in the order to try them. The next secret is only sent
        after the server has dropped the present one, which it drops only for the next."""
        return (self.secret, self.next_secret) if self.next_secret else (self.secret,)

    def address(self, given: str) -> str:
        """The address of its server: the one in the settings, until the device has followed its
        server to another."""
        return self.server if given in ("", self.instead_of) else given


def new_secret() -> str:
    """A secret for a device: 32 random bytes, as text."""
    return SECRET_PREFIX + secrets.token_urlsafe(SECRET_BYTES)


def default_path(role: Role) -> Path:
    """The default path of the identity file of a role."""
    return platformdirs.user_data_path("novbe") / f"{role}.json"


class IdentityFile:
    """One device's file; one of another role is refused. Its folder is made when it is first
    written."""

    def __init__(self, path: Path, role: Role) -> None:
        self.path = path
        self.role = role

    def load(self) -> Identity | None:
        """The identity; None where there is no file. Raises `IdentityUnusable` where others
        can read it, it has another owner, or it is damaged."""
        try:
            with self.path.open("rb") as file:
                self._refuse_open_to_others(os.fstat(file.fileno()))
                said = file.read()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise IdentityUnusable(
                f"the identity {self.path} cannot be read: {error.strerror}"
            ) from error
        try:
            # A newer release may have written it before a downgrade.
            identity = Identity.model_validate_json(said, extra="ignore")
            if identity.certificate:
                _ = Trust(pinned=identity.certificate).context
        except (ValidationError, NoCertificates) as error:
            raise IdentityUnusable(
                f"the identity {self.path} is damaged; delete it to enrol this device again"
            ) from error
        if identity.role is not self.role:
            raise IdentityUnusable(
                f"the identity {self.path} is that of a {identity.role}; name another file by "
                "--identity"
            )
        return identity

    def save(self, identity: Identity) -> None:
        """Write it atomically and durably; raises `IdentityUnusable` where that fails."""
        try:
            write_durably(self.path, identity.model_dump_json(indent=1).encode() + b"\n")
        except OSError as error:
            raise IdentityUnusable(
                f"the identity {self.path} cannot be written: {error.strerror}"
            ) from error

    def _refuse_open_to_others(self, found: os.stat_result) -> None:
        if not stat.S_ISREG(found.st_mode):
            raise IdentityUnusable(f"the identity {self.path} is not a file")
        if not _HAS_OWNERS:
            return
        if found.st_uid != os.getuid():
            raise IdentityUnusable(
                f"the identity {self.path} belongs to another user; give it to the user of this "
                "program, or name another file by --identity"
            )
        if found.st_mode & _OTHERS:
            raise IdentityUnusable(
                f"the identity {self.path} can be read by others, and may be known to them; "
                f"delete it to enrol this device again, or restrict it: chmod 600 {self.path}"
            )
