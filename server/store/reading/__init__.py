"""Consistent reading of one centre inside a transaction."""

from server.store.reading.base import Layouts
from server.store.reading.lines import LineReading
from server.store.reading.tickets import TicketReading

__all__ = ["Layouts", "SqlReading"]


class SqlReading(TicketReading, LineReading):
    """A centre at one revision, read through one connection.

    Implements `server.application.ports.Reading`.
    """
