"""Reports: tables of figures about some business days, made from the facts of a centre.

A report has columns and rows of plain numbers. The page adds titles, names and explanations in the
reader's language.
"""

from server.application.reports.model import (
    Column,
    Distribution,
    Kind,
    Report,
    Row,
    Value,
)
from server.application.reports.overview import IN_FULL, KEY_FIGURES, Overview, overview
from server.application.reports.tables import (
    GROUPED_BY,
    OF_STOPS,
    OF_TICKETS,
    WHOLE_CENTRE,
    report,
)

__all__ = [
    "GROUPED_BY",
    "IN_FULL",
    "KEY_FIGURES",
    "OF_STOPS",
    "OF_TICKETS",
    "WHOLE_CENTRE",
    "Column",
    "Distribution",
    "Kind",
    "Overview",
    "Report",
    "Row",
    "Value",
    "overview",
    "report",
]
