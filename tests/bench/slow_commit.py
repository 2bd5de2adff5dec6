"""`novbe server` on a slow disk: each commit takes 20 ms more."""

# Before gevent replaces it: commits are made in native threads.
from time import sleep
from typing import Final

from gevent import monkey

SECONDS: Final = 0.02


def main() -> None:
    """Run a command of the server."""
    # As `server.__main__` does, before anything else is imported.
    monkey.patch_all(os=False, signal=False, subprocess=False, select=False)
    from sqlalchemy import Connection, Engine, event

    from server import __main__ as program

    @event.listens_for(Engine, "commit")
    def wait(connection: Connection) -> None:
        if not connection.get_execution_options().get("reading"):
            sleep(SECONDS)

    program.main()


if __name__ == "__main__":
    main()
