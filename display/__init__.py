"""The displays of the hall: called tickets with their counters, and waits."""
