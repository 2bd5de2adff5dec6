"""The pages for everyone: a ticket, the open data, the health of the server."""
