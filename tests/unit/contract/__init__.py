"""Enums, life-cycle tables and the wire format."""
