"""The store: commands in batches, checkpoints, erasure, connections."""
