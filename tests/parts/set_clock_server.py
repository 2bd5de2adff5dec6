"""`novbe server` on a machine whose clock a test sets, by the minutes in a file."""

import os
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Final, Self

from tests.parts import gevent_first

SET_CLOCK: Final = "tests.parts.set_clock_server"
"""The name of this module, for `RunningServer`."""

MINUTES: Final = "MINUTES_OFF"
"""The variable that names the file, which holds by how many minutes the clock is off."""


class _Set(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        off = int(Path(os.environ[MINUTES]).read_text() or 0)
        return super().now(tz) + timedelta(minutes=off)


def main() -> None:
    gevent_first.patch()
    from server import __main__ as program
    from server import clock

    clock.datetime = _Set  # type: ignore[attr-defined]
    program.main()


if __name__ == "__main__":
    main()
