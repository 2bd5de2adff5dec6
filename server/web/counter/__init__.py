"""The counter in a browser: the desk of the program, drawn by a page that decides nothing."""
