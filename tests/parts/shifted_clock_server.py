"""`novbe server` on a machine whose clock is set while it runs: it is ahead of the real one by the
seconds in the file that `NOVBE_TEST_CLOCK` names. The time since the machine's start is real."""

import datetime as dates
import os
import time
from pathlib import Path
from typing import Final

from tests.parts import gevent_first

CLOCK: Final = "NOVBE_TEST_CLOCK"
SHIFTED_CLOCK: Final = "tests.parts.shifted_clock_server"
"""The name of this module, for `RunningServer`."""


def set_ahead(file: Path, seconds: float) -> None:
    """Set the clock of the servers that look at this file."""
    fresh = file.with_suffix(".new")
    fresh.write_text(str(seconds))
    fresh.replace(file)


def main() -> None:
    """Run a command of the server."""
    gevent_first.patch()
    from server import __main__ as program
    from server import clock

    file, real = Path(os.environ[CLOCK]), time.time

    def told() -> float:
        return real() + float(file.read_text())

    class Told(dates.datetime):
        @classmethod
        def now(cls, tz: dates.tzinfo | None = None) -> dates.datetime:  # type: ignore[override]
            return dates.datetime.fromtimestamp(told(), tz)

    time.time = told
    vars(clock)["datetime"] = Told
    program.main()


if __name__ == "__main__":
    main()
