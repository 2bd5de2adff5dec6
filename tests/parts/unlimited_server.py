"""`novbe server` that takes commands as fast as a test gives them, and shows a ticket to as many
pages as a test opens."""

import sys
from typing import Final

UNLIMITED: Final = "tests.parts.unlimited_server"
"""The name of this module, for `RunningServer`."""


def main() -> None:
    """Run a command of the server."""
    if sys.argv[1:2] == ["run"]:
        from gevent import monkey

        # As `server.__main__` does, before anything else is imported.
        monkey.patch_all(os=False, signal=False, subprocess=False, select=False)
    from server import __main__ as program
    from server.commands import dispatch
    from server.realtime import socket_server

    dispatch.COMMANDS_PER_MINUTE = 10**6
    socket_server.READERS_OF_A_TICKET = 10**6
    program.main()


if __name__ == "__main__":
    main()
