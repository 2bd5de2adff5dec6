"""The lives of tickets and counters by the rules of this release: the state is made anew."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Nothing of the tables themselves changes."""


def downgrade() -> None:
    """Nothing of the tables themselves changes."""
