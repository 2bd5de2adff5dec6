"""`novbe server` that polls no committed revisions after its start: it learns of the commits of
other processes over the bus alone."""

from typing import Final

from tests.parts import gevent_first

BUS_ONLY: Final = "tests.parts.bus_only_server"
"""The name of this module, for `RunningServer`."""


def main() -> None:
    """Run a command of the server."""
    gevent_first.patch()
    from server import __main__ as program
    from server.realtime import publisher

    publisher.LOOK_SECONDS = 10.0**6
    program.main()


if __name__ == "__main__":
    main()
