"""The business day: by hand, by the clock, over the turn, and with wrong clocks."""
