"""Who a device is: one file that only its owner can read, with the secret it made itself.

The secret is written here before anything of it is sent, so that a power cut at any moment
leaves a device that the hall may know already and that still knows itself.
"""

import os
import secrets
import stat
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Final

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from client.kept import sync_names
from client.trust import NoCertificates, Trust
from contract.device_settings import NOTHING_SET, DeviceSettings
from contract.enums import Role

SECRET_PREFIX: Final = "novbe_d_"
"""So that a device's secret is recognised where it should not be, in a log or a mail."""

SECRET_BYTES: Final = 32

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_HAS_OWNERS: Final = hasattr(os, "getuid")
"""Not on Windows, where a person's own folder is closed to others."""


class IdentityUnusable(Exception):
    """The file cannot be used or written; the message says why, to whoever looks after the PC."""


class Identity(BaseModel):
    """A device as it knows itself.

    Attributes:
        role: what it asked to be.
        server: the address of its hall's server.
        secret: its token, once a manager has confirmed it.
        next_secret: the one that shall take its place; "" where none shall.
        certificate: of the server, as PEM, where it vouches for itself; "" for none.
        enrolled: whether the hall has let it in.
        device: its id in the hall, or the one that it had before it was enrolled again; "" where
            the hall has not said it yet.
        centre: to which it belongs; "" likewise.
        instead_of: the address in the settings that `server` has replaced since; "" for none.
        next_for: the demand that `next_secret` meets.
        renewed_for: the newest demand to renew the secret that was met.
        settings: what the console set for it last, for a start without the server.
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
        """What may be its token now, in the order in which to try it: the next one travels
        only where the server has dropped the one before, which it does for none but the next."""
        return (self.secret, self.next_secret) if self.next_secret else (self.secret,)

    def address(self, given: str) -> str:
        """Where its server is: the address in the settings counts until the device has followed
        its hall from there.

        Args:
            given: the address in the settings; "" for none.
        """
        return self.server if given in ("", self.instead_of) else given


def new_secret() -> str:
    """A secret for a device: 32 random bytes, as text."""
    return SECRET_PREFIX + secrets.token_urlsafe(SECRET_BYTES)


def default_path(role: Role) -> Path:
    """Where a device of this role keeps its identity, unless it is told otherwise."""
    return platformdirs.user_data_path("novbe") / f"{role}.json"


class IdentityFile:
    """One device's file.

    Args:
        path: where it is; the folder is made when it is first written.
        role: of the program that asks; the identity of another is not taken for its own.
    """

    def __init__(self, path: Path, role: Role) -> None:
        self.path = path
        self.role = role

    def load(self) -> Identity | None:
        """What it says; None where there is none.

        Raises:
            IdentityUnusable: others can read it, it is somebody else's, or it says nothing
                that can be read.
        """
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
            # A newer program may have written it, before an upgrade was taken back.
            identity = Identity.model_validate_json(said, extra="ignore")
            if identity.certificate:
                _ = Trust(pinned=identity.certificate).context
        except (ValidationError, NoCertificates) as error:
            raise IdentityUnusable(
                f"the identity {self.path} is damaged; delete it to enrol this device anew"
            ) from error
        if identity.role is not self.role:
            raise IdentityUnusable(
                f"the identity {self.path} is that of a {identity.role}; name another file by "
                "--identity"
            )
        return identity

    def save(self, identity: Identity) -> None:
        """Write it so that after a power cut the old one or the new one is there, whole.

        Raises:
            IdentityUnusable: it cannot be written.
        """
        part = self.path.with_name(f".{self.path.name}.part")
        said = identity.model_dump_json(indent=1).encode() + b"\n"
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # What a crash left behind may have been made by another.
            part.unlink(missing_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(part, flags, 0o600), "wb") as file:
                file.write(said)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self.path)
            sync_names(self.path.parent)
        except OSError as error:
            raise IdentityUnusable(
                f"the identity {self.path} cannot be written: {error.strerror}"
            ) from error

    def _refuse_open_to_others(self, found: os.stat_result) -> None:
        if not stat.S_ISREG(found.st_mode):
            raise IdentityUnusable(f"the identity {self.path} is no file")
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
                f"delete it to enrol this device anew, or close it: chmod 600 {self.path}"
            )
