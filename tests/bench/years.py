"""Three years of one centre, 1.5 million tickets: what they take, and what their archive saves."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import click

from server import centre_file
from server.engine import checkpoints
from server.settings import ServerSettings
from tests.bench import long_log
from tests.bench.figures import Figure, megabytes
from tests.bench.halls import Template
from tests.bench.programs import until_ready
from tests.parts.box import Box
from tests.parts.browsing import Browsing
from tests.parts.hall import ROOT, RunningServer, clean_env

TICKETS: Final = 1670
"""On each day."""

YEARS: Final = timedelta(days=3 * 365)
MONTH: Final = timedelta(days=30)
WORKING: Final = 6 / 7

REPORTS: Final = ("", "/wait", "/stay", "/staff", "/visitors")
"""The reports that take longest; by day where they are, which makes most rows."""


def measure(template: Template, folder: Path, quick: bool) -> list[Figure]:
    """Sizes, times and memory, on SQLite; then the same with the older part in an archive."""
    span = MONTH if quick else YEARS
    data, archive = folder / "years", folder / "archive"
    # The end of a month is old enough for the archive in a quick run too.
    last = datetime.now(UTC).date() - timedelta(days=200 if quick else 1)
    settings = ServerSettings(data=data, database=f"sqlite:///{data / 'novbe.db'}")
    config = centre_file.read(template.server.centre_file)
    days = round(span.days * WORKING)
    each = 100 if quick else TICKETS
    tickets = long_log.make(settings, config, last - span, days, each)
    part = f"{'A month' if quick else 'Three years'} (SQLite)"
    years = _Years(part, settings)
    older = ["--older-than", "90" if quick else "400"]
    works: tuple[Callable[[], list[Figure]], ...] = (
        lambda: [Figure(part, "tickets", tickets, ""), Figure(part, "events", years.events(), "")],
        lambda: [years.size("database", data / "novbe.db")],
        years.first_start,
        lambda: years.start(template),
        lambda: years.backup("backup", folder / "backups"),
        lambda: years.reports(last - span, last),
        lambda: years.command("archive", "archive", "--into", str(archive), *older),
        lambda: [years.size("archive", *archive.iterdir())],
        lambda: years.backup("backup after the archive", folder / "backups"),
        lambda: years.command("verify, what is left in the database", "verify"),
        lambda: years.command("verify, archive and log", "verify", "--archive", str(archive)),
    )
    found: list[Figure] = []
    for work in works:
        for one in work():
            # Some take long.
            click.echo(f"{one.name}: {one.value:,.2f} {one.unit}", err=True)
            found.append(one)
    return found


@dataclass(frozen=True)
class _Years:
    """A hall with a long log.

    Attributes:
        part: of the table.
    """

    part: str
    settings: ServerSettings

    def events(self) -> int:
        """How many events there are."""
        box = self._box()
        (found,) = box.store.revisions().values()
        box.close()
        return found

    def _box(self) -> Box:
        return Box(str(self.settings.database), self.settings.data)

    def size(self, name: str, *files: Path) -> Figure:
        """The size of some files."""
        size = sum(one.stat().st_size for one in files) / 1e6
        return Figure(self.part, f"{name}, size", size, "MB")

    def first_start(self) -> list[Figure]:
        """The seconds that it takes to read the whole log; what a start needs by new rules."""
        box = self._box()
        (centre,) = box.store.revisions()
        begun = time.perf_counter()
        root = box.store.current(centre)
        seconds = time.perf_counter() - begun
        content = checkpoints.encode(root)
        box.store.on_connection(
            lambda connection: checkpoints.save(connection, root.centre, content), write=True
        )
        box.close()
        return [Figure(self.part, "reading the whole log (a release of other rules)", seconds, "s")]

    def start(self, template: Template) -> list[Figure]:
        """Seconds until a server is ready, from its newest checkpoint, and its memory."""
        server = RunningServer(
            centre_file=template.server.centre_file,
            data=self.settings.data,
            clock_start=None,
            await_day=False,
        )
        server.centre = "asan-7"
        seconds = until_ready(server)
        server.start()
        time.sleep(2)
        memory = megabytes(self.part, "server, memory (RSS)", server.pid)
        server.stop()
        return [Figure(self.part, "server, to its line", seconds, "s"), memory]

    def backup(self, name: str, into: Path) -> list[Figure]:
        """Seconds and memory of a backup, and its size."""
        found = self.command(name, "backup", "--into", str(into))
        size = self.size(name, *into.iterdir())
        shutil.rmtree(into)
        return [*found, size]

    def command(self, name: str, *words: str) -> list[Figure]:
        """Seconds and memory of a command of the server.

        Raises:
            RuntimeError: it failed.
        """
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "server", *words, "--data", str(self.settings.data)],
            stdout=subprocess.DEVNULL,
            cwd=ROOT,
            env=clean_env(),
        )
        peak = 0
        while process.poll() is None:
            peak = max(peak, _peak(process.pid))
            time.sleep(0.05)
        if process.returncode:
            raise RuntimeError(f"{words} ended with {process.returncode}")
        return [
            Figure(self.part, name, time.perf_counter() - begun, "s"),
            Figure(self.part, f"{name}, memory (RSS)", peak / 1e6, "MB"),
        ]

    def reports(self, first: date, last: date) -> list[Figure]:
        """The slowest page of reports over a year and over all days."""
        box = self._box()
        (box.centre,) = box.store.revisions()
        browsing = Browsing(box)
        browsing.set_up(centre=box.centre)
        found = []
        for name, since in (
            ("a year", max(first, last - timedelta(days=365))),
            ("all days", first),
        ):
            took = []
            for page in REPORTS:
                by = "&by=day" if page in ("/stay", "/visitors") else ""
                begun = time.perf_counter()
                browsing.open(f"/console/reports{page}?from={since}&to={last}{by}")
                if browsing.status != 200:
                    raise RuntimeError(f"{page}: {browsing.status}")
                took.append((time.perf_counter() - begun, page or "at a glance"))
            seconds, page = max(took)
            name = f"slowest report over {name} ({page.removeprefix('/')})"
            found.append(Figure(self.part, name, seconds, "s"))
        box.close()
        return found


def _peak(pid: int) -> int:
    """The most bytes that a process held in memory; 0 where it has just ended."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(one.split()[1]) * 1024 for one in lines if one.startswith("VmHWM")), 0)
