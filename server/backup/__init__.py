"""Backup and restore of a hall, and copying it to another database."""
