"""Three years of one centre, 1.5 million tickets: what they take, and what their archive saves."""

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import click

from server import centre_file
from server.engine import checkpoints
from server.settings import ServerSettings
from tests.bench import long_log
from tests.bench.figures import Figure
from tests.bench.halls import Template
from tests.parts.box import Box
from tests.parts.hall import ROOT, clean_env

TICKETS: Final = 1670
"""On each day."""

YEARS: Final = timedelta(days=3 * 365)
MONTH: Final = timedelta(days=30)
WORKING: Final = 6 / 7


def measure(template: Template, folder: Path, quick: bool) -> list[Figure]:
    """Sizes and times, on SQLite; then the same with the older part in an archive."""
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
        lambda: years.command("archive", "archive", "--into", str(archive), *older),
        lambda: [years.size("archive", *archive.iterdir())],
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
        content = checkpoints.content_of(root)
        box.store.on_connection(
            lambda connection: checkpoints.save(connection, root.centre, content), write=True
        )
        box.close()
        return [Figure(self.part, "reading the whole log (a release of other rules)", seconds, "s")]

    def command(self, name: str, *words: str) -> list[Figure]:
        """Seconds of a command of the server.

        Raises:
            CalledProcessError: it failed.
        """
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "server", *words, "--data", str(self.settings.data)],
            stdout=subprocess.DEVNULL,
            cwd=ROOT,
            env=clean_env(),
            check=True,
        )
        return [Figure(self.part, name, time.perf_counter() - begun, "s")]
