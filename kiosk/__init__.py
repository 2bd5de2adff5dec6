"""The touch screen and the receipt."""
