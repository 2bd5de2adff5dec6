"""The desk of a counter: its keys, forms, rows and texts, for the program and for the page."""
