"""The race and the kill: many real processes at one real server, and the audit of its log."""
