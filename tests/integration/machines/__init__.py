"""Devices over the real application: enrolment, health reports, and revocation."""
