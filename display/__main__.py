"""`python -m display`: the hall's board.

Exit codes: 0 fine, 1 a fault of the program, 2 the command line is wrong or the board cannot
be read from the farthest seat, 3 the set-up or the identity of this device cannot be used,
4 nothing arrived to take a picture of, 75 the hall asks for a restart.
"""

import sys
from pathlib import Path
from typing import Final

import click

from client.device import Look, run_device
from client.endpoint import Endpoint
from client.engine import KitEngine
from client.options import ScreenOptions, connection_options, load_settings, screen_options
from client.program import WindowSpec
from contract.enums import Role
from display.settings import DisplaySettings
from display.station import Station

HERE: Final = Path(__file__).parent
TEXTS: Final = HERE / "texts"
BOARD: Final = HERE / "qml" / "Board.qml"

FONT_BASE: Final = 33.0
"""Pixels of plain text on a panel of 1080 lines."""

USUAL: Final = (1920, 1080)


@click.command()
@connection_options
@screen_options
@click.option("--centre", help="Whose board; without it the server says where the device belongs.")
@click.option("--panel-mm", type=float, help="The panel's diagonal in mm (55 inches: 1397).")
@click.option("--farthest-seat-m", type=float, help="How far the farthest reader sits, in m.")
def main(
    settings_file: Path | None,
    server: str | None,
    token: str | None,
    identity: Path | None,
    ca: Path | None,
    language: str | None,
    screenshot: Path | None,
    keep_screenshot: Path | None,
    size: tuple[int, int] | None,
    fullscreen: bool,
    centre: str | None,
    panel_mm: float | None,
    farthest_seat_m: float | None,
) -> None:
    """Show the hall's board: who is called where, and how long the lines are."""
    settings = load_settings(
        DisplaySettings,
        settings_file,
        server=server,
        token=token,
        identity=identity,
        ca=ca,
        language=language,
        centre=centre,
        panel_mm=panel_mm,
        farthest_seat_m=farthest_seat_m,
    )
    options = ScreenOptions(screenshot, keep_screenshot, size, fullscreen)
    look = Look(USUAL, FONT_BASE, (TEXTS,), "night")
    sys.exit(
        run_device(
            Role.DISPLAY,
            settings,
            options,
            look,
            lambda engine, endpoint: window_spec(engine, settings, endpoint),
        )
    )


def window_spec(
    engine: KitEngine, settings: DisplaySettings, endpoint: Endpoint | None = None
) -> WindowSpec:
    """The board and what stands behind it; `endpoint` where it is not that of the settings."""
    station = Station(settings, engine.wordings, endpoint)
    station.start()
    return WindowSpec(
        qml=BOARD,
        properties={"board": station.screen},
        ready=lambda: station.screen.ready,
        close=station.close,
        waiting_for=lambda: station.screen.waiting_for,
        connection=station.connection,
    )


if __name__ == "__main__":
    main(prog_name="novbe display")
