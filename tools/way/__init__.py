"""Follows one press of Next through the server."""
