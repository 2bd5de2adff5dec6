"""The control socket: a command line has the serving process do what it would write itself."""
