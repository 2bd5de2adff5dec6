"""The kiosk: a touch screen that prints tickets."""
