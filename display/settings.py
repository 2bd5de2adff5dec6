"""Settings of a display: those of every client, and what it must know of its place."""

from typing import Annotated, ClassVar

from pydantic import Field

from client.settings import ClientSettings
from contract.screens import WHOLE_HALL, Display


class DisplaySettings(ClientSettings):
    """What a display needs.

    Attributes:
        centre: whose board it shows; "" asks the server where this device belongs.
        inches: the diagonal of the panel; None leaves it to the layout.
        farthest_seat_m: how far the farthest reader sits, in metres; None leaves it to the layout.
        speaker: the sound output of the voice, by its name or id; "" is the machine's usual one,
            "none" has no sound, and `file:FOLDER` keeps what is said last there instead.
        volume: of the voice, in per cent of what the centre says.
        screen: on which of the machine's screens it is, by its name; "" is the first.
        screens_off: when its screen is dark; None for the hours of the centre.
    """

    program: ClassVar[str] = "display"

    centre: str = ""
    inches: Annotated[float, Field(ge=5, le=200)] | None = None
    farthest_seat_m: Annotated[float, Field(gt=0, le=100)] | None = None
    speaker: str = ""
    screen: str = ""
    volume: int = 100
    screens_off: str | None = None

    def layout(self, given: Display | None) -> Display:
        """What it shows: the layout that the server gave it, on the panel of these settings."""
        return (given or WHOLE_HALL).on_panel(self.inches, self.farthest_seat_m)
