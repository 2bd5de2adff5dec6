"""A display's plan for its panel, its layout and what is on it."""

from dataclasses import asdict, dataclass, replace
from typing import Protocol

from contract.board.plan import USUAL, Contents, Density, ScreenPlan, plan
from contract.letters import INCH_MM
from contract.panel import Panel
from contract.screens import Display, DisplayBlock


@dataclass(frozen=True, slots=True)
class LongerNotice:
    """A longer notice, which is shown only where it costs no call and no wait.

    Attributes:
        lines: of it.
        calls: how many are shown.
        waits: the height that the waits need, in pixels.
    """

    lines: int = 0
    calls: int = 0
    waits: float = 0.0


class Ruler(Protocol):
    """Measures words in the letters of a display."""

    def lines(self, text: str, width: float, size: float) -> int:
        """The number of lines of a text in letters of a pixel size, at a width in pixels."""

    def width_of(self, word: str, size: float) -> float:
        """The width of a word, in pixels."""

    def hyphenated(self, text: str, language: str) -> str:
        """The text with soft hyphens in its long words, where the ruler knows how."""


class PanelMeasures:
    """The plan of the current panel, by its size, the layout and the contents; `has_longer` says
    whether it has room for the longer notice."""

    def __init__(self, layout: Display, ruler: Ruler, size: tuple[int, int] = (1920, 1080)) -> None:
        self.layout, self.ruler, self.size = layout, ruler, size
        self.mirrored_now = False
        self.contents, self.longer, self.has_longer = USUAL, LongerNotice(), False
        self.plan: ScreenPlan = self._made(self.contents)

    @property
    def density(self) -> Density:
        """The density of the calls."""
        return self.contents.density

    @property
    def inner_width(self) -> float:
        """The width between the margins, in pixels."""
        return self.size[0] - 2 * self.plan.margin

    @property
    def inner_height(self) -> float:
        """The height of the panel, in pixels."""
        return float(self.size[1])

    def use_layout(self, layout: Display) -> None:
        """Set the layout."""
        if layout != self.layout:
            self.layout = layout
            self.plan_again()

    def resize(self, width: float, height: float) -> None:
        """Set the size of the panel in pixels."""
        if width >= 1 and height >= 1:
            self.size = (round(width), round(height))
            self.plan_again()

    def set_contents(
        self, contents: Contents, longer: LongerNotice = LongerNotice(), *, mirrored: bool
    ) -> None:
        """Set the contents to place, and whether the direction is right to left."""
        if (contents, longer, mirrored) != (self.contents, self.longer, self.mirrored_now):
            self.contents, self.longer, self.mirrored_now = contents, longer, mirrored
            self.plan_again()

    def density_of(self, calls: int) -> Density:
        """The required density for a number of calls."""
        for density in Density:
            if self._made(replace(self.contents, density=density, idle=False)).room >= calls:
                return density
        return Density.PAGED

    def lines(self, text: str, width: float) -> int:
        """The number of lines of a text at a width in pixels, at least one."""
        return self.ruler.lines(text, max(1.0, width), self.plan.words)

    def width_of(self, word: str) -> float:
        """The width of a word, in pixels."""
        return self.ruler.width_of(word, self.plan.words)

    def plan_again(self) -> None:
        """Make the plan after a change."""
        longer, plain = self.longer, self._made(self.contents)
        lines = max(longer.lines, self.contents.notice)
        more = self._made(replace(self.contents, notice=lines)) if longer.lines else plain
        waits = more.places.get(DisplayBlock.WAITS.value)
        self.has_longer = (
            longer.lines > 0
            and more.room >= min(longer.calls, plain.room)
            and plain.places.keys() <= more.places.keys()
            and (waits is None or waits.height >= longer.waits)
        )
        self.plan = more if self.has_longer else plain

    def placed(self) -> dict[str, dict[str, float]]:
        """The rectangle of each part, on its side of the panel."""
        found = {name: asdict(place) for name, place in self.plan.places.items()}
        if self.mirrored_now:
            for place in found.values():
                place["x"] = self.size[0] - place["x"] - place["width"]
        return found

    def _made(self, contents: Contents) -> ScreenPlan:
        return plan(Panel(*self.size, self.layout.inches * INCH_MM), self.layout, contents)
