"""The place of the code for phones on a board: only in room that calls and waits leave."""

from collections.abc import Sequence
from typing import Final

from contract.board.calls import places
from contract.board.calls_page import CallsPage
from contract.board.measures import PanelMeasures
from contract.board.plan import Area
from contract.board.waits_page import WaitsPages

SIDE: Final = 0.2
"""Its side with the white border, as a share of the panel's short side: 107 mm on 43 inches, which
a phone reads from 3 m."""

GAP_EMS: Final = 0.5
"""The gap between the picture and its sentence, and above both, in em of words."""


class PhoneCode:
    """Finds the place, the same in all languages."""

    def __init__(self, measures: PanelMeasures, waits: WaitsPages, calls: CallsPage) -> None:
        self._measures, self._waits, self._calls = measures, waits, calls
        self._texts: Sequence[str] = ()

    def want(self, texts: Sequence[str]) -> None:
        """Set the sentence in each language, none for no code. The pages of the waits made after
        this leave room for it, if they have any."""
        self._texts = texts
        waits = self._measures.plan.places.get("waits")
        self._waits.below = self._height(waits.width) if waits is not None else 0.0

    def placed(self, quiet: str) -> dict[str, float] | None:
        """The rectangle of picture and sentence and the picture's `side`, in pixels: below the
        waits, or else below the calls or below `quiet`, the text in place of them."""
        measures = self._measures
        area = measures.plan.places["waits"] if self._waits.has_below else self._free(quiet)
        if area is None or not 0 < self._height(area.width) <= area.height:
            return None
        height = self._height(area.width) - self._gap
        x = measures.size[0] - area.x - area.width if measures.mirrored_now else area.x
        place = {"x": x, "y": area.y + area.height - height, "width": area.width, "height": height}
        return place | {"side": self._side}

    def _free(self, quiet: str) -> Area | None:
        """The free end of the last column of the calls."""
        measures, plan, calls = self._measures, self._measures.plan, len(self._calls.book.rows)
        area = plan.places.get("calls")
        if area is None or measures.layout.counter is not None or calls > plan.room:
            return None
        if not calls:
            # The text is in the middle, in letters of 1.2 times the size.
            lines = measures.lines(quiet, area.width / 1.2 - 2 * plan.words)
            height = (area.height - 1.2 * lines * plan.line) / 2
            width = self._side + 2 * self._gap + max(map(measures.width_of, self._texts), default=0)
            x = area.x + max(0.0, area.width - width) / 2
            return Area(x, area.y + area.height - height, min(width, area.width), height)
        step = (area.width + plan.margin) / plan.columns
        last = [column for column, _ in places(calls, plan.columns)].count(plan.columns - 1)
        x, y = area.x + (plan.columns - 1) * step, area.y + last * plan.row
        return Area(x, y, step - plan.margin, area.y + area.height - y)

    def _height(self, width: float) -> float:
        """The height with the gap above; 0 if it does not fit into the width or is not wanted."""
        measures, room = self._measures, width - self._side - self._gap
        longest = max(
            (measures.width_of(word) for word in " ".join(self._texts).split()), default=0
        )
        if not 0 < longest <= room:
            return 0.0
        lines = max(measures.lines(text, room) for text in self._texts)
        return self._gap + max(self._side, lines * measures.plan.line)

    @property
    def _side(self) -> float:
        return float(round(SIDE * min(self._measures.size)))

    @property
    def _gap(self) -> float:
        return GAP_EMS * self._measures.plan.words
