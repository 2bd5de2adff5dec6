"""Printers: one interface (`port`), with an implementation for ESC/POS and one that records;
`address` makes the printer that the settings name."""
