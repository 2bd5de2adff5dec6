"""The settings of a display."""

from typing import Annotated, ClassVar

from pydantic import Field

from client.net.settings import ClientSettings
from contract.screens import WHOLE_HALL, Display


class DisplaySettings(ClientSettings):
    """The settings of a display.

    Attributes:
        inches: the diagonal of the panel; None leaves it to the layout.
        farthest_seat_m: how far the farthest reader sits, in metres; None leaves it to the layout.
        speaker: the sound output of the voice, by its name or id; "" is the machine's default,
            "none" is silent, and `file:FOLDER` stores the latest announcement there instead.
        volume: of the voice, in per cent of the centre's volume.
        screen: on which of the machine's screens it is, by its name; "" is the first.
    """

    program: ClassVar[str] = "display"

    inches: Annotated[float, Field(ge=5, le=200)] | None = None
    farthest_seat_m: Annotated[float, Field(gt=0, le=100)] | None = None
    speaker: str = ""
    screen: str = ""
    volume: int = 100
    screens_off: str | None = None

    def layout(self, given: Display | None) -> Display:
        """The server's layout with the panel of these settings."""
        return (given or WHOLE_HALL).on_panel(self.inches, self.farthest_seat_m)
