"""What all tables share: their names, and how ids and lines are kept."""

from sqlalchemy import MetaData, String

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ID = String(120)

LINE = String(200).with_variant(String(200, collation="C"), "postgresql")
"""All lines of a centre are a range of ids, in the order of their bytes; a database that
sorts by a language may order the same signs in another way."""
