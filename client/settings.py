"""Settings of a program: flags over environment over file.

File and environment say how the server is reached and where the program keeps its files; the
environment names are `NOVBE_SERVER`, `NOVBE_TOKEN` and so on, the file is TOML with the same words
in small letters. Everything else is set in the console, on the page of the device. A flag stands
over the console: for a demo, or to try something.
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

from client.trust import NoCertificates, Trust
from contract.device_settings import DeviceSettings

log = logging.getLogger(__name__)

DEFAULT_SERVER = "http://127.0.0.1:8750"


class SetInConsole(ValueError):
    """A file or the environment sets what is set in the console; the message says what to do."""


def _address(text: str) -> str:
    if not text.startswith(("http://", "https://")):
        raise ValueError(f"'{text}' is no address; write one like {DEFAULT_SERVER}")
    return text.rstrip("/")


def _authorities(file: Path | None) -> Path | None:
    try:
        if file is not None:
            _ = Trust(ca=file).context
    except NoCertificates as error:
        raise ValueError(str(error)) from error
    return file


def default_file() -> Path:
    """Where settings are looked for: `NOVBE_CONFIG`, else in this person's own folder."""
    named = os.environ.get("NOVBE_CONFIG")
    if named:
        return Path(named)
    return platformdirs.user_config_path("novbe") / "client.toml"


class ClientSettings(BaseSettings):
    """What every program needs to reach its server.

    Attributes:
        server: the server's address.
        token: what the device or the person signs in with; "" where there is none yet.
        language: the language of the program; "" leaves it to the program.
        identity: the file in which a device without a token keeps who it is; None for the
            usual one of its role, in the user's data folder.
        ca: a file (PEM) of the authorities to believe, or of the server's own
            certificate; None for the authorities of the system.
        folder: where the program keeps its files; None for the usual place.
        log_folder: where the log is written to as well; None: it is only printed.
    """

    program: ClassVar[str] = "client"
    on_the_pc: ClassVar[frozenset[str]] = frozenset(
        {"server", "token", "identity", "ca", "folder", "log_folder"}
    )
    """What a file or the environment may say."""

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
        """Whom to believe that it is the server."""
        return Trust(ca=self.ca)

    @property
    def kept_in(self) -> Path:
        """The folder; the usual one is another for each device of this user."""
        own = hashlib.sha256(f"{self.token or self.identity}".encode()).hexdigest()[:8]
        return self.folder or platformdirs.user_data_path("novbe") / f"{self.program}-{own}"

    def with_device(self, wanted: DeviceSettings) -> Self:
        """These settings and what the console sets for the device; flags stand over that. What
        this program cannot use is left out, and the log says so."""
        usable = {}
        for name, value in wanted.given.items():
            if name not in type(self).model_fields or name in self.model_fields_set:
                continue
            try:
                self.model_validate({name: value})
            except ValidationError as error:
                log.warning("the console sets what this program cannot use: %s", error)
            else:
                usable[name] = value
        return self.model_copy(update=usable)

    @classmethod
    def load(cls, file: Path | None = None, **flags: Any) -> Self:
        """Read the settings; flags that are None were not given.

        Raises:
            pydantic.ValidationError: a value is wrong; the message names it.
            FileNotFoundError: the file was named, and is not there.
            tomllib.TOMLDecodeError: the file is not TOML.
            SetInConsole: it, or the environment, says more than how the server is reached.
        """
        if file is not None and not file.is_file():
            raise FileNotFoundError(f"there is no settings file {file}")
        path = file or default_file()
        written = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        cls._refuse(path, written)
        # What the environment says is left to the environment.
        below = {
            name: value
            for name, value in written.items()
            if f"NOVBE_{name.upper()}" not in os.environ
        }
        given = {name: value for name, value in flags.items() if value is not None}
        return cls(**{**below, **given})

    @classmethod
    def _refuse(cls, file: Path, written: Collection[str]) -> None:
        """Refuse what belongs into the console."""
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
