"""Backups of a hall, and a hall that goes on from one."""
