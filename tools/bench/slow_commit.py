"""`novbe server` on a slow disk: each commit takes 20 ms more."""

from typing import Final

from gevent import monkey

SECONDS: Final = 0.02

sleep: Final = monkey.get_original("time", "sleep")
"""Commits are made in native threads."""


def main() -> None:
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
