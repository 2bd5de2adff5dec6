"""The whole law of the hall: standstills, leases, notes, notices, help, what is learned."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ID = sa.String(length=120)
MOMENT = sa.BigInteger()


def _columns() -> dict[str, tuple[sa.Column[Any], ...]]:
    return {
        "centre": (
            sa.Column("last_at", MOMENT),
            sa.Column("trusted_at", MOMENT),
            sa.Column("suspended_at", MOMENT),
            sa.Column("suspended_for", sa.String(length=40)),
            sa.Column("opened_at", MOMENT),
            sa.Column("stood_still_at", MOMENT),
            sa.Column("learned", sa.Integer(), nullable=False, server_default="0"),
        ),
        "counter": (sa.Column("profile", sa.String(length=60)),),
        "ticket": (
            sa.Column("claim", sa.String(length=24), nullable=False, server_default="none"),
            sa.Column("bound", ID, nullable=False, server_default=""),
            sa.Column("last_called_at", MOMENT),
            sa.Column("estimate", sa.Integer()),
            sa.Column("served_by", sa.Integer()),
            sa.Column("ended_by_hall", sa.Boolean(), nullable=False, server_default=sa.false()),
            sa.Column("parked_for", sa.String(length=40)),
            sa.Column("remind_at", MOMENT),
            sa.Column("returned_as", ID),
            sa.Column("passed_until", sa.Integer(), nullable=False, server_default="0"),
            sa.Column("counted", sa.String(length=61)),
        ),
        "stop": (
            sa.Column("bound", ID, nullable=False, server_default=""),
            sa.Column("served", MOMENT, nullable=False, server_default="0"),
            sa.Column("stars", sa.Integer()),
            sa.Column("return_until", sa.String(length=10)),
        ),
        "call": (sa.Column("shown_at", MOMENT), sa.Column("spoken_at", MOMENT)),
    }


_WAITING = sa.text("state = 'waiting'")
_ASIDE = sa.text("state IN ('parked', 'missed')")
_DAY_CLOSED = sa.text("type = 'day_closed'")


def _table(name: str, *columns: sa.schema.SchemaItem, key: sa.Column[Any] | None = None) -> None:
    first = key if key is not None else sa.Column("id", ID, nullable=False)
    op.create_table(
        name,
        first,
        sa.Column("centre", ID, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["centre"], ["centre.id"], name=op.f(f"fk_{name}_centre")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def _index_of_waiting(*columns: str) -> None:
    """Make the index of those who wait anew: lines are counted from it alone."""
    name = "ix_ticket_waiting"
    op.drop_index(name, "ticket", sqlite_where=_WAITING, postgresql_where=_WAITING)
    op.create_index(name, "ticket", list(columns), sqlite_where=_WAITING, postgresql_where=_WAITING)


def upgrade() -> None:
    for table, columns in _columns().items():
        for column in columns:
            op.add_column(table, column)
    _index_of_waiting("line", "queued_from", "ordinal", "since")
    op.create_index(
        "ix_ticket_aside",
        "ticket",
        ["centre", "state"],
        sqlite_where=_ASIDE,
        postgresql_where=_ASIDE,
    )
    op.create_index("ix_stop_service_day", "stop", ["service", "day"])
    op.create_index(
        "ix_event_day_closed",
        "event",
        ["centre", "revision"],
        sqlite_where=_DAY_CLOSED,
        postgresql_where=_DAY_CLOSED,
    )
    _table("profile", sa.Column("recent", sa.String(length=20), nullable=False))
    _table(
        "service",
        sa.Column("closed_for", sa.String(length=40)),
        sa.Column("suspended_at", MOMENT),
        sa.Column("suspended_for", sa.String(length=40)),
        sa.Column("expected_end", MOMENT),
    )
    op.create_index(op.f("ix_service_centre"), "service", ["centre"])
    _table(
        "standstill",
        sa.Column("subject", ID, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("until", MOMENT),
        key=sa.Column("id", sa.String(length=200), nullable=False),
    )
    op.create_index("ix_standstill_centre_since", "standstill", ["centre", "since"])
    _table(
        "lease",
        sa.Column("device", sa.String(length=80), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("series", ID, nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("granted_at", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
    )
    op.create_index("ix_lease_centre_day", "lease", ["centre", "day"])
    _table(
        "note",
        sa.Column("ticket", ID, nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
    )
    op.create_index(op.f("ix_note_ticket"), "note", ["ticket"])
    _table("notice", sa.Column("at", MOMENT, nullable=False), sa.Column("until", MOMENT))
    op.create_index(op.f("ix_notice_centre"), "notice", ["centre"])
    _table(
        "help_wanted",
        sa.Column("place", ID, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT),
        key=sa.Column("id", sa.String(length=250), nullable=False),
    )
    op.create_index(op.f("ix_help_wanted_centre"), "help_wanted", ["centre"])
    _table(
        "pace",
        sa.Column("recent", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("items", sa.Double(), nullable=False),
    )
    op.create_index(op.f("ix_pace_centre"), "pace", ["centre"])
    _table(
        "history",
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
    )
    _table(
        "absence",
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("rate", sa.Double(), nullable=False),
        sa.Column("lost", sa.Double(), nullable=False),
    )
    op.create_index(op.f("ix_absence_centre"), "absence", ["centre"])
    _table("spread", sa.Column("ratios", sa.Text(), nullable=False))
    op.create_index("ix_spread_centre", "spread", ["centre"])
    _table(
        "text",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("salt", sa.String(length=32)),
        sa.Column("words", sa.Text()),
        sa.Column("delete_after", MOMENT),
    )
    op.create_index(op.f("ix_text_centre"), "text", ["centre"])
    op.create_index(op.f("ix_text_delete_after"), "text", ["delete_after"])
    op.create_table(
        "heartbeat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_heartbeat")),
    )


def downgrade() -> None:
    for table in (
        "heartbeat",
        "text",
        "spread",
        "absence",
        "history",
        "pace",
        "help_wanted",
        "notice",
        "note",
        "lease",
        "standstill",
        "service",
        "profile",
    ):
        op.drop_table(table)
    op.drop_index("ix_event_day_closed", "event")
    op.drop_index("ix_stop_service_day", "stop")
    op.drop_index("ix_ticket_aside", "ticket")
    _index_of_waiting("line", "queued_from", "ordinal")
    for name, columns in _columns().items():
        for column in columns:
            op.drop_column(name, column.name)
