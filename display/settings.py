"""Settings of a display: those of every client, and what it must know of its place."""

from typing import Annotated, Final

from pydantic import Field

from client.settings import ClientSettings

DEFAULT_PANEL_MM: Final = 1397.0
"""55 inches."""

DEFAULT_FARTHEST_M: Final = 10.0


class DisplaySettings(ClientSettings):
    """What a display needs.

    Attributes:
        centre: whose board it shows; "" asks the server where this device belongs.
        panel_mm: the diagonal of the panel's picture in millimetres; None takes 55 inches.
        farthest_seat_m: how far the farthest reader sits, in metres; None takes 10.
            Where one of the two is given and the panel cannot be read from there,
            the display refuses to start; otherwise it does what the panel allows.
    """

    centre: str = ""
    panel_mm: Annotated[float, Field(ge=100, le=10_000)] | None = None
    farthest_seat_m: Annotated[float, Field(ge=1, le=100)] | None = None

    @property
    def diagonal_mm(self) -> float:
        """The panel's diagonal."""
        return self.panel_mm or DEFAULT_PANEL_MM

    @property
    def farthest_m(self) -> float:
        """The distance of the farthest seat."""
        return self.farthest_seat_m or DEFAULT_FARTHEST_M

    @property
    def strict(self) -> bool:
        """Whether panel and distance were measured, so that an illegible board is refused."""
        return self.panel_mm is not None or self.farthest_seat_m is not None
