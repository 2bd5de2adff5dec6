"""The lives of tickets and counters by the rules of this release: the state is made anew."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_WAITING = sa.text("state = 'waiting'")


def _index_of_waiting(*columns: str) -> None:
    """Make the index of those who wait anew: lines are counted from it alone."""
    name = "ix_ticket_waiting"
    op.drop_index(name, "ticket", sqlite_where=_WAITING, postgresql_where=_WAITING)
    op.create_index(name, "ticket", list(columns), sqlite_where=_WAITING, postgresql_where=_WAITING)


def upgrade() -> None:
    op.add_column("stop", sa.Column("begun_at", sa.BigInteger()))
    op.add_column("ticket", sa.Column("quantity", sa.Integer(), nullable=False, server_default="1"))
    _index_of_waiting("line", "queued_from", "ordinal", "since", "quantity")


def downgrade() -> None:
    _index_of_waiting("line", "queued_from", "ordinal", "since")
    op.drop_column("ticket", "quantity")
    op.drop_column("stop", "begun_at")
