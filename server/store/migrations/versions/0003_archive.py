"""The last archived event of each centre."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "archived",
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("fold", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["centre"], ["centre.id"], name=op.f("fk_archived_centre")),
        sa.PrimaryKeyConstraint("centre", name=op.f("pk_archived")),
    )


def downgrade() -> None:
    op.drop_table("archived")
