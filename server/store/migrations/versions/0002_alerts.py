"""Recipients of alerts, and queued messages."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "recipient",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("centre", sa.String(120), nullable=False, index=True),
        sa.Column("label", sa.String(80), nullable=False),
        sa.Column("way", sa.String(24), nullable=False),
        sa.Column("address", sa.String(300), nullable=False),
        sa.Column("language", sa.String(3), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.Column("quiet_from", sa.String(5), nullable=False),
        sa.Column("quiet_until", sa.String(5), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failed_since", sa.BigInteger(), nullable=True),
        sa.Column("failure", sa.String(40), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=True),
        sa.Column("claimed_until", sa.BigInteger(), nullable=True),
        sa.Column("given_up", sa.Integer(), nullable=False),
    )
    op.create_table(
        "problem",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("centre", sa.String(120), nullable=False),
        sa.Column("key", sa.String(300), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("alarm", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("gone_at", sa.BigInteger(), nullable=True),
        sa.UniqueConstraint("centre", "key", name=op.f("uq_problem_centre_key")),
    )
    op.create_table(
        "alert",
        sa.Column("number", sa.Integer(), autoincrement=True, primary_key=True),
        sa.Column("recipient", sa.String(40), nullable=False),
        sa.Column("problem", sa.String(40), nullable=False),
        sa.Column("event", sa.String(24), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
    )
    op.create_index("ix_alert_recipient_number", "alert", ["recipient", "number"], unique=False)
    op.create_table(
        "contact",
        sa.Column("centre", sa.String(120), primary_key=True),
        sa.Column("kind", sa.String(24), primary_key=True),
        sa.Column("line", sa.String(120), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("contact")
    op.drop_table("alert")
    op.drop_table("problem")
    op.drop_table("recipient")
