"""`novbe server` that looks at the committed revisions when it starts and no more: what other
processes commit it has to hear."""

import sys
from typing import Final

HEARING: Final = "tests.parts.bus_only_server"
"""The name of this module, for `RunningServer`."""


def main() -> None:
    """Run a command of the server."""
    if sys.argv[1:2] == ["run"]:
        from gevent import monkey

        # As `server.__main__` does, before anything else is imported.
        monkey.patch_all(os=False, signal=False, subprocess=False, select=False)
    from server import __main__ as program
    from server.realtime import publisher

    publisher.LOOK_SECONDS = 10.0**6
    program.main()


if __name__ == "__main__":
    main()
