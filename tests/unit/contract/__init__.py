"""The words, the tables and the wire."""
