"""The kiosk: a touch screen at the door, and the ticket that comes out of it.

`receipt` turns a ticket into a picture, `printer` brings the picture onto
paper and proves it, the rest is the journey of a visitor over the screens.
"""
