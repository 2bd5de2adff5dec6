"""When the last message on a problem that lasts was due."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    # Those that are open begin again, with a message: when they began is not known.
    op.execute("DELETE FROM problem")
    told_at = sa.Column("told_at", sa.BigInteger(), nullable=False, server_default="0")
    op.add_column("problem", told_at)


def downgrade() -> None:
    op.drop_column("problem", "told_at")
