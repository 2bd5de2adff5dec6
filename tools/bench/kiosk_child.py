"""The processes that the benchmark of the kiosk runs. `printer`: a printer that answers at once. It
prints its port, and then, unless it is `silent`, the moment of the first byte of each job.
`visits`: a kiosk in its window with a number of visitors. `screen`: `python -m kiosk`, which prints
when it has painted its first picture and the hall's start page, and ends. Moments are of the
monotonic clock, which all processes share.
"""

import os
import random
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from tools.bench.children import resident

if TYPE_CHECKING:
    from client.program.windows import WindowSpec

QUESTION_BYTES: Final = 16
"""The length of the status request; a longer piece belongs to a job."""

SIZE: Final = (1080, 1920)
READS: Final = 0.05
"""Seconds between the page and the touch: the page is painted by then."""


def printer(*how: str) -> None:
    from client.printer.status import DLE_EOT, GS_R_PAPER

    ready, proof = b"\x12", b"\x00"
    with socket.create_server(("127.0.0.1", 0)) as server:
        print(server.getsockname()[1], flush=True)
        while True:
            line, _address = server.accept()
            with line:
                begun, end = False, b""
                while data := line.recv(65_536):
                    if not begun and b"\x1b@" in data:
                        begun = True
                        if "silent" not in how:
                            print(time.monotonic(), flush=True)
                    if len(data) <= QUESTION_BYTES and DLE_EOT in data:
                        line.sendall(ready)
                    # The question may come in two pieces.
                    end = (end + data)[-len(GS_R_PAPER) :]
                    if end == GS_R_PAPER:
                        line.sendall(proof)


def visits(server: str, token: str, folder: str, address: str, count: str, every: str) -> None:
    """Simulate visits; print when each began, and after every `every` the resident bytes."""
    from PyQt6.QtGui import QGuiApplication

    from client.printer.address import printer_at
    from client.program.run import prepare_environment
    from kiosk.steps import VisitorStep
    from tests.parts.visiting import KioskAtWork, wait

    prepare_environment(screenshot=True)
    application = QGuiApplication([])
    work = KioskAtWork(server, token, Path(folder), printer_at(address), SIZE)
    session, chance = work.kiosk.session, random.Random(1)
    wait(lambda: work.kiosk.paper.promised and work.kiosk.offline_mode._leases._numbers.leases)
    reads = READS if every == "0" else 0.0
    for number in range(1, int(count) + 1):
        work.touch(chance, reads=reads)
        if work.await_end() is not VisitorStep.TICKET:
            raise RuntimeError(f"visit {number} ended at {session.at}")
        print(f"touch {work.touched_at}", flush=True)
        # The ticket is cancelled: the queue does not grow with the visits.
        session.cancel()
        if every != "0" and number % int(every) == 0:
            print(f"bytes {number} {resident()}", flush=True)
    work.await_all_told()
    work.close()
    del application


def screen(*arguments: str) -> None:
    from client.program.windows import Windows
    from kiosk import app
    from kiosk.cli import main

    opened, spec_of = Windows.open, app.spec_of
    ready: list[Callable[[], bool]] = []
    said: list[str] = []

    def watched(*given: Any) -> "WindowSpec":
        spec = spec_of(*given)
        ready.append(spec.ready)
        return spec

    def painted() -> None:
        for page, is_seen in (("first", True), ("start", ready[0]())):
            if is_seen and page not in said:
                said.append(page)
                print(page, time.monotonic(), flush=True)
        if "start" in said:
            # The end of the program is not measured.
            os._exit(0)

    def open_watched(windows: Windows, build: Any) -> bool:
        found = opened(windows, build)
        cast(Any, windows.window.frameSwapped).connect(painted)
        return found

    app.spec_of = watched  # type: ignore[assignment]
    Windows.open = open_watched  # type: ignore[assignment, method-assign]
    main(list(arguments))


PARTS: Final[dict[str, Callable[..., None]]] = {
    "printer": printer,
    "visits": visits,
    "screen": screen,
}

if __name__ == "__main__":
    PARTS[sys.argv[1]](*sys.argv[2:])
