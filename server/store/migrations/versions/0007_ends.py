"""How tickets ended with their day: left without a call, or not finished. No time that ran on until
the night is measured."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    end = """CASE WHEN ticket IN (SELECT ticket FROM fact_call) THEN 'unfinished' ELSE 'left' END"""
    for table, unknown in ("fact_ticket", "waited"), ("fact_stop", "service_time"):
        op.execute(
            f"""UPDATE {table} SET "end" = {end}, {unknown} = NULL WHERE "end" = 'expired'"""
        )
    op.execute("""UPDATE fact_ticket SET stay = NULL WHERE "end" <> 'served'""")


def downgrade() -> None:
    """The times that were removed come back with `novbe server facts rebuild`."""
    for table in "fact_ticket", "fact_stop":
        op.execute(
            f"""UPDATE {table} SET "end" = 'expired' WHERE "end" IN ('left', 'unfinished')"""
        )
