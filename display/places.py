"""The input and the result of a display's plan, in pixels."""

from dataclasses import dataclass, field
from enum import IntEnum, auto
from typing import Final

from contract.letters import ARROW_EMS, GAP_EMS, USUAL_WIDTHS, Widths


class Density(IntEnum):
    """The density of the calls; the first one that fits all of them is chosen.

    `WITH_SIDE` leaves room for the side blocks, `ALONE` gives them the whole panel in full size,
    `COMPACT` has smaller rows and no recent numbers, `PAGED` is `COMPACT` with several pages.
    """

    WITH_SIDE = auto()
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
    """The current contents to place, in addition to the layout.

    Attributes:
        idle: no visitor is called and none waits: the text that says so has the whole panel.
        head, pause, notice, offline: the number of lines of the hall's name, the pause, the notices
            and the offline text; 0 for none. A pause is above everything. A pause or the offline
            text replaces the notices.
        floors: whether rows show a floor, because counters are on other floors.
    """

    density: Density = Density.WITH_SIDE
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
        way: the pixel size of the directions below a number; `below`: the height of their line, 0
            for none.
        widths: of the numbers, in em.
        rows, columns: how many calls fit into a column, and how many columns.
        one_line: whether the waits of a service are on the line of its name.
        places: the rectangle of each part: `head`, `pause`, `labels`, `calls`, `recent`, `waits`,
            `next`, `pictures`, `notice`, `offline`; absent parts are left out.
        lacks_waits: whether the waits are left out, without room for letters that can be read.
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
    lacks_waits: bool = False

    @property
    def room(self) -> int:
        """How many calls are visible at a time."""
        return self.rows * self.columns

    @property
    def gap(self) -> float:
        """The gap between the parts of a row."""
        return GAP_EMS * self.number

    @property
    def arrow(self) -> float:
        """The width of the column of arrows."""
        return ARROW_EMS * self.number

    @property
    def counter_x(self) -> float:
        """The x position of the arrow, the same in all rows."""
        return (self.widths.number + 2 * GAP_EMS) * self.number

    @property
    def after_number_x(self) -> float:
        """The x position of the text after the counter's number."""
        return self.widths.row * self.number
