"""When the last message on a problem that lasts was due; the fingerprint of the server's key; and
how tickets ended with their day: left without a call, or not finished. No time that ran on until
the night is measured. A promise is kept by what was told (`contract.waits`)."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    # Those that are open begin again, with a message: when they began is not known.
    op.execute("DELETE FROM problem")
    told_at = sa.Column("told_at", sa.BigInteger(), nullable=False, server_default="0")
    op.add_column("problem", told_at)
    op.create_table(
        "server_key",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
    )
    end = """CASE WHEN ticket IN (SELECT ticket FROM fact_call) THEN 'unfinished' ELSE 'left' END"""
    for table, unknown in ("fact_ticket", "waited"), ("fact_stop", "service_time"):
        op.execute(
            f"""UPDATE {table} SET "end" = {end}, {unknown} = NULL WHERE "end" = 'expired'"""
        )
    op.execute("""UPDATE fact_ticket SET stay = NULL WHERE "end" <> 'served'""")
    op.execute("""UPDATE fact_ticket SET promise_kept = first_wait <= 300000 *
        CASE WHEN promise < 301 THEN 1 WHEN promise < 5400 THEN (promise + 299) / 300
        ELSE (promise + 1799) / 1800 * 6 END WHERE promise_kept IS NOT NULL""")


def downgrade() -> None:
    """The times that were removed come back with `novbe server facts rebuild`."""
    for table in "fact_ticket", "fact_stop":
        op.execute(
            f"""UPDATE {table} SET "end" = 'expired' WHERE "end" IN ('left', 'unfinished')"""
        )
    op.drop_table("server_key")
    op.drop_column("problem", "told_at")
