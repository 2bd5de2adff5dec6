"""Displays as whole programs, and what no call may meet with."""
