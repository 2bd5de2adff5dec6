"""Who is who: people, duties, sessions, devices, enrolments; tokens with scopes and an end."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ID = sa.String(length=120)
HASH = sa.String(length=64)
DEVICE = sa.String(length=80)
WORD = sa.String(length=24)
MOMENT = sa.BigInteger()

TABLES = (
    "access_entry",
    "invitation",
    "enrolment",
    "picture",
    "health",
    "device",
    "attempt",
    "session",
    "duty",
    "person",
)


def _table(name: str, key: sa.Column[Any], *columns: sa.Column[Any], unique: str = "") -> None:
    constraints = [
        sa.UniqueConstraint(one, name=op.f(f"uq_{name}_{one}")) for one in unique.split()
    ]
    op.create_table(
        name,
        key,
        *columns,
        sa.PrimaryKeyConstraint(key.name, name=op.f(f"pk_{name}")),
        *constraints,
    )


def _needed(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def upgrade() -> None:
    _people()
    _devices()
    _table(
        "invitation",
        _needed("hash", HASH),
        _needed("centre", ID),
        _needed("made_at", MOMENT),
        _needed("expires_at", MOMENT),
        sa.Column("used_at", MOMENT),
    )
    _table(
        "access_entry",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        _needed("at", MOMENT),
        sa.Column("centre", ID),
        _needed("what", sa.String(length=40)),
        _needed("who", ID),
        _needed("detail", ID),
    )
    op.create_index("ix_access_entry_centre_at", "access_entry", ["centre", "at"])
    op.create_index(op.f("ix_access_entry_at"), "access_entry", ["at"])
    with op.batch_alter_table("token") as token:
        token.add_column(sa.Column("scopes", sa.String(length=80)))
        token.add_column(sa.Column("expires_at", MOMENT))
    op.execute(
        "INSERT INTO device (id, centre, role, label, counter, hash, enrolled_at, revoked_at) "
        "SELECT id, centre, role, label, counter, hash, created_at, revoked_at FROM token "
        "WHERE role IN ('kiosk', 'display')"
    )
    op.execute("DELETE FROM token WHERE role IN ('kiosk', 'display')")


def _people() -> None:
    _table(
        "person",
        _needed("id", sa.String(length=40)),
        sa.Column("login", sa.String(length=60)),
        _needed("name", ID),
        _needed("language", sa.String(length=3)),
        _needed("password", sa.String(length=200)),
        sa.Column("first_until", MOMENT),
        _needed("factor", sa.String(length=400)),
        _needed("factor_step", sa.Integer()),
        sa.Column("badge", HASH),
        _needed("made_at", MOMENT),
        sa.Column("forgotten_at", MOMENT),
        unique="login badge",
    )
    _table(
        "duty",
        _needed("id", sa.String(length=240)),
        _needed("person", sa.String(length=40)),
        _needed("role", WORD),
        _needed("centre", ID),
        sa.Column("agency", sa.String(length=60)),
        sa.Column("counter", ID),
    )
    op.create_index(op.f("ix_duty_person"), "duty", ["person"])
    op.create_index(op.f("ix_duty_centre"), "duty", ["centre"])
    _table(
        "session",
        _needed("hash", HASH),
        _needed("person", sa.String(length=40)),
        _needed("role", WORD),
        _needed("centre", ID),
        sa.Column("agency", sa.String(length=60)),
        sa.Column("counter", ID),
        sa.Column("device", DEVICE),
        sa.Column("step", WORD),
        _needed("offered", sa.String(length=400)),
        _needed("made_at", MOMENT),
        _needed("seen_at", MOMENT),
        _needed("expires_at", MOMENT),
        sa.Column("ended_at", MOMENT),
    )
    op.create_index(op.f("ix_session_person"), "session", ["person"])
    op.create_index(op.f("ix_session_ended_at"), "session", ["ended_at"])
    op.create_index(op.f("ix_session_expires_at"), "session", ["expires_at"])
    _table(
        "attempt",
        _needed("id", sa.String(length=240)),
        _needed("failures", sa.Integer()),
        _needed("last_at", MOMENT),
        sa.Column("barred_until", MOMENT),
    )
    op.create_index(op.f("ix_attempt_last_at"), "attempt", ["last_at"])


def _devices() -> None:
    _table(
        "device",
        _needed("id", DEVICE),
        _needed("centre", ID),
        _needed("role", WORD),
        _needed("label", DEVICE),
        sa.Column("counter", ID),
        _needed("hash", HASH),
        sa.Column("next_hash", HASH),
        _needed("enrolled_at", MOMENT),
        sa.Column("revoked_at", MOMENT),
        sa.Column("restart_since", MOMENT),
        sa.Column("screenshot_since", MOMENT),
        sa.Column("rotate_since", MOMENT),
        unique="hash next_hash",
    )
    op.create_index(op.f("ix_device_centre"), "device", ["centre"])
    op.create_index(op.f("ix_device_revoked_at"), "device", ["revoked_at"])
    _table(
        "health",
        _needed("id", DEVICE),
        _needed("at", MOMENT),
        _needed("boot", sa.String(length=36)),
        _needed("boots", sa.Text()),
        _needed("copied", sa.Boolean()),
        _needed("version", sa.String(length=40)),
        sa.Column("clock_offset", sa.Double()),
        _needed("screen", sa.String(length=40)),
        _needed("printer", WORD),
        _needed("sound", WORD),
    )
    _table(
        "picture",
        _needed("device", DEVICE),
        _needed("at", MOMENT),
        _needed("png", sa.LargeBinary()),
    )
    _table(
        "enrolment",
        _needed("hash", HASH),
        _needed("role", WORD),
        _needed("name", DEVICE),
        _needed("address", DEVICE),
        _needed("version", sa.String(length=40)),
        _needed("code", sa.String(length=8)),
        _needed("plain_code", sa.String(length=8)),
        _needed("begun_at", MOMENT),
        _needed("expires_at", MOMENT),
        sa.Column("device", DEVICE),
    )
    op.create_index(op.f("ix_enrolment_code"), "enrolment", ["code"])
    op.create_index(op.f("ix_enrolment_plain_code"), "enrolment", ["plain_code"])


def downgrade() -> None:
    op.execute(
        "INSERT INTO token (hash, id, centre, role, counter, label, created_at, revoked_at) "
        "SELECT hash, id, centre, role, counter, label, enrolled_at, revoked_at FROM device "
        "WHERE role IN ('kiosk', 'display')"
    )
    # What the release before does not know would let more in there than it shall.
    op.execute("DELETE FROM token WHERE scopes IS NOT NULL OR expires_at IS NOT NULL")
    with op.batch_alter_table("token") as token:
        token.drop_column("expires_at")
        token.drop_column("scopes")
    for table in TABLES:
        op.drop_table(table)
