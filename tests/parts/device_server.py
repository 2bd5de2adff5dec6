"""`novbe server` at which as many devices enrol as a test wants, and report five times a second."""

from typing import Final

from tests.parts import gevent_first

DEVICES: Final = "tests.parts.device_server"
"""The name of this module, for `RunningServer`."""

REPORT_SECONDS: Final = 0.2


def main() -> None:
    gevent_first.patch()
    from server import __main__ as program
    from server.domain import machines, voices
    from server.web.api import blueprint

    blueprint.ENROLMENTS = 60_000  # type: ignore[attr-defined]
    machines.WAITING_AT_AN_ADDRESS = 10**6  # type: ignore[misc]
    machines.REPORT_SECONDS = voices.REPORT_SECONDS = REPORT_SECONDS  # type: ignore[misc]
    program.main()


if __name__ == "__main__":
    main()
