"""Code shared by kiosk, display and counter."""
