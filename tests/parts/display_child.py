"""A display in a process of its own, to be killed: the whole program, its sound kept in memory.

`python -m tests.parts.display_child SERVER TOKEN FOLDER JOURNAL`: each call that comes onto its
screen, and each that it speaks, is a line of the journal, written down at once: `news A001`,
`spoke A001`; `seen A001` for one that is known from before a restart, or was over by then.
`ready display` stands before them.
"""

import os
import re
import sys
from pathlib import Path

from client.net.endpoint import Endpoint
from client.program.device import ProgramHandle
from client.program.engine import KitEngine
from client.program.options import ScreenOptions
from client.program.run import run_device
from client.program.windows import Look, WindowSpec
from contract.board import TEXTS
from contract.enums import Role
from contract.snapshots import Device
from display.app import spec_of
from display.look import FONT_BASE, USUAL
from display.settings import DisplaySettings
from display.station import Station
from tests.parts.recording_sound import RecordingSound


class Journal:
    """What a display shows and says, from the outside: its rows, and its voice."""

    def __init__(self, file: Path, station: Station) -> None:
        self._end = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._seen: set[str] = set()
        self._station = station
        view = station.screen.calls_view
        for model in (view.rows, view.recent):
            for signal in (model.rowsInserted, model.dataChanged, model.modelReset):
                signal.connect(self._look)
        station.screen.calls_view.changed.connect(self._look)
        station.connection.changed.connect(self._look)
        self._look()

    def speaks(self, words: str) -> None:
        """An announcement begins: `Bilet A. 0 4 2. ...`, or `A. 0 4 2, ...`."""
        found = re.search(r"([A-Z])\. ([\d ]+)[.,]", words)
        assert found is not None, words
        self._write("spoke", found[1] + found[2].replace(" ", ""))

    def _look(self, *_where: object) -> None:
        view = self._station.screen.calls_view
        if self._station.ready:
            self._once("ready", "display")
        # Calls shown before a restart are shown again, but not as new.
        news = {one.call.number for one in self._station.book.rows if one.news}
        for row in view.rows.rows:
            self._once("news" if row["number"] in news else "seen", str(row["number"]))
        for row in view.recent.rows:
            self._once("seen", str(row["key"]))

    def _once(self, what: str, number: str) -> None:
        if f"{what} {number}" not in self._seen:
            self._seen.add(f"{what} {number}")
            self._write(what, number)

    def _write(self, what: str, number: str) -> None:
        os.write(self._end, f"{what} {number}\n".encode())


def main() -> int:
    server, token, folder, journal = sys.argv[1:]
    settings = DisplaySettings(server=server, token=token, folder=Path(folder), language="az")

    def enter(engine: KitEngine, endpoint: Endpoint, program: ProgramHandle) -> WindowSpec:
        station = Station(settings, engine.wordings, endpoint, RecordingSound)
        written = Journal(Path(journal), station)

        def be(device: Device) -> None:
            first = station.voice is None
            station.apply_device(device)
            if first and station.voice is not None:
                station.voice.spoke.connect(written.speaks)

        program.heard.connect(be)
        program.granted.connect(station.grant)
        station.start()
        return spec_of(station)

    look = Look(USUAL, FONT_BASE, (TEXTS,), "night")
    return run_device(Role.DISPLAY, settings, ScreenOptions(size=(960, 540)), look, enter)


if __name__ == "__main__":
    sys.exit(main())
