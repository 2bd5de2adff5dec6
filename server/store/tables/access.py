"""People, their duties and sessions, devices, and the access log.

This data is not in the log and cannot be rebuilt from it: names, and hashes of secrets. The log
refers to people and devices only by pseudonymous ids.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Double,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    false,
)

from contract.access.enums import PrinterState, SoundState, Step
from contract.device_settings import DeviceSettings
from contract.enums import Role
from server.store.tables.base import ID, metadata
from server.store.types import IdsColumn, InstantColumn, ModelColumn, WordColumn

_HASH = String(64)
_NAME = String(120)

person = Table(
    "person",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("login", String(60), unique=True),
    Column("name", _NAME, nullable=False),
    Column("language", String(3), nullable=False),
    Column("password", String(200), nullable=False),
    Column("first_until", InstantColumn),
    Column("factor", String(400), nullable=False),
    Column("factor_step", Integer, nullable=False),
    Column("badge", _HASH, unique=True),
    Column("made_at", InstantColumn, nullable=False),
    Column("forgotten_at", InstantColumn),
    Column("failed", Integer, nullable=False, server_default="0"),
    Column("failed_at", InstantColumn),
)
"""People. A first password expires (`first_until`); `factor` is encrypted with the server's key;
`badge` is a keyed hash. A forgotten person has neither login nor name."""

duty = Table(
    "duty",
    metadata,
    Column("id", String(240), primary_key=True),
    Column("person", String(40), nullable=False, index=True),
    Column("role", WordColumn(Role), nullable=False),
    Column("centre", ID, nullable=False, index=True),
    Column("agency", String(60)),
    Column("counter", ID),
)
"""The role that a person has in a centre."""

session = Table(
    "session",
    metadata,
    Column("hash", _HASH, primary_key=True),
    Column("person", String(40), nullable=False, index=True),
    Column("role", WordColumn(Role), nullable=False),
    Column("centre", ID, nullable=False),
    Column("agency", String(60)),
    Column("counter", ID),
    Column("device", String(80)),
    Column("step", WordColumn(Step)),
    Column("offered", String(400), nullable=False),
    Column("made_at", InstantColumn, nullable=False),
    Column("seen_at", InstantColumn, nullable=False),
    Column("expires_at", InstantColumn, nullable=False, index=True),
    Column("ended_at", InstantColumn, index=True),
)
"""Sessions; `offered` is a second factor that is being set up, encrypted."""

attempt = Table(
    "attempt",
    metadata,
    Column("id", String(240), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", InstantColumn, nullable=False, index=True),
    Column("barred_until", InstantColumn),
)
"""Recent failed sign-in attempts, by a keyed hash of login, badge or factor."""

device = Table(
    "device",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("centre", ID, nullable=False, index=True),
    Column("role", WordColumn(Role), nullable=False),
    Column("label", String(80), nullable=False),
    Column("counter", ID),
    Column("hash", _HASH, nullable=False, unique=True),
    Column("next_hash", _HASH, unique=True),
    Column("enrolled_at", InstantColumn, nullable=False),
    Column("revoked_at", InstantColumn, index=True),
    Column("restart_since", InstantColumn),
    Column("screenshot_since", InstantColumn),
    Column("rotate_since", InstantColumn),
    Column("display", String(60)),
    Column("settings", ModelColumn(DeviceSettings), nullable=False),
    Column("heard_at", InstantColumn),
    Column("silent_from", InstantColumn),
    Column("back_at", InstantColumn),
)
"""The kiosks, displays and counter PCs; `hash` is the hash of the device's secret."""

health = Table(
    "health",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("at", InstantColumn, nullable=False),
    Column("boot", String(36), nullable=False),
    Column("boots", IdsColumn, nullable=False),
    Column("copied", Boolean, nullable=False),
    Column("version", String(40), nullable=False),
    Column("clock_offset", Double),
    Column("screen", String(40), nullable=False),
    Column("printer", WordColumn(PrinterState), nullable=False),
    Column("sound", WordColumn(SoundState), nullable=False),
    Column("voice", IdsColumn, nullable=False),
    Column("address", String(80), nullable=False, server_default=""),
    Column("ended", Boolean, nullable=False, server_default=false()),
)
"""The last health report of each device."""

picture = Table(
    "picture",
    metadata,
    Column("device", String(80), primary_key=True),
    Column("at", InstantColumn, nullable=False),
    Column("png", LargeBinary, nullable=False),
)
"""The last screenshot of each device."""

file = Table(
    "file",
    metadata,
    Column("centre", ID, primary_key=True),
    Column("sha256", _HASH, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""Logos, pictures and sounds that centre files name."""

enrolment = Table(
    "enrolment",
    metadata,
    Column("hash", _HASH, primary_key=True),
    Column("role", WordColumn(Role), nullable=False),
    Column("name", String(80), nullable=False),
    Column("address", String(80), nullable=False),
    Column("version", String(40), nullable=False),
    Column("code", String(8), nullable=False, index=True),
    # The column has the name of an older release.
    Column("vouched_code", String(8), nullable=False, index=True),
    Column("begun_at", InstantColumn, nullable=False),
    Column("expires_at", InstantColumn, nullable=False),
    Column("device", String(80)),
    Column("refused_by", IdsColumn, nullable=False, server_default=""),
)
"""Enrolment requests of devices, by the hash of the secret that the device created."""

invitation = Table(
    "invitation",
    metadata,
    Column("hash", _HASH, primary_key=True),
    Column("centre", ID, nullable=False),
    Column("person", String(80)),
    Column("made_at", InstantColumn, nullable=False),
    Column("expires_at", InstantColumn, nullable=False),
    Column("used_at", InstantColumn),
)
"""Links that can be used once: without a person to create a manager of the centre, with a person
to sign in."""

access_entry = Table(
    "access_entry",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", InstantColumn, nullable=False, index=True),
    Column("centre", ID),
    Column("what", String(40), nullable=False),
    Column("who", String(120), nullable=False),
    Column("detail", String(120), nullable=False),
    Index("ix_access_entry_centre_at", "centre", "at"),
)
"""The access log; old entries are deleted."""
