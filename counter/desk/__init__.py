"""A counter's own screen: its keys, its ticket, its queues."""
