"""Commands of a centre one after the other: state in memory, events in the log."""
