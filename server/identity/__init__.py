"""Signing in, sessions, enrolment of devices, presence, authentication of requests."""
