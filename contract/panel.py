"""The size of a screen in pixels and in millimetres."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Panel:
    """A screen: its resolution in pixels and its diagonal in millimetres."""

    width_px: int
    height_px: int
    diagonal_mm: float

    @property
    def pixel_mm(self) -> float:
        """The side of a pixel in millimetres."""
        return self.diagonal_mm / math.hypot(self.width_px, self.height_px)
