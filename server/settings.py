"""Settings of the server: flags over environment (`NOVBE_...`) over one TOML file.

Before, commands take the environment file of the unit into the environment
(`server.environment_file`).
"""

import json
import os
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, Self
from urllib.parse import urlsplit

from platformdirs import user_config_path, user_data_path
from pydantic import (
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from contract.alerts import AlertWay, is_address
from contract.schema_faults import errors_of
from server.addresses import origin_of
from server.alerts.mail_server import MailServer
from server.logs import LogFormat

WORKERS_AT_MOST = 64
"""More processes than this on one machine are a slip of the finger."""

PROXIES_AT_MOST = 8
"""So are more proxies than this in front of it."""

SERVED_FILE = "served.json"
"""In the data folder: with which settings the server was started last."""
MAIL_PORTS: Final = {
    "smtps": ("tls", 465),
    "smtp": ("starttls", 587),
    "smtp+plain": ("plain", 25),
}
"""How a mail server is spoken to, and at which port, by the scheme of its URL."""

SERVICE_FOLDER = Path("/var/lib/novbe")
"""Where a service keeps its data, when the folder is there and writable."""


def data_folder() -> Path:
    """Where data and secrets are kept by default."""
    if os.access(SERVICE_FOLDER, os.W_OK):
        return SERVICE_FOLDER
    return user_data_path("novbe")


class ServerSettings(BaseSettings):
    """What a server needs to know.

    Attributes:
        host, port: where it listens; port 0 takes a free one.
        database: an SQLAlchemy URL; by default SQLite in the data folder.
        data: the folder of data and secrets.
        public_url: where phones reach the hall; None where they cannot.
        direct_database: leads to the PostgreSQL of `database` where that names a pooler.
        workers: how many processes serve.
        tls: whether it serves by TLS with a certificate of its own.
        certificate, certificate_key: files (PEM) of a given one, to serve by TLS with it.
        proxies: how many proxies stand in front and are believed who asks, how and for
            which host.
        mail_server: where mails about alarms are handed over: `smtps://HOST` (TLS), `smtp://HOST`
            (STARTTLS) or `smtp+plain://HOST` (no encryption), with `:PORT` where that is another.
        mail_from: the address that they come from.
        mail_user, mail_password: by which to sign in there.
        announce: whether new devices find the server in the network by themselves.
        log_format: how the log is written.
        archive: the folder with the oldest events of the logs; None where none are archived.
    """

    model_config = SettingsConfigDict(env_prefix="NOVBE_", extra="ignore")

    host: str = "127.0.0.1"
    port: int = Field(default=8750, ge=0, le=65535)
    data: Path = Field(default_factory=data_folder)
    database: str | None = None
    public_url: str | None = None
    direct_database: str | None = None
    workers: int = Field(default=1, ge=1, le=WORKERS_AT_MOST)
    tls: bool = False
    certificate: Path | None = None
    certificate_key: Path | None = None
    proxies: int = Field(default=0, ge=0, le=PROXIES_AT_MOST)
    mail_server: str | None = None
    mail_from: str | None = None
    mail_user: str = ""
    mail_password: SecretStr = SecretStr("")
    announce: bool = True
    log_format: LogFormat = LogFormat.TEXT
    archive: Path | None = None

    @field_validator("database", "direct_database")
    @classmethod
    def _is_url(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is not None:
            try:
                url = make_url(value)
            except ArgumentError as error:
                raise ValueError("is no URL; write one like sqlite:////srv/novbe.db") from error
            backend = url.get_backend_name()
            if backend not in ("sqlite", "postgresql", "postgres"):
                raise ValueError("is neither sqlite: nor postgresql:, the two that Novbe keeps")
            if backend == "sqlite" and info.field_name == "direct_database":
                raise ValueError("is for PostgreSQL; write one like postgresql://novbe@/novbe")
            if backend == "sqlite" and url.database in (None, "", ":memory:"):
                raise ValueError("names no file; write one like sqlite:////srv/novbe.db")
        return value

    @field_validator("public_url")
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        wrong = "is no address for phones; write one like https://hall.example"
        try:
            origin_of(value)
        except ValueError as error:
            raise ValueError(wrong) from error
        if urlsplit(value).scheme not in ("http", "https"):
            raise ValueError(wrong)
        return value.rstrip("/")

    @field_validator("mail_server")
    @classmethod
    def _is_mail_server(cls, value: str | None) -> str | None:
        if value is None:
            return None
        wrong = "names no mail server; write one like smtp://mail.example or smtps://mail.example"
        try:
            parts = urlsplit(value)
            named = parts.scheme in MAIL_PORTS and parts.hostname and parts.port != 0
        except ValueError as error:
            raise ValueError(wrong) from error
        if not named or parts.path.strip("/") or "@" in parts.netloc:
            raise ValueError(wrong)
        return value

    @model_validator(mode="after")
    def _can_send_mail(self) -> Self:
        if self.mail_server is None:
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
        """The mail server; None where none is named."""
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
        """The database in use."""
        return self.database or f"sqlite:///{self.data / 'novbe.db'}"

    @property
    def database_shown(self) -> str:
        """The database in use, for people: the path of a file, or a URL without its password."""
        url = make_url(self.database_url)
        if url.get_backend_name() == "sqlite":
            return str(url.database)
        return url.render_as_string(hide_password=True)

    @property
    def served_securely(self) -> bool:
        """Whether whoever asks does so by TLS: spoken here, or by a proxy in front."""
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
            raise WrongSettings(f"There is no file {file}, which NOVBE_CONFIG names.")
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, file)


_NOTED = {"host", "port", "public_url", "workers", "tls", "certificate", "proxies", "announce"}
"""What is noted of a server that runs; nothing of it is secret."""


def note_served(settings: ServerSettings, port: int) -> None:
    """Note in the data folder with which settings a server begins to serve, for commands on the
    same machine: its environment is not theirs.

    Args:
        settings: of the server.
        port: at which it listens.
    """
    noted = settings.model_dump(mode="json", include=_NOTED) | {"port": port}
    # The hall goes on where the disk is full.
    with suppress(OSError):
        (settings.data / SERVED_FILE).write_text(json.dumps(noted), "utf-8")


def as_served(settings: ServerSettings) -> ServerSettings:
    """The settings of the server that was started last on a data folder; the given ones where
    none was."""
    try:
        noted = json.loads((settings.data / SERVED_FILE).read_text("utf-8"))
        return ServerSettings(**(settings.model_dump() | noted))
    except (OSError, ValueError, TypeError):
        return settings


class WrongSettings(Exception):
    """Settings that cannot be used; says which, and where they may come from."""


def settings_from(**flags: Any) -> ServerSettings:
    """The settings, with the flags that were given.

    Raises:
        WrongSettings: one of them, from flags, environment or file, cannot be used.
    """
    try:
        return ServerSettings(**{key: value for key, value in flags.items() if value is not None})
    except ValidationError as error:
        faults = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in errors_of(error)]
        raise WrongSettings(
            "A setting cannot be used (flag, NOVBE_... or novbe.toml): " + "; ".join(faults)
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise WrongSettings(f"novbe.toml cannot be read: {error}") from error
