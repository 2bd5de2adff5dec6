"""The waits of a display: their pages, and what is on each line of them."""

import math
from collections.abc import Sequence
from typing import Any, Final

from contract.board import waits
from contract.board.measures import PanelMeasures
from contract.board.plan import ScreenPlan
from contract.catalogue import Catalogue
from contract.screens import WaitsBy
from contract.snapshots import Board

NAME_SHARE: Final = 0.6
"""The share of a line for the name, if the wait is on the same line."""

EMS: Final = {"mark": 0.6, "sign": 0.8, "gap": 0.4, "count": 1.9}
"""In em: the mark before a name, an icon, the gap between the parts of a line, and the least width
of the count of visitors, so that waits are aligned."""

AROUND: Final = 0.2
"""The padding above and below the text of a row together, in lines."""

STRETCHED: Final = 1.8
"""The maximum factor by which rows are stretched to fill their page."""

type Pages = Sequence[Sequence[dict[str, Any]]]


class WaitsPages:
    """Distributes the waits to pages."""

    def __init__(self, measures: PanelMeasures) -> None:
        self._measures = measures
        self.needed = math.inf
        """The height of the fullest page, in pixels; infinite before the first one."""
        self.below, self.has_below = 0.0, False
        """The height to leave free below the rows, in pixels, and whether there was room for it."""
        self._known: dict[tuple[str, float], int] = {}
        self._known_for: ScreenPlan | None = None

    @property
    def widths(self) -> dict[str, float]:
        """In pixels: `name` of a row, and those of `EMS`."""
        placed = "waits" in self._measures.plan.places
        name = self._name_width if placed else 0.0
        return {"name": name} | {part: self._pixels(part) for part in EMS}

    def pages_in(
        self,
        board: Board,
        catalogue: Catalogue,
        language: str,
        languages: Sequence[str],
    ) -> Pages:
        """The pages of a board's services in one of the rotating languages, at least one, with the
        same rows in each language: language and page change together."""
        plan, self.has_below = self._measures.plan, False
        if "waits" not in plan.places:
            return [[]]
        if plan != self._known_for:
            self._known_for, self._known = plan, {}
        by = self._measures.layout.waits_by
        said = {language: waits.rows(board, catalogue, by, language) for language in languages}

        def height(*rows: waits.WaitRow) -> float:
            return max(self._height(row, of) for row, of in zip(rows, said, strict=True))

        heights = [height(*translations) for translations in zip(*said.values(), strict=True)]
        weights = [row.weight for row in said[language]]
        room = plan.places["waits"].height - plan.tight
        of_more = height(*(waits.more(len(heights), language) for language in languages))
        shape = waits.pages(heights, weights, room, of_more)
        self.needed = plan.tight + max(sum(heights[place] for place in page) for page in shape)
        # The text in place of the rows is in the middle.
        free = room + plan.tight - self.needed if heights else room / 2 - plan.line
        self.has_below = 0 < self.below <= free
        room -= self.below if self.has_below else 0
        own = [[(said[language][place], heights[place]) for place in page] for page in shape]
        if left := len(heights) - sum(map(len, shape)):
            own[-1].append((waits.more(left, language), of_more))
        return [self._stretched(page, room, language) for page in own]

    def _stretched(
        self, page: Sequence[tuple[waits.WaitRow, float]], room: float, language: str
    ) -> list[dict[str, Any]]:
        """The rows of a page, stretched to fill it."""
        needed = sum(height for _, height in page)
        share = min(STRETCHED, max(1.0, room / needed)) if needed else 1.0
        return [
            {
                "key": row.key,
                "name": self._fitted(row.name, self._name_width_of(row), language),
                "colour": row.colour,
                "waiting": row.waiting,
                "wait": row.wait,
                "reason": self._fitted(row.reason, self._wait_width, language),
                "someUnserved": row.some_unserved,
                "nameLines": self._lines(row.name, self._name_width_of(row), language),
                "reasonLines": self._lines(row.reason, self._wait_width, language),
                "reasonBeside": self._beside(row),
                "rowHeight": height * share,
            }
            for row, height in page
        ]

    def _height(self, row: waits.WaitRow, language: str) -> float:
        """The height of a row's text, in pixels."""
        name = self._lines(row.name, self._name_width_of(row), language)
        reason = 0 if self._beside(row) else self._lines(row.reason, self._wait_width, language)
        trailing = reason + bool(row.wait or row.waiting)
        both = max(name, trailing) if self._measures.plan.one_line else name + trailing
        return (both + AROUND) * self._measures.plan.tight

    def _name_width_of(self, row: waits.WaitRow) -> float:
        """The width of its name, in pixels."""
        sign = self._pixels("sign") + self._pixels("gap") if row.some_unserved else 0
        return self._name_width - sign

    def _beside(self, row: waits.WaitRow) -> bool:
        """Whether the reason fits on the line of the wait."""
        if not row.reason or not (row.wait or row.waiting):
            return False
        sign, gap, count = (self._pixels(part) for part in ("sign", "gap", "count"))
        width_of = self._measures.width_of
        taken = width_of(row.wait) + width_of(row.reason) + 2 * gap
        if row.waiting:
            taken += sign + max(count, width_of(row.waiting)) + 2 * gap
        return taken <= self._wait_width

    def _fitted(self, text: str, width: float, language: str) -> str:
        """The text, with soft hyphens if a word is longer than the line."""
        widest = max(map(self._measures.width_of, text.split()), default=0.0)
        return self._measures.ruler.hyphenated(text, language) if widest > width else text

    def _lines(self, text: str, width: float, language: str) -> int:
        """The number of lines of a text, which is never cut."""
        if not text:
            return 0
        if (text, width) not in self._known:
            fitted = self._fitted(text, width, language)
            self._known[text, width] = self._measures.lines(fitted, width)
        return self._known[text, width]

    def _pixels(self, part: str) -> float:
        return EMS[part] * self._measures.plan.words

    @property
    def _width(self) -> float:
        """The width of a row without its mark, in pixels."""
        plan = self._measures.plan
        marked = self._measures.layout.waits_by is not WaitsBy.CATEGORY
        return plan.places["waits"].width - (self._pixels("mark") if marked else 0)

    @property
    def _name_width(self) -> float:
        return self._width * (NAME_SHARE if self._measures.plan.one_line else 1)

    @property
    def _wait_width(self) -> float:
        return self._width * (1 - NAME_SHARE if self._measures.plan.one_line else 1)
