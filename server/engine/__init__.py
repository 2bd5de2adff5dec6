"""Runs the commands of each centre in sequence: state in memory, events in the log."""
