"""`python -m display`: the hall's board."""

import sys
from pathlib import Path
from typing import Final

import click

from client.engine import KitEngine
from client.options import ScreenOptions, connection_options, load_settings, screen_options
from client.program import Scene, run
from display.settings import DisplaySettings
from display.station import Station

HERE: Final = Path(__file__).parent
TEXTS: Final = HERE / "texts"
BOARD: Final = HERE / "qml" / "Board.qml"

FONT_BASE: Final = 33.0
"""Pixels of plain text on a panel of 1080 lines."""


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
        ca=ca,
        language=language,
        centre=centre,
        panel_mm=panel_mm,
        farthest_seat_m=farthest_seat_m,
    )
    options = ScreenOptions(screenshot, keep_screenshot, size, fullscreen)
    sys.exit(
        run(
            "display",
            options,
            lambda engine: scene(engine, settings),
            texts=[TEXTS],
            language=settings.language or "en",
            palette="night",
            font_base=FONT_BASE,
        )
    )


def scene(engine: KitEngine, settings: DisplaySettings) -> Scene:
    """The board and what stands behind it."""
    station = Station(settings, engine.wordings)
    return Scene(
        qml=BOARD,
        properties={"board": station.screen},
        ready=lambda: station.screen.ready,
        close=station.close,
        waiting_for=lambda: station.screen.waiting_for,
    )


if __name__ == "__main__":
    main()
