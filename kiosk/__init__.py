"""The kiosk: a touch screen that prints tickets.

Receipts and printers are in `client`; the modules here are the screens that a visitor goes through.
"""
