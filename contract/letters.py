"""How large letters must be to be read from a seat, and whether a panel has room for them.

Sources: for numbers ADA 703.5.5 (characters mounted high): 51 mm up to 4.57 m, then 3.2 mm more
for each 305 mm; 108 mm at 10 m. For words ISO 9241-303, 5.5.4: a character is seen at an angle of
16 minutes of arc at least. The proportions of the type are those of Noto Sans Bold.
"""

import math
from typing import Final

from contract.screens import Display, DisplayBlock

INCH_MM: Final = 25.4

CAPITAL: Final = 0.714
"""The height of a capital of Noto Sans in em."""

NEAR_M: Final = 4.57
NEAR_MM: Final = 51.0
STEP_M: Final = 0.305
STEP_MM: Final = 3.2

WORDS_MM_PER_M: Final = 1000 * math.tan(math.radians(16 / 60))

PITCH: Final = 1.28
"""The height of a row in heights of a capital: below it rows run together."""

NUMBER_EMS: Final = 2.78
"""A wide letter (M), a hair space and three figures."""

COUNTER_EMS: Final = 1.15
"""Two figures."""

ARROW_EMS: Final = 0.7
GAP_EMS: Final = 0.11
"""Between the parts of a row and at its ends: four of them in a row."""

ROW_EMS: Final = NUMBER_EMS + ARROW_EMS + COUNTER_EMS + 4 * GAP_EMS

WAITS_EMS: Final = 8
"""The least width of what tells the waits."""

CALLS_SHARE: Final = 2 / 3
"""The part of a wide panel that belongs to the calls where other things stand beside them."""

MARGIN: Final = 0.04
"""On each side, of the panel's short side."""

BESIDE: Final = frozenset({DisplayBlock.WAITS, DisplayBlock.NEXT, DisplayBlock.PICTURES})
"""What stands beside the calls, or below them."""


def capital_mm(distance_m: float) -> float:
    """The least height of a number's capital, in millimetres, to be read from a distance in
    metres."""
    return NEAR_MM + max(0.0, distance_m - NEAR_M) / STEP_M * STEP_MM


def words_mm(distance_m: float) -> float:
    """The least height of a capital in words, in millimetres, for a distance in metres."""
    return WORDS_MM_PER_M * distance_m


def distance_m(height_mm: float) -> float:
    """The distance in metres from which a number can be read whose capitals have a height in
    millimetres. Below the smallest of the standard it falls in proportion."""
    if height_mm < NEAR_MM:
        return NEAR_M * height_mm / NEAR_MM
    return NEAR_M + (height_mm - NEAR_MM) / STEP_MM * STEP_M


def too_small(display: Display) -> str | None:
    """Why a layout cannot be read from its farthest seat; None where it can.

    Reckoned with a panel of 16 to 9, lying or standing: one of the two ways has to do.
    """
    long = display.inches * INCH_MM * 16 / math.hypot(16, 9)
    short = long * 9 / 16
    beside = bool(BESIDE & set(display.blocks)) and display.counter is None
    margins = 2 * MARGIN * short
    lying = (long - margins) * (CALLS_SHARE if beside else 1)
    widest = max(lying, short - margins)
    row_ems = NUMBER_EMS if display.counter is not None else ROW_EMS
    readable = distance_m(widest / row_ems * CAPITAL)
    far = display.farthest_seat_m
    calls = DisplayBlock.CALLS in display.blocks or display.counter is not None
    if calls and readable < far:
        return (
            f"on {display.inches:g} inches the numbers can be read from {readable:.1f} m, not "
            f"from {far:g} m: take a larger panel, or seats that are nearer"
        )
    room = (long - margins) * (1 - CALLS_SHARE if calls else 1)
    needed = WAITS_EMS * words_mm(far) / CAPITAL
    if DisplayBlock.WAITS in display.blocks and max(room, short - margins) < needed:
        return (
            f"on {display.inches:g} inches there is no room for the waits in letters that can be "
            f"read from {far:g} m: leave them out, or take a larger panel"
        )
    return None
