"""Where the parts of a board are, for a window of any size: pixels in, pixels out."""

from dataclasses import dataclass

from client.panel import Panel
from display.letters import ARROW_EMS, GAP_EMS, NUMBER_EMS, RowLayout, row_layout

SHORT_SIDE = 1080.0
"""The short side for which the plain sizes below are meant."""

LIST_SHARE = 1 / 3
"""The part of the board that belongs to the services."""


@dataclass(frozen=True, slots=True)
class BoardLayout:
    """A board's measures in pixels.

    Attributes:
        portrait: rows above services instead of beside them.
        scale: of everything that is not letters of a row.
        margin: at least 4 % of the short side.
        strip: the height of the strip above everything, while the hall stands still, else 0.
        top: the height of the line of labels (landscape) or of the head (portrait).
        band: the height of the line at the bottom.
        rows_width, rows_height: the area of the rows.
        rows: the rows themselves.
        lines: how many services fit on a page; `line_px`: the height of each.
    """

    portrait: bool
    scale: float
    margin: float
    strip: float
    top: float
    band: float
    rows_width: float
    rows_height: float
    rows: RowLayout
    lines: int
    line_px: float

    @property
    def gap_px(self) -> float:
        """Between the parts of a row."""
        return GAP_EMS * self.rows.number_px

    @property
    def arrow_px(self) -> float:
        """The width of the column of arrows."""
        return ARROW_EMS * self.rows.number_px

    @property
    def counter_x(self) -> float:
        """Where the arrow of a row begins: the same in all rows."""
        return (NUMBER_EMS + 2 * GAP_EMS) * self.rows.number_px


def board_layout(
    panel: Panel, farthest_m: float, *, still: bool = False, strict: bool = False
) -> BoardLayout:
    """The layout for a panel and its farthest seat.

    Args:
        panel: the screen.
        farthest_m: how far the farthest reader sits, in metres.
        still: with room for the strip that says that the hall stands still.
        strict: be sure that the farthest reader can read the numbers.

    Raises:
        Illegible: as `row_layout`.
    """
    width, height = float(panel.width_px), float(panel.height_px)
    scale = min(width, height) / SHORT_SIDE
    portrait = height > width
    margin = float(round(44 * scale))
    # On a narrow panel the same words take more lines.
    strip = float(round((240 if portrait else 168) * scale)) if still else 0.0
    band = float(round(84 * scale))
    labels = round(56 * scale)
    wish = 94 * scale
    if portrait:
        head = round(132 * scale)
        inner = height - strip - head - band - margin
        rows_width: float = width - 2 * margin
        rows_height: float = round(inner * (1 - LIST_SHARE)) - labels
        list_height = inner - rows_height - labels - round(72 * scale)
        top = float(head)
    else:
        top = float(margin // 2 + labels)
        rows_width = round(width * (1 - LIST_SHARE)) - margin - round(24 * scale)
        rows_height = height - strip - top - band - round(16 * scale)
        # Beside the rows: hall and clock, labels, the list, the marks of the pages.
        list_height = height - strip - band - round(176 * scale) - labels - round(40 * scale)
    rows = row_layout(panel, farthest_m, rows_width, rows_height, strict=strict)
    lines = max(1, int(list_height / wish))
    return BoardLayout(
        portrait=portrait,
        scale=scale,
        margin=margin,
        strip=strip,
        top=top,
        band=band,
        rows_width=rows_width,
        rows_height=rows_height,
        rows=rows,
        lines=lines,
        line_px=list_height / lines,
    )
