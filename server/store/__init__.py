"""The database: tables, queries, the log, facts, migrations. SQLite and PostgreSQL are both
supported, through SQLAlchemy Core."""
