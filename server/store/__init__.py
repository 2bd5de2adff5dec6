"""Where the hall is kept: tables, the unit of work, the log, migrations.

SQLite and PostgreSQL from the first day, through SQLAlchemy Core.
"""
