"""Studies of simulated halls, on the server's own rules: `python -m tools.studies`."""
