"""Settings of a display: those of every client, and what it must know of its place."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from client.settings import ClientSettings
from contract.screens import Display

WHOLE_HALL = Display(key="hall")
"""What a display shows that was given no layout: everything, on a panel of 55 inches."""


class DisplaySettings(ClientSettings):
    """What a display needs.

    Attributes:
        centre: whose board it shows; "" asks the server where this device belongs.
        panel_inches: the diagonal of the panel; None leaves it to the layout.
        farthest_seat_m: how far the farthest reader sits, in metres; None leaves it to the layout.
        speaker: the sound output of the voice, by its name or id; "" is the machine's usual one,
            and `file:FOLDER` keeps what is said last there instead.
        screen: on which of the machine's screens it is, by its name; "" is the first.
        folder: where it keeps what it has shown and spoken; None for the usual place.
    """

    centre: str = ""
    panel_inches: Annotated[float, Field(ge=5, le=200)] | None = None
    farthest_seat_m: Annotated[float, Field(gt=0, le=100)] | None = None
    speaker: str = ""
    screen: str = ""
    folder: Path | None = None

    @property
    def kept_in(self) -> Path:
        """The folder."""
        return self.folder or self.folder_of("display")

    def layout(self, given: Display | None) -> Display:
        """What it shows: the layout that the server gave it, on the panel of these settings."""
        layout = given or WHOLE_HALL
        own = {"inches": self.panel_inches, "farthest_seat_m": self.farthest_seat_m}
        return layout.model_copy(update={key: one for key, one in own.items() if one is not None})
