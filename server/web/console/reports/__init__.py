"""Reports: figures of any days, as charts, tables, CSV and XLSX, and a sheet for a day."""
