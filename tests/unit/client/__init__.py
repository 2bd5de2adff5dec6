"""Tests of the client kit."""
