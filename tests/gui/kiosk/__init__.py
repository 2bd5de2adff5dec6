"""The kiosk in its window."""
