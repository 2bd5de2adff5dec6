"""What happens by the clock: due commands, alerts, checkpoints, looks at the database."""
