"""Words that visitors searched for without touching a result, counted by week."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "searched",
        sa.Column("centre", sa.String(120), primary_key=True),
        sa.Column("week", sa.String(10), primary_key=True),
        sa.Column("word", sa.String(30), primary_key=True),
        sa.Column("visits", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("searched")
