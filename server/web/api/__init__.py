"""The HTTP API: a view for each row of the operations."""
