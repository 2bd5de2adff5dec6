"""The race and the kill: many clients at one real server, and the audit of its log."""
