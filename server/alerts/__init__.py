"""Sending messages about alarms: by mail, and to webhooks.

It runs in a greenlet of its own: waiting for the other end holds up nothing else. Command lines
need the settings of the mail server alone, so each module is imported by itself.
"""
