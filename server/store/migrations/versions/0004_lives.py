"""The lives of tickets and counters by the rules of this release: the state is made anew."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("stop", sa.Column("begun_at", sa.BigInteger()))


def downgrade() -> None:
    op.drop_column("stop", "begun_at")
