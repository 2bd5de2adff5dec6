"""How large letters must be to be read from a seat, and whether a panel has room for them.

Sources: for numbers ADA 703.5.5 (characters mounted high): 51 mm up to 4.57 m, then 3.2 mm more
for each 305 mm; 108 mm at 10 m. For words ISO 9241-303, 5.5.4: a character is seen at an angle of
16 minutes of arc at least. The proportions of the type are those of Noto Sans Bold.
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
"""The height of a row in heights of a capital: below it rows run together."""

LETTER_EMS: Final = 0.94
"""A wide letter (M)."""

FIGURE_EMS: Final = 0.58
HAIR_EMS: Final = 0.1
"""Between the letters of a number and its figures."""

ARROW_EMS: Final = 0.7
GAP_EMS: Final = 0.11
"""Between the parts of a row and at its ends: four of them in a row."""


@dataclass(frozen=True, slots=True)
class Widths:
    """The widest numbers of a hall, in em: a usual one is a letter with three figures, called to
    a counter of two figures."""

    number: float = LETTER_EMS + HAIR_EMS + 3 * FIGURE_EMS
    counter: float = 2 * FIGURE_EMS

    @property
    def row(self) -> float:
        """Of a number, an arrow and a counter."""
        return self.number + ARROW_EMS + self.counter + 4 * GAP_EMS

    def with_number(self, letters: int, figures: int) -> "Widths":
        """The same where there are numbers of so many letters and figures, too."""
        wide = letters * LETTER_EMS + HAIR_EMS + figures * FIGURE_EMS
        return replace(self, number=max(self.number, wide))

    def with_counter(self, number: str) -> "Widths":
        """The same where there is a counter of this number, too."""
        wide = sum(FIGURE_EMS if one.isdigit() else LETTER_EMS for one in number)
        return replace(self, counter=max(self.counter, wide))


USUAL_WIDTHS: Final = Widths()

WORDS_SHARE: Final = 0.12
"""No more than this of a panel's short side is the height of a line of words."""

WAITS_EMS: Final = 8
"""The least width of what tells the waits."""

CALLS_SHARE: Final = 2 / 3
"""The part of a wide panel that belongs to the calls at most where something stands beside them."""

MARGIN: Final = 0.04
"""On each side, of the panel's short side."""

_BESIDE: Final = frozenset({DisplayBlock.WAITS, DisplayBlock.NEXT, DisplayBlock.PICTURES})


def beside_blocks(display: Display) -> frozenset[DisplayBlock]:
    """What stands beside the calls, or below them: nothing on a display above one counter."""
    return _BESIDE & set(display.blocks) if display.counter is None else frozenset()


def capital_mm(distance_m: float) -> float:
    """The least height of a number's capital, in millimetres, to be read from a distance in
    metres."""
    return NEAR_MM + max(0.0, distance_m - NEAR_M) / STEP_M * STEP_MM


def words_mm(distance_m: float) -> float:
    """The least height of a capital in words, in millimetres, for a distance in metres."""
    return WORDS_MM_PER_M * distance_m


def too_small(display: Display, widths: Widths = USUAL_WIDTHS) -> str | None:
    """Why a layout cannot be read from its farthest seat; None where it can.

    Reckoned with a panel of 16 to 9, lying or standing: one of the two ways has to do.

    Args:
        widths: of the centre's numbers.
    """
    far, inches = display.farthest_seat_m, f"on {display.inches:g} inches"
    long = display.inches * INCH_MM * 16 / math.hypot(16, 9)
    short = long * 9 / 16
    beside = beside_blocks(display)
    margins = 2 * MARGIN * short
    lying = (long - margins) * (CALLS_SHARE if beside else 1)
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
    if DisplayBlock.WAITS in beside and max(room, short - margins) < needed:
        return (
            f"{inches} there is no room for the waits in letters that can be read from {far:g} m: "
            "leave them out, or take a larger panel"
        )
    return None
