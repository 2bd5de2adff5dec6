"""Reports: figures of any days, as charts, tables, CSV and XLSX, and a sheet for a day."""

from server.web.console.reports.pages import Reports
from server.web.console.reports.staffing import StaffingPage

__all__ = ["Reports", "StaffingPage"]
