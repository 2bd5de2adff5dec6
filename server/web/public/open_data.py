"""Names the pages of the open data to the application."""

from server.open_data.pages import OpenDataPages

__all__ = ["OpenDataPages"]
