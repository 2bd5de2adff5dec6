"""The database, by SQLAlchemy Core: tables, queries, the log, facts, migrations."""
