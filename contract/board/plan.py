"""The layout algorithm of a display, for a window of any size: pixels in, pixels out.

Numbers and words have the size that the farthest seat needs. Parts without room for that size are
left out, except the calls, which get the largest possible size.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum, auto
from typing import Final

from contract.letters import (
    ARROW_EMS,
    CALLS_SHARE,
    CAPITAL,
    GAP_EMS,
    MARGIN,
    PITCH,
    USUAL_WIDTHS,
    WAITS_EMS,
    WORDS_SHARE,
    Widths,
    capital_mm,
    side_blocks,
    words_mm,
)
from contract.panel import Panel
from contract.screens import Display, DisplayBlock

LINE: Final = 1.3
"""The height of a line of words in em."""

TIGHT: Final = 1.15
"""The same in the waits, where two-line names must not cost a row."""

PORTRAIT_SHARE: Final = 0.6
"""The share of the calls on a portrait panel."""

COLUMNS_AT_MOST: Final = 3

COUNTER_SHARE: Final = 0.6
"""On a display above a counter, the number's size as a share of the height of its place."""

ONE_LINE_EMS: Final = 20
"""From this width on the waits of a service are on the line of its name."""

AGAIN_EMS: Final = 1.6
"""The width of the recall icon next to a row, in em of words."""

FLOOR: Final = 0.7
"""The size of the floor next to a counter, relative to other words."""

SMALLER: Final = 0.8
"""Numbers shrink to this share of their size, in two steps, before calls are split into pages."""


class Density(IntEnum):
    """The density of the calls; the first one that fits all of them is chosen.

    `SINGLE` has one call with its counter below the number, as large as possible; `WITH_SIDE`
    leaves room for the side blocks; `ALONE` gives the calls the whole panel in full size; `CLOSE`
    and `COMPACT` have smaller rows and no recent numbers; `PAGED` is `COMPACT` with several pages.
    """

    SINGLE = auto()
    WITH_SIDE = auto()
    ALONE = auto()
    CLOSE = auto()
    COMPACT = auto()
    PAGED = auto()


_SHARES: Final = {Density.CLOSE: 0.9, Density.COMPACT: SMALLER, Density.PAGED: SMALLER}


@dataclass(frozen=True, slots=True)
class Area:
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
        floor: the width of a floor in em of words, where counters are on other floors; else 0.
    """

    density: Density = Density.WITH_SIDE
    idle: bool = False
    head: int = 1
    pause: int = 0
    notice: int = 1
    offline: int = 0
    floor: float = 0.0
    widths: Widths = USUAL_WIDTHS


USUAL: Final = Contents()


@dataclass(frozen=True, slots=True)
class ScreenPlan:
    """A display's measures in pixels.

    Attributes:
        margin: on each side.
        words: the pixel size of words; `line`: the height of a line of them, `tight`: in the waits.
        number: the pixel size of the numbers that are called; `row`: the height of their rows.
        single: whether the counter is below the number.
        counter_x: the x position of the arrow, the same in all rows; `after_number_x`: of what
            follows the counter's number.
        floor: the pixel size of the floors.
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
    single: bool
    counter_x: float
    after_number_x: float
    floor: float
    rows: int
    columns: int
    one_line: bool
    places: dict[str, Area] = field(default_factory=dict)
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


@dataclass(frozen=True, slots=True)
class _Frame:
    """Values shared by the parts of a plan."""

    panel: Panel
    display: Display
    contents: Contents
    margin: float
    words: float
    line: float

    @property
    def needed(self) -> float:
        """The pixel size of numbers that the farthest seat needs."""
        return capital_mm(self.display.farthest_seat_m) / CAPITAL / self.panel.pixel_mm

    @property
    def single(self) -> bool:
        """Whether there is one call, on a display for the hall."""
        return self.contents.density is Density.SINGLE and self.display.counter is None

    @property
    def trailing(self) -> float:
        """The width at the end of a row, for the floor and the recall icon."""
        return max(AGAIN_EMS, self.contents.floor * FLOOR) * self.words

    def columns(self, number: float, width: float) -> int:
        """How many columns of rows with numbers of this size fit into a width."""
        row = (self.contents.widths.row + GAP_EMS) * number + self.trailing
        fit = int((width + self.margin) / (row + self.margin))
        return max(1, min(COLUMNS_AT_MOST, fit))


def words_on(panel: Panel, display: Display) -> float:
    """The pixel size of words on a panel."""
    needed = round(words_mm(display.farthest_seat_m) / CAPITAL / panel.pixel_mm)
    # On a panel that is far too small, words must not fill the whole screen.
    short = min(panel.width_px, panel.height_px)
    return max(12.0, min(float(needed), WORDS_SHARE * short))


def plan(panel: Panel, display: Display, contents: Contents = USUAL) -> ScreenPlan:
    """The plan of a display on a panel."""
    portrait = panel.height_px > panel.width_px
    margin = float(round(MARGIN * min(panel.width_px, panel.height_px)))
    words = words_on(panel, display)
    frame = _Frame(panel, display, contents, margin, words, float(round(LINE * words)))
    places: dict[str, Area] = {}
    inner = _place_frame(places, frame)
    calls = inner if DisplayBlock.CALLS in display.blocks else None
    shown = [block for block in display.blocks if block in side_blocks(display)]
    if calls is not None and contents.idle:
        shown = [block for block in shown if block is DisplayBlock.PICTURES]
    elif calls is not None and contents.density > Density.WITH_SIDE:
        shown = []
    lacks_waits = False
    if shown:
        side = inner
        if calls is not None:
            calls, side = _divided(inner, portrait, frame)
        lacks_waits = DisplayBlock.WAITS in shown and side.width < WAITS_EMS * words
        if lacks_waits:
            shown.remove(DisplayBlock.WAITS)
        if shown:
            _place_side_blocks(places, shown, side, frame.line)
        elif calls is not None:
            calls = inner
    number, row, rows, columns, after = 0.0, 0.0, 0, 1, 0.0
    if calls is not None:
        number, row, rows, columns = _place_calls(places, calls, frame, alone=not shown)
        # What follows the counter ends at the right edge of its row.
        after = (calls.width + margin) / columns - margin - frame.trailing - GAP_EMS * number
        after = max(after, number * contents.widths.row)
    to_counter = (ARROW_EMS + contents.widths.counter + 2 * GAP_EMS) * number
    counter_x = after - to_counter
    if frame.single:
        counter_x, after = GAP_EMS * number, GAP_EMS * number + to_counter
    waits = places.get(DisplayBlock.WAITS.value)
    one_line = waits is not None and waits.width >= ONE_LINE_EMS * words
    return ScreenPlan(
        margin=margin,
        words=words,
        line=frame.line,
        tight=float(round(TIGHT * words)),
        number=number,
        row=row,
        single=frame.single,
        counter_x=counter_x,
        after_number_x=after,
        floor=FLOOR * words,
        rows=rows,
        columns=columns,
        one_line=one_line,
        places=places,
        lacks_waits=lacks_waits,
    )


def _place_frame(places: dict[str, Area], frame: _Frame) -> Area:
    """Place head, pause and bottom lines; returns the rectangle between them."""
    width, height = float(frame.panel.width_px), float(frame.panel.height_px)
    contents, margin, line = frame.contents, frame.margin, frame.line
    top, bottom = 0.0, height
    if contents.pause:
        strip = round((contents.pause + 0.8) * line)
        places["pause"] = Area(0, 0, width, strip)
        top += strip
    if DisplayBlock.CLOCK in frame.display.blocks:
        head = round((contents.head + 0.4) * line)
        places["head"] = Area(margin, top, width - 2 * margin, head)
        top += head
    else:
        top += margin / 2
    notice = contents.notice if DisplayBlock.NOTICES in frame.display.blocks else 0
    if lines := contents.offline or (0 if contents.pause else notice):
        band = round((lines + 0.5) * line)
        name = "offline" if contents.offline else "notice"
        places[name] = Area(0, height - band, width, band)
        bottom -= band
    bottom -= margin / 2
    return Area(margin, top, width - 2 * margin, max(1.0, bottom - top))


def _place_calls(
    places: dict[str, Area], area: Area, frame: _Frame, *, alone: bool
) -> tuple[float, float, int, int]:
    """Place the rows of the calls, with the labels above and the recent calls below; returns the
    pixel size of the numbers, the height of a row, rows and columns."""
    line, widths, contents = frame.line, frame.contents.widths, frame.contents
    if frame.display.counter is not None:
        # One call, as large as possible.
        places["calls"] = area
        size = min((area.width - 2 * frame.words) / widths.number, area.height * COUNTER_SHARE)
        return max(1.0, size), area.height, 1, 1
    recent = 0.0
    if contents.density not in (Density.CLOSE, Density.COMPACT):
        recent = min(round(1.3 * line), area.height / 4)
        places["recent"] = Area(area.x, area.y + area.height - recent, area.width, recent)
    room = area.height - recent
    if contents.idle:
        places["calls"] = Area(area.x, area.y + recent, area.width, max(1.0, room - recent))
        return max(1.0, frame.needed), room, 1, 1
    if frame.single:
        places["calls"] = Area(area.x, area.y, area.width, room)
        counter = (area.width - frame.trailing) / (widths.row - widths.number)
        wide = min(area.width / (widths.number + 2 * GAP_EMS), counter)
        return max(1.0, min(wide, (room / 2 - line) / PITCH / CAPITAL)), room, 1, 1
    least = SMALLER * frame.needed
    labels = line if room - line >= least * CAPITAL * PITCH else 0.0
    if labels:
        places["labels"] = Area(area.x, area.y, area.width, labels)
        room -= labels
    places["calls"] = Area(area.x, area.y + labels, area.width, room)
    smallest = frame.needed * _SHARES.get(contents.density, 1.0)
    columns = 1
    if alone:
        columns = frame.columns(smallest, area.width)
        if columns == 1:
            columns = min(2, frame.columns(least, area.width))
    column = (area.width + frame.margin) / columns - frame.margin
    widest = (column - frame.trailing) / (widths.row + GAP_EMS)
    highest = room / PITCH / CAPITAL
    # Numbers shrink for a floor, not for the recall icon.
    shrunk = max(widest, least) if contents.floor else smallest
    smallest = max(1.0, min(smallest, shrunk, column / widths.row, highest))
    rows = max(1, int(highest / smallest))
    return max(smallest, min(widest, highest / rows)), room / rows, rows, columns


def _divided(inner: Area, portrait: bool, frame: _Frame) -> tuple[Area, Area]:
    """The rectangles of the calls, and of the blocks at the side or below."""
    gap = frame.margin
    if portrait:
        upper = round(inner.height * PORTRAIT_SHARE)
        below = Area(inner.x, inner.y + upper + gap, inner.width, inner.height - upper - gap)
        return Area(inner.x, inner.y, inner.width, upper), below
    row = (frame.contents.widths.row + GAP_EMS) * frame.needed + frame.trailing
    # Floors must not cost the waits their place.
    spare = inner.width - gap - WAITS_EMS * frame.words
    left = round(
        min(inner.width * CALLS_SHARE, row, max(spare, frame.contents.widths.row * frame.needed))
    )
    right = Area(inner.x + left + gap, inner.y, inner.width - left - gap, inner.height)
    return Area(inner.x, inner.y, left, inner.height), right


def _place_side_blocks(
    places: dict[str, Area], blocks: Sequence[DisplayBlock], side: Area, line: float
) -> None:
    """Place the side blocks one below the other: waits, pictures, next numbers."""
    top, height = side.y, side.height
    if DisplayBlock.NEXT in blocks:
        following = min(height, 2.6 * line)
        places["next"] = Area(side.x, top + height - following, side.width, following)
        height -= following
    shown = [block for block in blocks if block is not DisplayBlock.NEXT]
    for block in shown:
        part = height / len(shown)
        places[block.value] = Area(side.x, top, side.width, part)
        top += part
