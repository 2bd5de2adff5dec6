"""The messages that leave the hall: what is queued for which receiver, and how it is sent."""
