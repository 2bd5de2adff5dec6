"""Tests of the board without a window."""
