"""The first schema: the log, facts, people and devices."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "access_entry",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("centre", sa.String(length=120), nullable=True),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("who", sa.String(length=120), nullable=False),
        sa.Column("detail", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_entry")),
    )
    op.create_index(op.f("ix_access_entry_at"), "access_entry", ["at"], unique=False)
    op.create_index("ix_access_entry_centre_at", "access_entry", ["centre", "at"], unique=False)
    op.create_table(
        "attempt",
        sa.Column("id", sa.String(length=240), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.Column("barred_until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
    )
    op.create_index(op.f("ix_attempt_last_at"), "attempt", ["last_at"], unique=False)
    op.create_table(
        "centre",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("epoch", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_centre")),
    )
    op.create_table(
        "device",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("counter", sa.String(length=120), nullable=True),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("next_hash", sa.String(length=64), nullable=True),
        sa.Column("enrolled_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.Column("restart_since", sa.BigInteger(), nullable=True),
        sa.Column("screenshot_since", sa.BigInteger(), nullable=True),
        sa.Column("rotate_since", sa.BigInteger(), nullable=True),
        sa.Column("display", sa.String(length=60), nullable=True),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.Column("heard_at", sa.BigInteger(), nullable=True),
        sa.Column("silent_from", sa.BigInteger(), nullable=True),
        sa.Column("back_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        sa.UniqueConstraint("hash", name=op.f("uq_device_hash")),
        sa.UniqueConstraint("next_hash", name=op.f("uq_device_next_hash")),
    )
    op.create_index(op.f("ix_device_centre"), "device", ["centre"], unique=False)
    op.create_index(op.f("ix_device_revoked_at"), "device", ["revoked_at"], unique=False)
    op.create_table(
        "duty",
        sa.Column("id", sa.String(length=240), nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("agency", sa.String(length=60), nullable=True),
        sa.Column("counter", sa.String(length=120), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty")),
    )
    op.create_index(op.f("ix_duty_centre"), "duty", ["centre"], unique=False)
    op.create_index(op.f("ix_duty_person"), "duty", ["person"], unique=False)
    op.create_table(
        "enrolment",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("address", sa.String(length=80), nullable=False),
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("vouched_code", sa.String(length=8), nullable=False),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("device", sa.String(length=80), nullable=True),
        sa.Column("refused_by", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_enrolment")),
    )
    op.create_index(op.f("ix_enrolment_code"), "enrolment", ["code"], unique=False)
    op.create_index(op.f("ix_enrolment_vouched_code"), "enrolment", ["vouched_code"], unique=False)
    op.create_table(
        "hall_clock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("rate", sa.String(length=24), nullable=False),
        sa.Column("anchor", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hall_clock")),
    )
    op.create_table(
        "file",
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("centre", "sha256", name=op.f("pk_file")),
    )
    op.create_table(
        "health",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("boot", sa.String(length=36), nullable=False),
        sa.Column("boots", sa.Text(), nullable=False),
        sa.Column("copied", sa.Boolean(), nullable=False),
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("clock_offset", sa.Double(), nullable=True),
        sa.Column("screen", sa.String(length=40), nullable=False),
        sa.Column("printer", sa.String(length=24), nullable=False),
        sa.Column("sound", sa.String(length=24), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("address", sa.String(length=80), server_default="", nullable=False),
        sa.Column("ended", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health")),
    )
    op.create_table(
        "heartbeat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_heartbeat")),
    )
    op.create_table(
        "invitation",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("person", sa.String(length=80), nullable=True),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_invitation")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("login", sa.String(length=60), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("password", sa.String(length=200), nullable=False),
        sa.Column("first_until", sa.BigInteger(), nullable=True),
        sa.Column("factor", sa.String(length=400), nullable=False),
        sa.Column("factor_step", sa.Integer(), nullable=False),
        sa.Column("badge", sa.String(length=64), nullable=True),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("forgotten_at", sa.BigInteger(), nullable=True),
        sa.Column("failed", sa.Integer(), server_default="0", nullable=False),
        sa.Column("failed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("badge", name=op.f("uq_person_badge")),
        sa.UniqueConstraint("login", name=op.f("uq_person_login")),
    )
    op.create_table(
        "picture",
        sa.Column("device", sa.String(length=80), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("png", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("device", name=op.f("pk_picture")),
    )
    op.create_table(
        "session",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("agency", sa.String(length=60), nullable=True),
        sa.Column("counter", sa.String(length=120), nullable=True),
        sa.Column("device", sa.String(length=80), nullable=True),
        sa.Column("step", sa.String(length=24), nullable=True),
        sa.Column("offered", sa.String(length=400), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_ended_at"), "session", ["ended_at"], unique=False)
    op.create_index(op.f("ix_session_expires_at"), "session", ["expires_at"], unique=False)
    op.create_index(op.f("ix_session_person"), "session", ["person"], unique=False)
    op.create_table(
        "token",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("counter", sa.String(length=120), nullable=True),
        sa.Column("scopes", sa.String(length=80), nullable=True),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_token")),
        sa.UniqueConstraint("id", name=op.f("uq_token_id")),
    )
    op.create_index(op.f("ix_token_centre"), "token", ["centre"], unique=False)
    op.create_table(
        "checkpoint",
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("fold", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["centre"], ["centre.id"], name=op.f("fk_checkpoint_centre")),
        sa.PrimaryKeyConstraint("centre", "revision", name=op.f("pk_checkpoint")),
    )
    op.create_table(
        "event",
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(length=24), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor_role", sa.String(length=24), nullable=False),
        sa.Column("actor_id", sa.String(length=80), nullable=False),
        sa.Column("command", sa.String(length=36), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["centre"], ["centre.id"], name=op.f("fk_event_centre")),
        sa.PrimaryKeyConstraint("centre", "revision", name=op.f("pk_event")),
    )
    op.create_index(
        "ix_event_day_closed",
        "event",
        ["centre", "revision"],
        unique=False,
        sqlite_where=sa.text("type = 'day_closed'"),
        postgresql_where=sa.text("type = 'day_closed'"),
    )
    op.create_index(
        "ix_event_configured",
        "event",
        ["centre", "revision"],
        unique=False,
        sqlite_where=sa.text("type = 'centre_configured'"),
        postgresql_where=sa.text("type = 'centre_configured'"),
    )
    op.create_table(
        "success",
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("command", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("principal", sa.String(length=80), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["centre"], ["centre.id"], name=op.f("fk_success_centre")),
        sa.PrimaryKeyConstraint("centre", "command", name=op.f("pk_success")),
    )
    op.create_index(op.f("ix_success_at"), "success", ["at"], unique=False)
    op.create_table(
        "text",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("delete_after", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["centre"], ["centre.id"], name=op.f("fk_text_centre")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text")),
    )
    op.create_index(op.f("ix_text_centre"), "text", ["centre"], unique=False)
    op.create_index(op.f("ix_text_delete_after"), "text", ["delete_after"], unique=False)
    op.create_table(
        "fact_ticket",
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("ticket", sa.String(length=120), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("series", sa.String(length=60), nullable=False),
        sa.Column("channel", sa.String(length=24), nullable=False),
        sa.Column("ticket_class", sa.String(length=24), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("service", sa.String(length=120), nullable=False),
        sa.Column("agency", sa.String(length=60), nullable=True),
        sa.Column("stops", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.BigInteger(), nullable=False),
        sa.Column("issued_by", sa.String(length=80), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("end", sa.String(length=24), nullable=True),
        sa.Column("stay", sa.BigInteger(), nullable=True),
        sa.Column("waited", sa.BigInteger(), nullable=True),
        sa.Column("first_wait", sa.BigInteger(), nullable=True),
        sa.Column("promise", sa.Integer(), nullable=True),
        sa.Column("estimate", sa.Integer(), nullable=True),
        sa.Column("promise_kept", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("centre", "day", "ticket", name=op.f("pk_fact_ticket")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "fact_stop",
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("ticket", sa.String(length=120), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("service", sa.String(length=120), nullable=False),
        sa.Column("agency", sa.String(length=60), nullable=True),
        sa.Column("counter", sa.String(length=120), nullable=True),
        sa.Column("operator", sa.String(length=80), nullable=True),
        sa.Column("channel", sa.String(length=24), nullable=False),
        sa.Column("ticket_class", sa.String(length=24), nullable=False),
        sa.Column("end", sa.String(length=24), nullable=False),
        sa.Column("outcome", sa.String(length=24), nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("joined_at", sa.BigInteger(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_by", sa.String(length=80), nullable=False),
        sa.Column("wait", sa.BigInteger(), nullable=True),
        sa.Column("walk", sa.BigInteger(), nullable=True),
        sa.Column("service_time", sa.BigInteger(), nullable=True),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("target_kept", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("centre", "day", "ticket", "stop", name=op.f("pk_fact_stop")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "fact_call",
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("call", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("ticket", sa.String(length=120), nullable=False),
        sa.Column("service", sa.String(length=120), nullable=False),
        sa.Column("agency", sa.String(length=60), nullable=True),
        sa.Column("counter", sa.String(length=120), nullable=False),
        sa.Column("operator", sa.String(length=80), nullable=True),
        sa.Column("called_by", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("rule", sa.String(length=24), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("waited", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.String(length=24), nullable=False),
        sa.Column("shown_after", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("centre", "day", "call", name=op.f("pk_fact_call")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "fact_interval",
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("counter", sa.String(length=120), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("operator", sa.String(length=80), nullable=True),
        sa.Column("profile", sa.String(length=60), nullable=True),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=True),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("connected", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("centre", "day", "counter", "since", name=op.f("pk_fact_interval")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "fact_rating",
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("ticket", sa.String(length=120), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("service", sa.String(length=120), nullable=False),
        sa.Column("agency", sa.String(length=60), nullable=True),
        sa.Column("counter", sa.String(length=120), nullable=True),
        sa.Column("operator", sa.String(length=80), nullable=True),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("comment", sa.String(length=120), nullable=True),
        sa.PrimaryKeyConstraint("centre", "day", "ticket", "stop", name=op.f("pk_fact_rating")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("fact_rating")
    op.drop_table("fact_interval")
    op.drop_table("fact_call")
    op.drop_table("fact_stop")
    op.drop_table("fact_ticket")
    op.drop_table("text")
    op.drop_table("success")
    op.drop_table("event")
    op.drop_table("checkpoint")
    op.drop_table("token")
    op.drop_table("session")
    op.drop_table("picture")
    op.drop_table("person")
    op.drop_table("invitation")
    op.drop_table("heartbeat")
    op.drop_table("health")
    op.drop_table("file")
    op.drop_table("hall_clock")
    op.drop_table("enrolment")
    op.drop_table("duty")
    op.drop_table("device")
    op.drop_table("centre")
    op.drop_table("attempt")
    op.drop_table("access_entry")
