"""`python -m server`, also known as `novbe server`."""

import os
import sys


def main() -> None:
    """Run a command; gevent is let in first where the server runs."""
    # Data and secrets are their owner's alone.
    os.umask(0o077)
    if sys.argv[1:2] == ["run"]:
        from gevent import monkey

        # Processes are forked and watched over by gunicorn with the system's own calls; and
        # what waits for PostgreSQL are native threads, which must not wait in a loop.
        monkey.patch_all(os=False, signal=False, subprocess=False, select=False)
    from server.cli import cli

    cli(prog_name="novbe server")


if __name__ == "__main__":
    main()
