"""Since when a problem lasts, and when the last message on it was due."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    # Those that are open begin again, with a message: when they began is not known.
    op.execute("DELETE FROM problem")
    for name in ("began_at", "told_at"):
        op.add_column(
            "problem", sa.Column(name, sa.BigInteger(), nullable=False, server_default="0")
        )


def downgrade() -> None:
    op.drop_column("problem", "told_at")
    op.drop_column("problem", "began_at")
