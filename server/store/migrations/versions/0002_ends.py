"""When what staff stopped ends, and whether the program at a counter answers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _no(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def _yes(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.true())


def upgrade() -> None:
    op.add_column("centre", sa.Column("intake_until", sa.BigInteger(), nullable=True))
    op.add_column("centre", _no("resumes_automatically"))
    op.add_column("service", sa.Column("closed_until", sa.BigInteger(), nullable=True))
    op.add_column("service", _no("resumes_automatically"))
    op.add_column("counter", _yes("connected"))
    op.add_column("fact_interval", _yes("connected"))


def downgrade() -> None:
    for table, column in (
        ("fact_interval", "connected"),
        ("counter", "connected"),
        ("service", "resumes_automatically"),
        ("service", "closed_until"),
        ("centre", "resumes_automatically"),
        ("centre", "intake_until"),
    ):
        with op.batch_alter_table(table) as batch:
            batch.drop_column(column)
