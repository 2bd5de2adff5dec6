"""Room for longer names of events: PostgreSQL refused `counter_connection_changed`."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0002"


def upgrade() -> None:
    # PostgreSQL scans the log for its two partial indexes. SQLite keeps texts of any length, and
    # would copy the log.
    if op.get_context().dialect.name == "postgresql":
        op.alter_column("event", "type", type_=sa.String(60), existing_type=sa.String(24))


def downgrade() -> None:
    """Nothing to do: the older release reads the wider column."""
