"""Use cases: one command, one transaction, events appended."""
