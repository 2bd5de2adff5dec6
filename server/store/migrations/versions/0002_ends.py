"""When what staff stopped ends: a time for stopped tickets, a pause that ends by itself."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

UNTIL = {"centre": "intake_until", "service": "closed_until"}


def upgrade() -> None:
    for table, until in UNTIL.items():
        op.add_column(table, sa.Column(until, sa.BigInteger(), nullable=True))
        op.add_column(
            table,
            sa.Column(
                "resumes_automatically", sa.Boolean(), nullable=False, server_default=sa.false()
            ),
        )


def downgrade() -> None:
    for table, until in UNTIL.items():
        with op.batch_alter_table(table) as batch:
            batch.drop_column("resumes_automatically")
            batch.drop_column(until)
