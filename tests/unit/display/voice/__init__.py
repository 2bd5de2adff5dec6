"""Tests of the voice of a display."""
