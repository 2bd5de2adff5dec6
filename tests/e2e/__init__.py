"""Real processes of the whole hall."""
