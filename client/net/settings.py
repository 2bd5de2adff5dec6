"""Settings of a program: options override the environment, which overrides the file.

File (TOML) and environment (`NOVBE_SERVER`, ...) set the connection and the folder of the program.
Everything else is set in the console, on the page of the device; an option overrides it.
"""

import hashlib
import logging
import os
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Any, ClassVar, Self

import platformdirs
from pydantic import AfterValidator, StringConstraints, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from client.net.trust import NoCertificates, Trust
from contract.device_settings import DeviceSettings

log = logging.getLogger(__name__)

DEFAULT_SERVER = "http://127.0.0.1:8750"


class SetInConsole(ValueError):
    """A file or the environment holds a setting of the console; the message says what to do."""


def _address(text: str) -> str:
    if not text.startswith(("http://", "https://")):
        raise ValueError(f"'{text}' is not an address; write one like {DEFAULT_SERVER}")
    return text.rstrip("/")


def _authorities(file: Path | None) -> Path | None:
    try:
        if file is not None:
            _ = Trust(ca=file).context
    except NoCertificates as error:
        raise ValueError(str(error)) from error
    return file


def default_file() -> Path:
    """The path of the settings file: `NOVBE_CONFIG`, else in the user's configuration folder."""
    named = os.environ.get("NOVBE_CONFIG")
    if named:
        return Path(named)
    return platformdirs.user_config_path("novbe") / "client.toml"


class ClientSettings(BaseSettings):
    """Settings that every program shares.

    Attributes:
        token: of the device or the person.
        identity: the identity file of a device without a token; None for the default of its role,
            in the user's data folder.
        ca: a file (PEM) of the accepted authorities, or of the server's own certificate; None for
            the system's authorities.
        log_folder: of log files; None for stderr only.
    """

    program: ClassVar[str] = "client"
    on_the_pc: ClassVar[frozenset[str]] = frozenset(
        {"server", "token", "identity", "ca", "folder", "log_folder"}
    )
    """The settings that a file or the environment may hold."""

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        env_prefix="NOVBE_", extra="ignore", frozen=True
    )

    server: Annotated[str, AfterValidator(_address)] = DEFAULT_SERVER
    token: Annotated[str, StringConstraints(strip_whitespace=True)] = ""
    language: Annotated[str, StringConstraints(pattern=r"^([a-z]{2,3})?$")] = ""
    identity: Path | None = None
    ca: Annotated[Path | None, AfterValidator(_authorities)] = None
    folder: Path | None = None
    log_folder: Path | None = None

    @property
    def trust(self) -> Trust:
        """Which certificates are accepted."""
        return Trust(ca=self.ca)

    @property
    def kept_in(self) -> Path:
        """The folder of the program's files; by default each device of this user has its own."""
        own = hashlib.sha256(f"{self.token or self.identity}".encode()).hexdigest()[:8]
        return self.folder or platformdirs.user_data_path("novbe") / f"{self.program}-{own}"

    def with_device(self, wanted: DeviceSettings) -> Self:
        """These settings merged with those of the console; options override them. Unusable values
        are left out and logged."""
        usable = {}
        for name, value in wanted.given.items():
            if name not in type(self).model_fields or name in self.model_fields_set:
                continue
            try:
                self.model_validate({name: value})
            except ValidationError as error:
                log.warning("a setting of the console is not valid: %s", error)
            else:
                usable[name] = value
        return self.model_copy(update=usable)

    @classmethod
    def load(cls, file: Path | None = None, **flags: Any) -> Self:
        """Read the settings; None stands for an option that was not given.

        Raises:
            pydantic.ValidationError, FileNotFoundError, tomllib.TOMLDecodeError: of a value, or of
                the named file.
            SetInConsole: the file or the environment holds a setting of the console.
        """
        if file is not None and not file.is_file():
            raise FileNotFoundError(f"there is no settings file {file}")
        path = file or default_file()
        written = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        cls._refuse(path, written)
        # Variables in the environment are read by the model itself.
        below = {
            name: value
            for name, value in written.items()
            if f"NOVBE_{name.upper()}" not in os.environ
        }
        given = {name: value for name, value in flags.items() if value is not None}
        return cls(**{**below, **given})

    @classmethod
    def _refuse(cls, file: Path, written: Collection[str]) -> None:
        """Refuse settings that belong in the console."""
        variables = {f"NOVBE_{name.upper()}": name for name in cls.model_fields}
        found = [f"'{name}' in {file}" for name in written if name not in cls.on_the_pc]
        found += [
            f"{variable} in the environment"
            for variable, name in variables.items()
            if variable in os.environ and name not in cls.on_the_pc
        ]
        if found:
            raise SetInConsole(
                f"{found[0]} is no setting of this PC: take it out here, and set it in the "
                "console, on the page of this device. A PC says "
                f"{', '.join(sorted(cls.on_the_pc))} only."
            )
