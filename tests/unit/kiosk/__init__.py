"""The kiosk without a window and without a wire."""
