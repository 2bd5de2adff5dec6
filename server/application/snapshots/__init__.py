"""The six snapshots, each built for its reader from one consistent read."""
