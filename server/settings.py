"""Settings of the server: flags, then the environment (`NOVBE_...`), then a TOML file.

Commands first load the environment file of the systemd unit (`server.environment_file`).
"""

import json
import os
import tomllib
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Final, Self
from urllib.parse import urlsplit

from platformdirs import user_config_path, user_data_path
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    IPvAnyNetwork,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from contract.alerts import AlertWay, is_address
from contract.schema_faults import errors_of
from server.addresses import origin_of
from server.logs import LogFormat

MAX_PROXIES = 8
"""A higher number of proxies is a typing error."""

SERVED_FILE = "served.json"
"""The file in the data folder with the settings of the last start."""

MAIL_PORTS: Final = {
    "smtps": ("tls", 465),
    "smtp": ("starttls", 587),
    "smtp+plain": ("plain", 25),
}
"""The encryption and the default port of a mail server, by the scheme of its URL."""

FOLDER: Final = "folder"
"""The scheme of a folder that takes the mails in place of a server: `folder:PATH`."""

SERVICE_FOLDER = Path("/var/lib/novbe")
"""The data folder of a service; used if it exists and is writable."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """The mail server that takes the messages of this server. The security is `tls` from the first
    byte, `starttls`, or `plain`; user and password are "" where it asks for none. With `folder` the
    host is the path of a folder."""

    host: str
    port: int
    security: str
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)


def data_folder() -> Path:
    """The default folder for data and secrets."""
    if os.access(SERVICE_FOLDER, os.W_OK):
        return SERVICE_FOLDER
    return user_data_path("novbe")


def _database_url(value: str) -> str:
    try:
        url = make_url(value)
    except ArgumentError as error:
        raise ValueError("is not a URL; write one like sqlite:////srv/novbe.db") from error
    if url.get_backend_name() not in ("sqlite", "postgresql", "postgres"):
        raise ValueError("must begin with sqlite: or postgresql:")
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise ValueError("names no file; write one like sqlite:////srv/novbe.db")
    return value


def _public_url(value: str) -> str:
    try:
        origin_of(value)
        is_known = urlsplit(value).scheme in ("http", "https")
    except ValueError:
        is_known = False
    if not is_known:
        raise ValueError("is not a URL for phones; write one like https://hall.example")
    return value.rstrip("/")


def _mail_server(value: str) -> str:
    if value.startswith(f"{FOLDER}:"):
        return value
    try:
        parts = urlsplit(value)
        is_host = bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
        is_known = parts.scheme in MAIL_PORTS and is_host and not parts.path.strip("/")
    except ValueError:
        is_known = False
    if not is_known:
        raise ValueError(
            "is not a mail server; write one like smtp://mail.example or smtps://mail.example"
        )
    return value


def _words(value: Any) -> Any:
    return value.split() if isinstance(value, str) else value


class ServerSettings(BaseSettings):
    """The settings of a server; `docs/operations.md` says what each is.

    Attributes:
        tls: whether to serve TLS with a self-signed certificate.
        certificate, certificate_key: PEM files of a certificate, to serve TLS with it.
        proxies: the number of trusted proxies, whose headers give the client's address, scheme
            and host.
        mail_server: the mail server for messages about alarms: `smtps://HOST` (TLS), `smtp://HOST`
            (STARTTLS) or `smtp+plain://HOST` (no encryption), with `:PORT` if not the default; or
            `folder:PATH`, where each mail becomes a file.
        webhook_networks: the networks that webhooks may reach in addition to public addresses.
    """

    model_config = SettingsConfigDict(env_prefix="NOVBE_", extra="ignore")

    host: str = "127.0.0.1"
    port: int = Field(default=8750, ge=0, le=65535)
    data: Path = Field(default_factory=data_folder)
    database: Annotated[str, AfterValidator(_database_url)] | None = None
    public_url: Annotated[str, AfterValidator(_public_url)] | None = None
    tls: bool = False
    certificate: Path | None = None
    certificate_key: Path | None = None
    proxies: int = Field(default=0, ge=0, le=MAX_PROXIES)
    mail_server: Annotated[str, AfterValidator(_mail_server)] | None = None
    mail_from: str | None = None
    mail_user: str = ""
    mail_password: SecretStr = SecretStr("")
    webhook_networks: Annotated[tuple[IPvAnyNetwork, ...], NoDecode, BeforeValidator(_words)] = ()
    announce: bool = True
    log_format: LogFormat = LogFormat.TEXT

    @model_validator(mode="after")
    def _can_send_mail(self) -> Self:
        if self.mail_server is None or self.mail_server.startswith(f"{FOLDER}:"):
            return self
        if self.mail_from is None or not is_address(AlertWay.MAIL, self.mail_from):
            raise ValueError("mail_server needs mail_from: an address like novbe@hall.example")
        if self.mail_user and self.mail_server.startswith("smtp+plain:"):
            raise ValueError(
                "mail_user and mail_password are not sent without encryption: "
                "write mail_server as smtp://HOST (STARTTLS) or smtps://HOST (TLS)"
            )
        return self

    @property
    def mail(self) -> MailServer | None:
        """The mail server; None if none is set."""
        scheme, _, folder = (self.mail_server or "").partition(":")
        if scheme == FOLDER:
            return MailServer(folder, 0, FOLDER, self.mail_from or "novbe@localhost")
        if self.mail_server is None or self.mail_from is None:
            return None
        parts = urlsplit(self.mail_server)
        security, port = MAIL_PORTS[parts.scheme]
        return MailServer(
            host=parts.hostname or "",
            port=parts.port or port,
            security=security,
            sender=self.mail_from,
            user=self.mail_user,
            password=self.mail_password.get_secret_value(),
        )

    @property
    def database_url(self) -> str:
        """The URL of the database."""
        return self.database or f"sqlite:///{self.data / 'novbe.db'}"

    @property
    def database_shown(self) -> str:
        """The database, for messages: the path of a file, or a URL without its password."""
        url = make_url(self.database_url)
        if url.get_backend_name() == "sqlite":
            return str(url.database)
        return url.render_as_string(hide_password=True)

    @property
    def served_securely(self) -> bool:
        """Whether clients connect by TLS, to the server or to a proxy in front of it."""
        by_proxy = self.proxies > 0 and (self.public_url or "").startswith("https://")
        return self.tls or self.certificate is not None or by_proxy

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags, then the environment, then the file."""
        named = os.environ.get("NOVBE_CONFIG")
        file = Path(named) if named else user_config_path("novbe") / "novbe.toml"
        if named and not file.is_file():
            raise WrongSettings(f"The file {file}, set by NOVBE_CONFIG, does not exist.")
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, file)


_NOTED = {"host", "port", "public_url", "tls", "certificate", "proxies", "announce"}
"""The settings saved by a running server; none of them is secret."""


def save_served(settings: ServerSettings, port: int) -> None:
    """Save the settings of a server that starts, with the port at which it listens, in the data
    folder, for commands on the same machine, which have another environment."""
    noted = settings.model_dump(mode="json", include=_NOTED) | {"port": port}
    # A full disk must not stop the server.
    with suppress(OSError):
        (settings.data / SERVED_FILE).write_text(json.dumps(noted), "utf-8")


def last_served(settings: ServerSettings) -> ServerSettings:
    """The settings saved by the last server of the data folder; without these, the given ones."""
    try:
        noted = json.loads((settings.data / SERVED_FILE).read_text("utf-8"))
        return ServerSettings(**(settings.model_dump() | noted))
    except (OSError, ValueError, TypeError):
        return settings


class CannotStart(Exception):
    """The server or a command cannot start or go on; the message says why and what to do."""


class WrongSettings(Exception):
    """Invalid settings; the message says which, and where they may come from."""


def settings_from(**flags: Any) -> ServerSettings:
    """Load the settings from flags, environment and file, or `WrongSettings`."""
    try:
        return ServerSettings(**{key: value for key, value in flags.items() if value is not None})
    except ValidationError as error:
        errors = errors_of(error)
        faults = [f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in errors]
        raise WrongSettings(
            "A setting cannot be used (flag, NOVBE_... or novbe.toml): " + "; ".join(faults)
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise WrongSettings(f"novbe.toml cannot be read: {error}") from error
