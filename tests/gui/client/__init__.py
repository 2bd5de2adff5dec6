"""Tests of the kit in Qt Quick."""
