"""The kiosk: from the touch to the paper, receipts, its first screen, its memory."""

import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Final

from client.printer.escpos import job_bytes
from client.receipt.content import receipt_content
from client.receipt.example import example_catalogue, example_ticket
from client.receipt.render import WIDTHS, render
from contract.enums import Role
from contract.texts import PROGRAM_LANGUAGES
from tests.bench.children import environment, said_by
from tests.bench.figures import Figure, of_memory, of_times, percentile, repetitions
from tests.bench.halls import Template
from tests.parts.hall import ROOT, RunningServer
from tests.race.crowd import make_tokens

_PART: Final = "Kiosk"
_CHILD: Final = "tests.bench.kiosk_child"
_WANTED: Final = "wanted, at most"
BYTE_MILLISECONDS: Final = 150.0
SCREEN_SECONDS: Final = 1.5

TOUCHES: Final = 200
WARM_UP: Final = 5
"""Visits before the first that counts."""

VISITS: Final = 5000
EVERY: Final = 100
"""The number of visits between two measurements of memory."""


def measure(template: Template, folder: Path, quick: bool) -> list[Figure]:
    figures = []
    with template.running(folder) as server, _printer() as (address, said):
        count = TOUCHES // 4 if quick else TOUCHES
        token = make_tokens(server, [(Role.KIOSK, None)])[0]
        lines = said_by(
            _CHILD,
            "visits",
            server.url,
            token,
            str(folder / "kiosk"),
            address,
            str(count + WARM_UP),
            "0",
        )
        touches = [float(line.split()[1]) for line in lines if line.startswith("touch")]
        took = [(float(said()) - touch) * 1000 for touch in touches][WARM_UP:]
        name = "touch to the first byte at the printer, p99 (SQLite, in its window)"
        figures.append(of_times(_PART, name, took, BYTE_MILLISECONDS, _WANTED))
        figures += _receipts(quick)
        figures += _screens(server, folder, repetitions(quick) * 3)
    return figures


def memory(template: Template, folder: Path, quick: bool) -> list[Figure]:
    """Megabytes of a kiosk in its window after a hundred visits, and after thousands."""
    with template.running(folder) as server, _printer() as (address, said):
        # What is not read fills the pipe after some thousands of lines, and the printer stops.
        threading.Thread(target=lambda: deque(iter(said, ""), maxlen=0), daemon=True).start()
        count = VISITS // 10 if quick else VISITS
        token = make_tokens(server, [(Role.KIOSK, None)])[0]
        disk = str(folder / "kiosk-memory")
        lines = said_by(_CHILD, "visits", server.url, token, disk, address, str(count), str(EVERY))
    return of_memory(_PART, "visits", lines)


def _receipts(quick: bool) -> list[Figure]:
    """Milliseconds and bytes of a receipt, over all languages."""
    figures = []
    catalogue = example_catalogue()
    tickets = {one: example_ticket(one, catalogue) for one in PROGRAM_LANGUAGES}
    for width in WIDTHS:
        took, sizes = [], []
        for number, language in enumerate([*PROGRAM_LANGUAGES] * (4 if quick else 21)):
            # Another number and time; what is the same was drawn before the touch.
            ticket = tickets[language].model_copy(
                update={"number": f"A{number:03}", "token": f"{number:032}"}
            )
            begun = time.perf_counter()
            job = job_bytes(render(receipt_content(ticket, catalogue, language), width))
            took.append((time.perf_counter() - begun) * 1000)
            sizes.append(len(job))
        del took[: len(PROGRAM_LANGUAGES)]
        name = f"receipt of {width} dots"
        figures += [
            Figure(
                _PART,
                f"{name}, drawn",
                median(took),
                "ms",
                p50=percentile(took, 0.5),
                p99=percentile(took, 0.99),
            ),
            Figure(_PART, f"{name}, as it is sent (median; the longest {max(sizes):,} bytes)",
                   median(sizes), "bytes"),
        ]  # fmt: skip
    return figures


def _screens(server: RunningServer, folder: Path, times: int) -> list[Figure]:
    """Seconds from the start of the process to what it paints."""
    found: dict[str, list[float]] = {"first": [], "start": []}
    for _ in range(times):
        token = make_tokens(server, [(Role.KIOSK, None)])[0]
        begun = time.monotonic()
        lines = said_by(_CHILD,
            "screen", "--server", server.url, "--token", token, "--size", "1080x1920",
            "--inches", "27",
            "--folder", str(folder / "kiosk-screen"),
        )  # fmt: skip
        for what, moment in (line.split() for line in lines if line.split()[0] in found):
            found[what].append(float(moment) - begun)
    return [
        Figure(
            _PART,
            f"start to {name}",
            median(found[what]),
            "s",
            limit=SCREEN_SECONDS,
            limit_name=_WANTED,
        )
        for what, name in (("first", "the first picture"), ("start", "the hall's start page"))
    ]


@contextmanager
def _printer() -> Iterator[tuple[str, Callable[[], str]]]:
    """A printer that answers at once: its address, and what tells when its next job began."""
    with subprocess.Popen(
        [sys.executable, "-m", _CHILD, "printer"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        try:
            yield f"tcp://127.0.0.1:{int(process.stdout.readline())}", process.stdout.readline
        finally:
            process.terminate()
