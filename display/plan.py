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
    BESIDE,
    CALLS_SHARE,
    CAPITAL,
    GAP_EMS,
    MARGIN,
    NUMBER_EMS,
    PITCH,
    ROW_EMS,
    WAITS_EMS,
    capital_mm,
    distance_m,
    words_mm,
)
from contract.screens import Display, DisplayBlock

LINE: Final = 1.3
"""The height of a line of words in em."""

PORTRAIT_SHARE: Final = 0.6
"""The part of a standing panel that belongs to the calls."""

COLUMNS_AT_MOST: Final = 3

ONE_LINE_EMS: Final = 20
"""From this width on a service stands on one line, with its waits beside it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A display's measures in pixels.

    Attributes:
        portrait: the panel stands.
        margin: on each side.
        words: the pixel size of words; `line`: the height of a line of them.
        number: the pixel size of the numbers that are called; `row`: the height of their rows.
        rows, columns: how many calls fit into a column, and how many columns.
        entries: how many services fit on a page; each takes `entry` pixels.
        one_line: whether a service stands on one line.
        places: where each part is: `head`, `pause`, `calls`, `recent`, `waits`, `next`,
            `pictures`, `notice`; those that are not there are left out.
        left_out: what has no room, and why.
        readable_m: from how far the numbers can be read, in metres.
    """

    portrait: bool
    margin: float
    words: float
    line: float
    number: float
    row: float
    rows: int
    columns: int
    entries: int
    entry: float
    one_line: bool
    readable_m: float
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
        return (NUMBER_EMS + 2 * GAP_EMS) * self.number


def plan(panel: Panel, display: Display, *, crowded: bool = False, paused: bool = False) -> Plan:
    """The plan of a display on a panel.

    Args:
        panel: the window on its screen.
        display: its layout.
        crowded: more are called than there is room for: the calls take the place of what stands
            beside them.
        paused: the hall is paused: a strip above everything says so, in place of the notices.
    """
    width, height = float(panel.width_px), float(panel.height_px)
    portrait = height > width
    margin = float(round(MARGIN * min(width, height)))
    words = float(round(words_mm(display.farthest_seat_m) / CAPITAL / panel.pixel_mm))
    # On a panel that is far too small words must not fill the screen alone.
    words = max(12.0, min(words, 0.1 * height))
    line = float(round(LINE * words))
    blocks = set(display.blocks)
    places: dict[str, Place] = {}
    left_out: list[tuple[DisplayBlock, str]] = []

    top, bottom = 0.0, height
    if paused:
        strip = round((4.4 if portrait else 3.2) * line)
        places["pause"] = Place(0, 0, width, strip)
        top += strip
    if DisplayBlock.CLOCK in blocks:
        head = round(1.5 * line)
        places["head"] = Place(margin, top, width - 2 * margin, head)
        top += head
    else:
        top += margin / 2
    if DisplayBlock.NOTICES in blocks and not paused:
        band = round(1.6 * line)
        places["notice"] = Place(0, height - band, width, band)
        bottom -= band
    bottom -= margin / 2
    inner = Place(margin, top, width - 2 * margin, bottom - top)

    beside = sorted(BESIDE & blocks)
    if crowded or DisplayBlock.CALLS not in blocks:
        beside = [] if crowded else beside
    calls = inner if DisplayBlock.CALLS in blocks else Place(inner.x, inner.y, 0, 0)
    side = Place(0, 0, 0, 0)
    if beside:
        calls, side = _divided(inner, portrait, margin, has_calls=DisplayBlock.CALLS in blocks)
        if DisplayBlock.WAITS in beside and side.width < WAITS_EMS * words:
            beside.remove(DisplayBlock.WAITS)
            far = display.farthest_seat_m
            left_out.append(
                (
                    DisplayBlock.WAITS,
                    f"no room for letters that can be read from {far:g} m",
                )
            )
        if not beside:
            calls = inner
    _place_beside(places, beside, side, line)

    number, row, rows, columns = 0.0, 0.0, 0, 1
    if calls.width:
        recent = round(1.3 * line)
        places["recent"] = Place(calls.x, calls.y + calls.height - recent, calls.width, recent)
        area = Place(calls.x, calls.y, calls.width, calls.height - recent)
        places["calls"] = area
        needed = capital_mm(display.farthest_seat_m) / CAPITAL / panel.pixel_mm
        room = area.height - line
        number = min(needed, area.width / ROW_EMS, room / PITCH / CAPITAL)
        columns = 1
        if crowded:
            fit = int((area.width + margin) / (ROW_EMS * number + margin))
            columns = max(1, min(COLUMNS_AT_MOST, fit))
        rows = max(1, int(room / (number * CAPITAL * PITCH)))
        row = room / rows
    waits = places.get("waits")
    one_line = waits is not None and waits.width >= ONE_LINE_EMS * words
    entry = (1.5 if one_line else 2.6) * line
    entries = max(1, int((waits.height - line) / entry)) if waits is not None else 0
    return Plan(
        portrait=portrait,
        margin=margin,
        words=words,
        line=line,
        number=number,
        row=row,
        rows=rows,
        columns=columns,
        entries=entries,
        entry=entry,
        one_line=one_line,
        readable_m=distance_m(number * CAPITAL * panel.pixel_mm),
        places=places,
        left_out=tuple(left_out),
    )


def _divided(inner: Place, portrait: bool, gap: float, *, has_calls: bool) -> tuple[Place, Place]:
    """The place of the calls, and of what stands beside or below them."""
    if not has_calls:
        return Place(inner.x, inner.y, 0, 0), inner
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
    shown = [one for one in (DisplayBlock.WAITS, DisplayBlock.PICTURES) if one in blocks]
    for one in shown:
        part = height / len(shown)
        places[one.value] = Place(side.x, top, side.width, part)
        top += part
