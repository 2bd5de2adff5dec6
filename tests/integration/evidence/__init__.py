"""What proves a hall."""
