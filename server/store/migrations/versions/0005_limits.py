"""Which kiosk issued a ticket, when a device was heard, and which centres refused a machine."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_HEARD = ("heard_at", "silent_from", "back_at")


def upgrade() -> None:
    op.add_column("ticket", sa.Column("device", sa.String(80)))
    for name in _HEARD:
        op.add_column("device", sa.Column(name, sa.BigInteger()))
    op.add_column(
        "enrolment", sa.Column("refused_by", sa.Text(), nullable=False, server_default="")
    )


def downgrade() -> None:
    op.drop_column("enrolment", "refused_by")
    for name in _HEARD:
        op.drop_column("device", name)
    op.drop_column("ticket", "device")
