"""The board in a browser: what the display program shows, drawn by a page that decides nothing."""
