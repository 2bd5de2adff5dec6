"""Where the parts of a display are, for a window of any size: pixels in, pixels out.

Numbers and words are as large as the farthest seat needs. What has no room in that size is left
out, but for the calls: they are as large as they can be.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from client.panel import Panel
from contract.letters import (
    ARROW_EMS,
    CALLS_SHARE,
    CAPITAL,
    FLOOR_EMS,
    GAP_EMS,
    MARGIN,
    PITCH,
    USUAL_WIDTHS,
    WAITS_EMS,
    WORDS_SHARE,
    Widths,
    beside_blocks,
    capital_mm,
    words_mm,
)
from contract.screens import Display, DisplayBlock

LINE: Final = 1.3
"""The height of a line of words in em."""

PORTRAIT_SHARE: Final = 0.6
"""The part of a standing panel that belongs to the calls."""

COLUMNS_AT_MOST: Final = 3

COUNTER_SHARE: Final = 0.6
"""Above one counter, the size of the number in heights of its place."""

ONE_LINE_EMS: Final = 20
"""From this width on the waits of a service stand beside its name."""

ENOUGH_ROWS: Final = 4


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
        crowded: more are called than there is room for: the calls take the place of what stands
            beside them.
        head, pause, notice, offline: the lines that the hall's name, the words of a pause, the
            notices and the words of a cut connection take; 0 where there are none. A pause stands
            above everything. It, or a cut connection, takes the place of the notices.
        floors: there are counters on other floors, and a row says on which.
        widths: of the numbers.
    """

    crowded: bool = False
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
        words: the pixel size of words; `line`: the height of a line of them.
        number: the pixel size of the numbers that are called; `row`: the height of their rows.
        widths: of the numbers, in em.
        rows, columns: how many calls fit into a column, and how many columns.
        entry: the height of a service of the waits, besides the lines of its name.
        one_line: whether the waits of a service stand beside its name.
        places: where each part is: `head`, `pause`, `labels`, `calls`, `recent`, `waits`, `next`,
            `pictures`, `notice`, `offline`; those that are not there are left out.
        left_out: what has no room, and why.
    """

    margin: float
    words: float
    line: float
    number: float
    row: float
    widths: Widths
    rows: int
    columns: int
    entry: float
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


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the parts of a plan have in common."""

    panel: Panel
    display: Display
    contents: Contents
    margin: float
    words: float
    line: float


def words_on(panel: Panel, display: Display) -> float:
    """The pixel size of words on a panel."""
    needed = round(words_mm(display.farthest_seat_m) / CAPITAL / panel.pixel_mm)
    # On a panel that is far too small words must not fill the screen alone.
    short = min(panel.width_px, panel.height_px)
    return max(12.0, min(float(needed), WORDS_SHARE * short))


def plan(panel: Panel, display: Display, contents: Contents = USUAL) -> Plan:
    """The plan of a display on a panel.

    Args:
        panel: the window on its screen.
        display: its layout.
        contents: what there is to be placed.
    """
    portrait = panel.height_px > panel.width_px
    margin = float(round(MARGIN * min(panel.width_px, panel.height_px)))
    words = words_on(panel, display)
    frame = _Frame(panel, display, contents, margin, words, float(round(LINE * words)))
    places: dict[str, Place] = {}
    left_out: list[tuple[DisplayBlock, str]] = []
    inner = _place_frame(places, frame)
    calls = inner if DisplayBlock.CALLS in display.blocks else None
    beside = [one for one in display.blocks if one in beside_blocks(display)]
    if contents.crowded and calls is not None:
        beside = []
    if beside:
        side = inner
        if calls is not None:
            calls, side = _divided(inner, portrait, margin)
        if DisplayBlock.WAITS in beside and side.width < WAITS_EMS * words:
            beside.remove(DisplayBlock.WAITS)
            far = f"{display.farthest_seat_m:g} m"
            why = f"no room for letters that can be read from {far}"
            left_out.append((DisplayBlock.WAITS, why))
        if beside:
            _place_beside(places, beside, side, frame.line)
        elif calls is not None:
            calls = inner
    number, row, rows, columns = 0.0, 0.0, 0, 1
    if calls is not None:
        number, row, rows, columns = _place_calls(places, calls, frame)
    waits = places.get(DisplayBlock.WAITS.value)
    one_line = waits is not None and waits.width >= ONE_LINE_EMS * words
    return Plan(
        margin=margin,
        words=words,
        line=frame.line,
        number=number,
        row=row,
        widths=contents.widths,
        rows=rows,
        columns=columns,
        entry=(0.4 if one_line else 1.4) * frame.line,
        one_line=one_line,
        places=places,
        left_out=tuple(left_out),
    )


def _place_frame(places: dict[str, Place], frame: _Frame) -> Place:
    """Put what stands above and below everything; the place between them."""
    width, height = float(frame.panel.width_px), float(frame.panel.height_px)
    contents, margin, line = frame.contents, frame.margin, frame.line
    top, bottom = 0.0, height
    if contents.pause:
        strip = round((contents.pause + 0.8) * line)
        places["pause"] = Place(0, 0, width, strip)
        top += strip
    if DisplayBlock.CLOCK in frame.display.blocks:
        head = round((contents.head + 0.4) * line)
        places["head"] = Place(margin, top, width - 2 * margin, head)
        top += head
    else:
        top += margin / 2
    notice = contents.notice if DisplayBlock.NOTICES in frame.display.blocks else 0
    if lines := contents.offline or (0 if contents.pause else notice):
        band = round((lines + 0.5) * line)
        name = "offline" if contents.offline else "notice"
        places[name] = Place(0, height - band, width, band)
        bottom -= band
    bottom -= margin / 2
    return Place(margin, top, width - 2 * margin, max(1.0, bottom - top))


def _place_calls(
    places: dict[str, Place], area: Place, frame: _Frame
) -> tuple[float, float, int, int]:
    """Put the rows of the calls, with what they are called above them and the earlier ones below.

    Returns:
        The pixel size of the numbers, the height of a row, rows and columns.
    """
    line, widths = frame.line, frame.contents.widths
    if frame.display.counter is not None:
        # One call, as large as it can be.
        places["calls"] = area
        size = min((area.width - 2 * frame.words) / widths.number, area.height * COUNTER_SHARE)
        return max(1.0, size), area.height, 1, 1
    recent = min(round(1.3 * line), area.height / 4)
    places["recent"] = Place(area.x, area.y + area.height - recent, area.width, recent)
    room = area.height - recent
    needed = capital_mm(frame.display.farthest_seat_m) / CAPITAL / frame.panel.pixel_mm
    floor = FLOOR_EMS * frame.words if frame.contents.floors else 0.0
    number = max(1.0, min(needed, (area.width - floor) / widths.row, room / PITCH / CAPITAL))
    columns, pitch = 1, number * CAPITAL * PITCH
    if frame.contents.crowded:
        fit = int((area.width + frame.margin) / (widths.row * number + floor + frame.margin))
        columns = max(1, min(COLUMNS_AT_MOST, fit))
    rows, below_labels = max(1, int(room / pitch)), int((room - line) / pitch)
    # What the columns are called is worth less than a row, where there are few.
    labels = 0.0
    if below_labels >= min(rows, ENOUGH_ROWS):
        rows, labels = below_labels, line
        places["labels"] = Place(area.x, area.y, area.width, line)
    places["calls"] = Place(area.x, area.y + labels, area.width, room - labels)
    return number, (room - labels) / rows, rows, columns


def _divided(inner: Place, portrait: bool, gap: float) -> tuple[Place, Place]:
    """The place of the calls, and of what stands beside or below them."""
    if portrait:
        upper = round(inner.height * PORTRAIT_SHARE)
        below = Place(inner.x, inner.y + upper + gap, inner.width, inner.height - upper - gap)
        return Place(inner.x, inner.y, inner.width, upper), below
    left = round(inner.width * CALLS_SHARE)
    right = Place(inner.x + left + gap, inner.y, inner.width - left - gap, inner.height)
    return Place(inner.x, inner.y, left, inner.height), right


def _place_beside(
    places: dict[str, Place], blocks: Sequence[DisplayBlock], side: Place, line: float
) -> None:
    """Put what stands beside the calls one below the other: waits, pictures, who is next."""
    top, height = side.y, side.height
    if DisplayBlock.NEXT in blocks:
        following = min(height, 2.6 * line)
        places["next"] = Place(side.x, top + height - following, side.width, following)
        height -= following
    shown = [one for one in blocks if one is not DisplayBlock.NEXT]
    for one in shown:
        part = height / len(shown)
        places[one.value] = Place(side.x, top, side.width, part)
        top += part
