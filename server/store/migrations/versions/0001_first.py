"""The first schema: all tables, as the code has them until there is a release.

With the first release its statements are written out here, so that later changes of the tables do
not change it. Until then a changed table needs no migration.
"""

from alembic import op

from server.store.tables import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    metadata.create_all(op.get_bind())
