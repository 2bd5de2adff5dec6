"""Verification of a hall: log, digests, facts and texts."""
