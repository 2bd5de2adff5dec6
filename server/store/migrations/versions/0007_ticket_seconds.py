"""How long a device's last ticket took to print."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("health", sa.Column("ticket_seconds", sa.Double()))


def downgrade() -> None:
    op.drop_column("health", "ticket_seconds")
