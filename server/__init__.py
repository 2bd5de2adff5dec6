"""The server: the authority over the halls, their rules, their database and their API."""
