"""Counters as whole programs, many at once."""
