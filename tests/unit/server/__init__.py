"""The rules and the parts of the server that need no database."""
