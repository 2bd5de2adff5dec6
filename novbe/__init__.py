"""The command `novbe`, which starts the other programs."""
