"""Visits to a kiosk while its printer, its server and it itself fail."""
