"""What happens by the clock: due commands, checkpoints, checks of the database."""
