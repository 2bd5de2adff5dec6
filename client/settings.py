"""Settings of a program: flags over environment over file.

The environment names are `NOVBE_SERVER`, `NOVBE_TOKEN`, `NOVBE_LANGUAGE` and so
on; the file is TOML with the same words in small letters.
"""

import hashlib
import os
import tomllib
from pathlib import Path
from typing import Annotated, Any, ClassVar, Self

import platformdirs
from pydantic import AfterValidator, StringConstraints
from pydantic_settings import BaseSettings, SettingsConfigDict

from client.trust import NoCertificates, Trust

DEFAULT_SERVER = "http://127.0.0.1:8750"


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
        log_folder: where the log is written to as well; None: it is only printed.
    """

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        env_prefix="NOVBE_", extra="ignore", frozen=True
    )

    server: Annotated[str, AfterValidator(_address)] = DEFAULT_SERVER
    token: Annotated[str, StringConstraints(strip_whitespace=True)] = ""
    language: Annotated[str, StringConstraints(pattern=r"^([a-z]{2,3})?$")] = ""
    identity: Path | None = None
    ca: Annotated[Path | None, AfterValidator(_authorities)] = None
    log_folder: Path | None = None

    @property
    def trust(self) -> Trust:
        """Whom to believe that it is the server."""
        return Trust(ca=self.ca)

    def folder_of(self, program: str) -> Path:
        """The usual folder for what a program keeps: one for each device of this user."""
        own = hashlib.sha256(f"{self.token or self.identity}".encode()).hexdigest()[:8]
        return platformdirs.user_data_path("novbe") / f"{program}-{own}"

    @classmethod
    def load(cls, file: Path | None = None, **flags: Any) -> Self:
        """Read the settings; flags that are None were not given.

        Raises:
            pydantic.ValidationError: a value is wrong; the message names it.
            FileNotFoundError: the file was named, and is not there.
            tomllib.TOMLDecodeError: the file is not TOML.
        """
        if file is not None and not file.is_file():
            raise FileNotFoundError(f"there is no settings file {file}")
        path = file or default_file()
        written = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        # What the environment says is left to the environment.
        below = {
            name: value
            for name, value in written.items()
            if name in cls.model_fields and f"NOVBE_{name.upper()}" not in os.environ
        }
        given = {name: value for name, value in flags.items() if value is not None}
        return cls(**{**below, **given})
