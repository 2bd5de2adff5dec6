"""How large letters must be to be read from a seat, and whether a panel is large enough for them.

Sources: for numbers ADA 703.5.5 (characters mounted high): 51 mm up to 4.57 m, then 3.2 mm more for
each 305 mm; 108 mm at 10 m. For words ISO 9241-303, 5.5.4: a character is seen at an angle of 16
minutes of arc at least. The proportions of the type are those of Noto Sans Bold.
"""

import math
from dataclasses import dataclass, replace
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
"""The height of a row in heights of a capital: with less, rows run together."""

LETTER_EMS: Final = 0.94
"""The width of a wide letter (M) in em."""

FIGURE_EMS: Final = 0.58
HAIR_EMS: Final = 0.1
"""The space between the letters of a number and its digits."""

ARROW_EMS: Final = 0.7
GAP_EMS: Final = 0.11
"""The space between the parts of a row and at its ends: four of them in a row."""


@dataclass(frozen=True, slots=True)
class Widths:
    """The widest numbers of a hall, in em: usually a letter with three digits, and two digits."""

    number: float = LETTER_EMS + HAIR_EMS + 3 * FIGURE_EMS
    counter: float = 2 * FIGURE_EMS

    @property
    def row(self) -> float:
        """The width of a number, an arrow and a counter."""
        return self.number + ARROW_EMS + self.counter + 4 * GAP_EMS

    def with_number(self, letters: int, figures: int) -> "Widths":
        """The widths, extended for numbers of that many letters and digits."""
        wide = letters * LETTER_EMS + HAIR_EMS + figures * FIGURE_EMS
        return replace(self, number=max(self.number, wide))

    def with_counter(self, number: str) -> "Widths":
        """The widths, extended for a counter with this number."""
        wide = sum(FIGURE_EMS if letter.isdigit() else LETTER_EMS for letter in number)
        return replace(self, counter=max(self.counter, wide))


USUAL_WIDTHS: Final = Widths()

WORDS_SHARE: Final = 0.12
"""The maximum height of a line of words, as a share of a panel's short side."""

WAITS_EMS: Final = 8
"""The minimum width of the block with the waits."""

CALLS_SHARE: Final = 2 / 3
"""The maximum share of the calls on a wide panel that has other blocks at their side."""

MARGIN: Final = 0.04
"""The margin on each side, as a share of the panel's short side."""

_BESIDE: Final = frozenset({DisplayBlock.WAITS, DisplayBlock.NEXT, DisplayBlock.PICTURES})


def side_blocks(display: Display) -> frozenset[DisplayBlock]:
    """The blocks at the side of the calls, or below them; none on a display above one counter."""
    return _BESIDE & set(display.blocks) if display.counter is None else frozenset()


def capital_mm(distance_m: float) -> float:
    """The minimum height of a number's capital, in millimetres, for a distance in metres."""
    return NEAR_MM + max(0.0, distance_m - NEAR_M) / STEP_M * STEP_MM


def words_mm(distance_m: float) -> float:
    """The minimum height of a capital in words, in millimetres, for a distance in metres."""
    return WORDS_MM_PER_M * distance_m


def too_small(display: Display, widths: Widths = USUAL_WIDTHS) -> str | None:
    """Why a layout cannot be read from its farthest seat; None if it can.

    Computed for a panel of 16 to 9 in landscape and in portrait: one of them has to fit.
    """
    far, inches = display.farthest_seat_m, f"on {display.inches:g} inches"
    long = display.inches * INCH_MM * 16 / math.hypot(16, 9)
    short = long * 9 / 16
    side = side_blocks(display)
    margins = 2 * MARGIN * short
    lying = (long - margins) * (CALLS_SHARE if side else 1)
    widest = max(lying, short - margins)
    calls = DisplayBlock.CALLS in display.blocks or display.counter is not None
    row_ems = widths.number if display.counter is not None else widths.row

    def fits(metres: float) -> bool:
        words = words_mm(metres)
        row = row_ems * capital_mm(metres)
        return words <= CAPITAL * WORDS_SHARE * short and not (calls and row > CAPITAL * widest)

    if not fits(far):
        readable = max((tenth / 10 for tenth in range(1, 1000) if fits(tenth / 10)), default=0.0)
        if not readable:
            return f"{inches} nothing can be read from a seat: take a larger panel"
        return (
            f"{inches} it can be read from {readable:.1f} m, not from {far:g} m: take a larger "
            "panel, or seats that are nearer"
        )
    room = (long - margins) * (1 - CALLS_SHARE if calls else 1)
    needed = WAITS_EMS * words_mm(far) / CAPITAL
    if DisplayBlock.WAITS in side and max(room, short - margins) < needed:
        return (
            f"{inches} there is no room for the waits in letters that can be read from {far:g} m: "
            "leave them out, or take a larger panel"
        )
    return None
