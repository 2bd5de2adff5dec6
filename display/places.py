"""What a display's plan is made for, and what it says: in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum, auto
from typing import Final

from contract.letters import ARROW_EMS, GAP_EMS, USUAL_WIDTHS, Widths
from contract.screens import DisplayBlock


class Density(IntEnum):
    """How closely the calls stand; the first that holds all of them is chosen.

    `BESIDE` leaves room for what stands beside them, `ALONE` gives them the whole panel in full
    size, `COMPACT` has smaller ones and no earlier numbers, `PAGED` turns pages of these.
    """

    BESIDE = auto()
    ALONE = auto()
    COMPACT = auto()
    PAGED = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Contents:
    """What there is to be placed now, besides the layout.

    Attributes:
        density: of the calls.
        idle: no visitor is called and none waits: the words that say so have the whole panel.
        head, pause, notice, offline: the lines that the hall's name, the words of a pause, the
            notices and the words of a cut connection take; 0 where there are none. A pause stands
            above everything. It, or a cut connection, takes the place of the notices.
        floors: there are counters on other floors, and a row says on which.
        widths: of the numbers.
    """

    density: Density = Density.BESIDE
    idle: bool = False
    head: int = 1
    pause: int = 0
    notice: int = 1
    offline: int = 0
    floors: bool = False
    widths: Widths = USUAL_WIDTHS


USUAL: Final = Contents()


@dataclass(frozen=True, slots=True)
class Plan:
    """A display's measures in pixels.

    Attributes:
        margin: on each side.
        words: the pixel size of words; `line`: the height of a line of them, `tight`: in the waits.
        number: the pixel size of the numbers that are called; `row`: the height of their rows.
        way: the pixel size of the words below a number that say the way; `below`: the height of
            their line, 0 where there are none.
        widths: of the numbers, in em.
        rows, columns: how many calls fit into a column, and how many columns.
        one_line: whether the waits of a service stand beside its name.
        places: where each part is: `head`, `pause`, `labels`, `calls`, `recent`, `waits`, `next`,
            `pictures`, `notice`, `offline`; those that are not there are left out.
        left_out: what has no room, and why.
    """

    margin: float
    words: float
    line: float
    tight: float
    number: float
    row: float
    way: float
    below: float
    widths: Widths
    rows: int
    columns: int
    one_line: bool
    places: dict[str, Place] = field(default_factory=dict)
    left_out: Sequence[tuple[DisplayBlock, str]] = ()

    @property
    def room(self) -> int:
        """How many calls can be seen at a time."""
        return self.rows * self.columns

    @property
    def gap(self) -> float:
        """Between the parts of a row."""
        return GAP_EMS * self.number

    @property
    def arrow(self) -> float:
        """The width of the column of arrows."""
        return ARROW_EMS * self.number

    @property
    def counter_x(self) -> float:
        """Where the arrow of a row begins: the same in all rows."""
        return (self.widths.number + 2 * GAP_EMS) * self.number

    @property
    def beside_x(self) -> float:
        """Where the counter's number ends, and words beside it begin."""
        return self.widths.row * self.number
