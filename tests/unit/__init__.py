"""Tests of one part alone."""
