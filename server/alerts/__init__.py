"""Sending messages about alarms: by mail, and to webhooks."""
