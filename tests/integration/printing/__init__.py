"""Receipts on a simulated printer."""
