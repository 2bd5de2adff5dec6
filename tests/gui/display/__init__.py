"""Tests of the hall's board."""
