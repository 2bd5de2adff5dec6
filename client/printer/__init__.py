"""Printers: one interface, an ESC/POS implementation on any connection, and a recording fake.

`port` is the interface; `address` makes the printer that the settings name.
"""
