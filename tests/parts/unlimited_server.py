"""`novbe server` that takes commands as fast as a test gives them, and shows a ticket to as many
pages as a test opens."""

from typing import Final

from tests.parts import gevent_first

UNLIMITED: Final = "tests.parts.unlimited_server"
"""The name of this module, for `RunningServer`."""


def main() -> None:
    gevent_first.patch()
    from server import __main__ as program
    from server.commands import dispatch
    from server.realtime import socket_server

    dispatch.COMMANDS_PER_MINUTE = 10**6
    socket_server.READERS_OF_A_TICKET = 10**6
    program.main()


if __name__ == "__main__":
    main()
