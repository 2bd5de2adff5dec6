"""The launcher behind the command `novbe`: it starts the other programs as processes."""
