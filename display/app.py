"""Assembles the display: from the settings to the window."""

from dataclasses import replace

from client.net.endpoint import Endpoint
from client.program.device import ProgramHandle
from client.program.engine import KitEngine
from client.program.options import ScreenOptions
from client.program.run import run_device
from client.program.windows import Look, WindowSpec
from client.speech.outputs import output_at
from contract.board import TEXTS
from contract.device_settings import NO_SOUND
from contract.enums import Role
from display.look import BOARD, FONT_BASE, USUAL
from display.settings import DisplaySettings
from display.station import Station


def run_display(settings: DisplaySettings, options: ScreenOptions) -> int:
    """Run the display to its end; the exit code."""
    # A run for a screenshot stores, reports and speaks nothing.
    keeps = options.screenshot is None

    def enter(engine: KitEngine, endpoint: Endpoint, program: ProgramHandle) -> WindowSpec:
        own = program.with_settings(settings)
        speaks = (lambda: output_at(own.speaker)) if keeps and own.speaker != NO_SOUND else None
        station = Station(own, engine.wordings, endpoint, speaks, keeps)
        station.screen.use_search(engine.search)
        program.heard.connect(station.apply_device)
        program.granted.connect(station.grant)
        station.start()

        def close() -> None:
            program.heard.disconnect(station.apply_device)
            program.granted.disconnect(station.grant)
            station.close()

        return replace(
            spec_of(station),
            close=close,
            can_change=lambda: True,
            screens_off=own.screens_off,
            screen=own.screen,
        )

    look = Look(USUAL, FONT_BASE, (TEXTS,), "night")
    return run_device(Role.DISPLAY, settings, options, look, enter)


def spec_of(station: Station) -> WindowSpec:
    """The specification of a display's window."""
    return WindowSpec(
        qml=BOARD,
        properties={"board": station.screen},
        ready=lambda: station.ready,
        close=station.close,
        waiting_for=lambda: station.waiting_for,
        connection=station.connection,
        sound=lambda: station.sound,
    )
