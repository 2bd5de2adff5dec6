"""Alembic's environment: migrations run on the connection passed by `server.store.schema`.

Their keys and indexes get the names of `metadata`'s convention.
"""

from alembic import context

from server.store.tables import metadata

connection = context.config.attributes["connection"]

context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
