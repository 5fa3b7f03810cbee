"""What the centre remembers: SQLAlchemy Core, SQLite by default.

Written so that it can move to a PostgreSQL cluster distributed by terminal: every key contains the terminal, every
statement of an ingest transaction names one terminal, upserts take their values from the row offered.
"""
