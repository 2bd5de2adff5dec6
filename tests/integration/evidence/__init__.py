"""Verification of a hall: log, digests, facts, texts and archive."""
