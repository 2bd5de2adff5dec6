"""How large the letters of a board must be, and how many rows then fit.

Sources: ADA 703.5.5 (characters mounted high): 51 mm up to 4.57 m, then 3.2 mm
more for each 305 mm; 108 mm at 10 m. The proportions of the type are those of
Noto Sans Bold.
"""

from dataclasses import dataclass
from typing import Final

from client.panel import CAPITAL, Panel

NEAR_M: Final = 4.57
NEAR_MM: Final = 51.0
STEP_M: Final = 0.305
STEP_MM: Final = 3.2

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


class Illegible(Exception):
    """The panel is too small for the farthest seat.

    Attributes:
        readable_m: the distance up to which this panel could be read.
    """

    def __init__(self, farthest_m: float, readable_m: float) -> None:
        super().__init__(
            f"on this panel the numbers can be read from {readable_m:.1f} m, "
            f"not from {farthest_m:g} m: take a larger panel, or seats that are nearer"
        )
        self.readable_m = readable_m


@dataclass(frozen=True, slots=True)
class RowLayout:
    """The rows of a board.

    Attributes:
        rows: how many fit.
        row_px: the height of each.
        number_px: the pixel size of the type of the numbers.
        readable_m: the distance up to which the numbers can be read.
    """

    rows: int
    row_px: float
    number_px: float
    readable_m: float


def capital_mm(distance_m: float) -> float:
    """The least height of a capital, in millimetres, to be read from a distance in metres."""
    return NEAR_MM + max(0.0, distance_m - NEAR_M) / STEP_M * STEP_MM


def distance_m(height_mm: float) -> float:
    """The distance in metres from which capitals of a height in millimetres can be read.

    Below the smallest of the standard it falls in proportion.
    """
    if height_mm < NEAR_MM:
        return NEAR_M * height_mm / NEAR_MM
    return NEAR_M + (height_mm - NEAR_MM) / STEP_MM * STEP_M


def row_layout(
    panel: Panel, farthest_m: float, width_px: float, height_px: float, *, strict: bool = False
) -> RowLayout:
    """The rows in an area of a panel for a seat in a distance.

    The letters are as large as that seat needs; what height is left makes the
    rows higher, not the letters. Where one row does not fit in width or
    height, the letters are as large as they can be.

    Raises:
        Illegible: `strict`, and they cannot be as large as needed.
    """
    needed_px = capital_mm(farthest_m) / panel.pixel_mm
    widest_px = width_px / ROW_EMS * CAPITAL
    highest_px = height_px / PITCH
    capital_px = min(needed_px, widest_px, highest_px)
    readable = distance_m(capital_px * panel.pixel_mm)
    # A pixel of tolerance: letters are whole pixels.
    if strict and capital_px < needed_px - 1:
        raise Illegible(farthest_m, readable)
    rows = max(1, int(height_px / (capital_px * PITCH)))
    return RowLayout(rows, height_px / rows, capital_px / CAPITAL, readable)
