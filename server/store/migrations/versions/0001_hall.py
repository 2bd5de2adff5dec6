"""The hall: centres, counters, lines, tickets, stops, calls, the log, tokens."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

LINE = sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "centre",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("epoch", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("config", sa.Text(), nullable=True),
        sa.Column("catalogue", sa.String(length=32), nullable=False),
        sa.Column("call", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("last_day", sa.String(length=10), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_centre")),
    )
    op.create_table(
        "hall_clock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("rate", sa.String(length=24), nullable=False),
        sa.Column("anchor", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hall_clock")),
    )
    op.create_table(
        "token",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("counter", sa.String(length=120), nullable=True),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_token")),
        sa.UniqueConstraint("id", name=op.f("uq_token_id")),
    )
    op.create_index(op.f("ix_token_centre"), "token", ["centre"], unique=False)
    op.create_table(
        "call",
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("call", sa.Integer(), nullable=False),
        sa.Column("ticket", sa.String(length=120), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("counter", sa.String(length=120), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("assist", sa.String(length=80), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recall", sa.Boolean(), nullable=False),
        sa.Column("over_at", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["centre"], ["centre.id"], name=op.f("fk_call_centre")),
        sa.PrimaryKeyConstraint("centre", "call", name=op.f("pk_call")),
    )
    op.create_index(op.f("ix_call_ticket"), "call", ["ticket"], unique=False)
    op.create_table(
        "counter",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("operator", sa.String(length=80), nullable=True),
        sa.Column("ticket", sa.String(length=120), nullable=True),
        sa.Column("break_reason", sa.String(length=24), nullable=True),
        sa.Column("expected_end", sa.BigInteger(), nullable=True),
        sa.Column("acted_at", sa.BigInteger(), nullable=True),
        sa.Column("last_finished", sa.String(length=120), nullable=True),
        sa.Column("last_finished_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["centre"], ["centre.id"], name=op.f("fk_counter_centre")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counter")),
    )
    op.create_index(op.f("ix_counter_centre"), "counter", ["centre"], unique=False)
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
    op.create_table(
        "line",
        sa.Column("id", LINE, nullable=False),
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("service", sa.String(length=120), nullable=False),
        sa.Column("ticket_class", sa.String(length=24), nullable=False),
        sa.Column("bound", sa.String(length=120), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["centre"], ["centre.id"], name=op.f("fk_line_centre")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line")),
    )
    op.create_index(op.f("ix_line_service"), "line", ["service"], unique=False)
    op.create_table(
        "series",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("last", sa.Integer(), nullable=True),
        sa.Column("given", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["centre"], ["centre.id"], name=op.f("fk_series_centre")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
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
        "ticket",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("series", sa.String(length=120), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("paper", sa.String(length=24), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("ticket_class", sa.String(length=24), nullable=False),
        sa.Column("assist", sa.String(length=80), nullable=False),
        sa.Column("channel", sa.String(length=24), nullable=False),
        sa.Column("issued_at", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("queued_from", sa.BigInteger(), nullable=False),
        sa.Column("line", LINE, nullable=False),
        sa.Column("promise", sa.Integer(), nullable=True),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("waited", sa.BigInteger(), nullable=False),
        sa.Column("counter", sa.String(length=120), nullable=True),
        sa.Column("call", sa.Integer(), nullable=True),
        sa.Column("called_at", sa.BigInteger(), nullable=True),
        sa.Column("recalls", sa.Integer(), nullable=False),
        sa.Column("skip_until", sa.Integer(), nullable=False),
        sa.Column("comeback_until", sa.BigInteger(), nullable=True),
        sa.Column("copy", sa.Integer(), nullable=False),
        sa.Column("reopens", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["centre"], ["centre.id"], name=op.f("fk_ticket_centre")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
    )
    op.create_index("ix_ticket_day_number", "ticket", ["centre", "day", "number"], unique=False)
    op.create_index(
        "ix_ticket_waiting",
        "ticket",
        ["line", "queued_from", "ordinal"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(
        "uq_ticket_active_counter",
        "ticket",
        ["counter"],
        unique=True,
        sqlite_where=sa.text("state IN ('called', 'serving')"),
        postgresql_where=sa.text("state IN ('called', 'serving')"),
    )
    op.create_index(
        "uq_ticket_living_number",
        "ticket",
        ["centre", "number"],
        unique=True,
        sqlite_where=sa.text("state IN ('waiting', 'called', 'serving', 'parked', 'missed')"),
        postgresql_where=sa.text("state IN ('waiting', 'called', 'serving', 'parked', 'missed')"),
    )
    op.create_table(
        "stop",
        sa.Column("ticket", sa.String(length=120), nullable=False),
        sa.Column("index", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("service", sa.String(length=120), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("queued_at", sa.BigInteger(), nullable=True),
        sa.Column("called_at", sa.BigInteger(), nullable=True),
        sa.Column("started_at", sa.BigInteger(), nullable=True),
        sa.Column("finished_at", sa.BigInteger(), nullable=True),
        sa.Column("counter", sa.String(length=120), nullable=True),
        sa.Column("operator", sa.String(length=80), nullable=True),
        sa.Column("outcome", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.id"], name=op.f("fk_stop_ticket")),
        sa.PrimaryKeyConstraint("ticket", "index", name=op.f("pk_stop")),
    )
    op.create_index("ix_stop_counter_day", "stop", ["counter", "day"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_stop_counter_day", table_name="stop")
    op.drop_table("stop")
    op.drop_index(
        "uq_ticket_living_number",
        table_name="ticket",
        sqlite_where=sa.text("state IN ('waiting', 'called', 'serving', 'parked', 'missed')"),
        postgresql_where=sa.text("state IN ('waiting', 'called', 'serving', 'parked', 'missed')"),
    )
    op.drop_index(
        "uq_ticket_active_counter",
        table_name="ticket",
        sqlite_where=sa.text("state IN ('called', 'serving')"),
        postgresql_where=sa.text("state IN ('called', 'serving')"),
    )
    op.drop_index(
        "ix_ticket_waiting",
        table_name="ticket",
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.drop_index("ix_ticket_day_number", table_name="ticket")
    op.drop_table("ticket")
    op.drop_index(op.f("ix_success_at"), table_name="success")
    op.drop_table("success")
    op.drop_table("series")
    op.drop_index(op.f("ix_line_service"), table_name="line")
    op.drop_table("line")
    op.drop_table("event")
    op.drop_index(op.f("ix_counter_centre"), table_name="counter")
    op.drop_table("counter")
    op.drop_index(op.f("ix_call_ticket"), table_name="call")
    op.drop_table("call")
    op.drop_index(op.f("ix_token_centre"), table_name="token")
    op.drop_table("token")
    op.drop_table("hall_clock")
    op.drop_table("centre")
