"""Simulated visitors and operators, over the real network protocol or in one process."""
