"""The simulated people without a wire."""
