"""Devices over the real application: how they come in, what they say, and how they go."""
