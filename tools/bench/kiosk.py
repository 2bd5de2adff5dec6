"""The kiosk: from the touch to the paper, receipts, its first screen, its memory."""

import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Final

from client.printer.escpos import job_bytes
from client.receipt.content import receipt_content
from client.receipt.example import example_catalogue, example_ticket
from client.receipt.render import WIDTHS, render
from contract.enums import Role
from contract.texts import PROGRAM_LANGUAGES
from tests.parts.child import Child
from tests.parts.hall import RunningServer
from tools.bench.children import said_by
from tools.bench.figures import Figure, of_memory, of_times, repetitions
from tools.bench.halls import Template

_PART: Final = "Kiosk"
_CHILD: Final = "tools.bench.kiosk_child"
_WANTED: Final = "wanted, at most"
BYTE_MILLISECONDS: Final = 150.0
SCREEN_SECONDS: Final = 1.5

TOUCHES: Final = 200
WARM_UP: Final = 5
"""The number of visits before the measured ones."""

VISITS: Final = 5000
EVERY: Final = 100
"""The number of visits between two measurements of memory."""


def measure(template: Template, folder: Path, quick: bool) -> list[Figure]:
    count = TOUCHES // 4 if quick else TOUCHES
    with template.running(folder) as server, Child(_CHILD, "printer") as printer:
        lines = _visits(server, folder / "kiosk", printer, count + WARM_UP, 0)
        touches = [float(line.split()[1]) for line in lines if line.startswith("touch")]
        took = [(float(printer.hear()) - touch) * 1000 for touch in touches][WARM_UP:]
        screens = _screens(server, folder, repetitions(quick) * 3)
    name = "touch to the first byte at the printer, p99 (SQLite, in its window)"
    touched = of_times(_PART, name, took, BYTE_MILLISECONDS, _WANTED)
    return [touched, *_receipts(quick), *screens]


def memory(template: Template, folder: Path, quick: bool) -> list[Figure]:
    """Megabytes of a kiosk in its window after a hundred visits, and after thousands."""
    count = VISITS // 10 if quick else VISITS
    with template.running(folder) as server, Child(_CHILD, "printer", "silent") as printer:
        lines = _visits(server, folder / "kiosk-memory", printer, count, EVERY)
    return of_memory(_PART, "visits", lines)


def _visits(
    server: RunningServer, disk: Path, printer: Child, count: int, every: int
) -> Sequence[str]:
    """The output of a kiosk in its window for its visits, with a printer in another process."""
    token = server.token(Role.KIOSK)
    address = f"tcp://127.0.0.1:{printer.hear()}"
    words = (server.url, token, str(disk), address, str(count), str(every))
    return said_by(_CHILD, "visits", *words)


def _receipts(quick: bool) -> list[Figure]:
    """Milliseconds and bytes of a receipt, over all languages."""
    figures = []
    catalogue = example_catalogue()
    tickets = {language: example_ticket(language, catalogue) for language in PROGRAM_LANGUAGES}
    for width in WIDTHS:
        took, sizes = [], []
        for number, language in enumerate([*PROGRAM_LANGUAGES] * (4 if quick else 21)):
            # Another number and time: the rest was drawn before the touch.
            ticket = tickets[language].model_copy(
                update={"number": f"A{number:03}", "token": f"{number:032}"}
            )
            begun = time.perf_counter()
            job = job_bytes(render(receipt_content(ticket, catalogue, language), width))
            took.append((time.perf_counter() - begun) * 1000)
            sizes.append(len(job))
        del took[: len(PROGRAM_LANGUAGES)]
        name = f"receipt of {width} dots"
        sent = f"{name}, as it is sent (median; the longest {max(sizes):,} bytes)"
        figures += [
            of_times(_PART, f"{name}, drawn", took, middle=True),
            Figure(_PART, sent, median(sizes), "bytes"),
        ]
    return figures


def _screens(server: RunningServer, folder: Path, times: int) -> list[Figure]:
    """Seconds from the start of the process to its first pictures."""
    found: dict[str, list[float]] = {"first": [], "start": []}
    for _ in range(times):
        token = server.token(Role.KIOSK)
        begun = time.monotonic()
        hall = ("--server", server.url, "--token", token)
        screen = ("--size", "1080x1920", "--inches", "27", "--folder", str(folder / "kiosk-screen"))
        lines = said_by(_CHILD, "screen", *hall, *screen)
        for page, moment in (line.split() for line in lines if line.split()[0] in found):
            found[page].append(float(moment) - begun)
    pages = {"first": "the first picture", "start": "the hall's start page"}
    return [
        Figure(
            _PART,
            f"start to {pages[page]}",
            median(seconds),
            "s",
            limit=SCREEN_SECONDS,
            limit_name=_WANTED,
        )
        for page, seconds in found.items()
    ]
