"""The demo and its people, as real processes."""
