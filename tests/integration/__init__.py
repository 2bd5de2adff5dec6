"""Tests of parts together, over real protocols."""
