"""The business day: by hand, by the clock, over the turn, and over clocks that lie."""
