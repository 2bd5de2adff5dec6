"""A program from its command line to its end: settings, windows, supervision, health reports."""
