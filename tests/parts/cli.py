"""The commands of `novbe server`, run in this process, and their exit codes."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from click.testing import CliRunner, Result

from server.cli import cli as server_cli
from tests.parts.box import Box

type Cli = Callable[..., Result]

NOT_PROVEN, FAULTY, REFUSED, CANNOT_START = 1, 2, 3, 4


def cli_on(data: Path, database: str | None) -> Cli:
    """Runs `novbe server ...` on a data folder and a database.

    Args:
        database: by default; None for SQLite in the folder.
    """

    def run(*words: str, database: str | None = database, typed: str | None = None) -> Result:
        where = ["--data", str(data), *(["--database", database] if database else [])]
        return CliRunner().invoke(server_cli, [*words, *where], input=typed, catch_exceptions=False)

    return run


def refused(done: Result, code: int, *words: str) -> None:
    """Require this exit code and these words on standard error; nothing on standard output."""
    told = f"{words}: {done.output}"
    assert (done.exit_code, done.stdout) == (code, ""), told
    assert "Traceback" not in done.stderr, told
    for word in words:
        assert word in done.stderr, told


def said(done: Result) -> str:
    """The output of a command that succeeded."""
    assert done.exit_code == 0, done.stderr
    return done.stdout


def box_on(data: Path, database: str, *, new: bool = False) -> Box:
    """The hall that commands act on, as a server sees it that runs now."""
    box = Box(database, data, new=new)
    box.clock.forward(datetime.now(UTC) - box.clock.now())
    return box
