"""Who is who: people, their duties and sessions, devices, and what was tried at the doors.

None of it is made from the log, and none of it is in the log: it holds names and hashes of
secrets. The log knows people and devices by their pseudonymous ids alone.
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
"""People. A first password has an end (`first_until`); `factor` is sealed with the server's
key, `badge` a keyed hash; who is forgotten has neither login nor name."""

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
"""Who is signed in; `offered` is a second factor that is being set up, sealed."""

attempt = Table(
    "attempt",
    metadata,
    Column("id", String(240), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", InstantColumn, nullable=False, index=True),
    Column("barred_until", InstantColumn),
)
"""How often somebody was wrong lately, by a sealed digest of login, badge or factor."""

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
"""The kiosks, displays and counter PCs; `hash` is that of a secret which only the device has."""

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
"""What each device said last of how it is."""

picture = Table(
    "picture",
    metadata,
    Column("device", String(80), primary_key=True),
    Column("at", InstantColumn, nullable=False),
    Column("png", LargeBinary, nullable=False),
)
"""The last picture of each device's screen."""

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
    # Its name in the database is that of an older release.
    Column("vouched_code", String(8), nullable=False, index=True),
    Column("begun_at", InstantColumn, nullable=False),
    Column("expires_at", InstantColumn, nullable=False),
    Column("device", String(80)),
    Column("refused_by", IdsColumn, nullable=False, server_default=""),
)
"""Devices that ask to be let in, by the hash of the secret that each made."""

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
"""Links that are good once: without a person a manager of the centre is set up by it, with one
that person signs in by it."""

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
"""What was tried at the doors; deleted by the clock."""
