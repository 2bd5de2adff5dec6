"""`python -m server`, also known as `novbe server`."""

import os
import sys


def main() -> None:
    """Run a command; the server's own commands first apply gevent's monkey patches."""
    # New files are readable by their owner only: data and secrets.
    os.umask(0o077)
    if sys.argv[1:2] == ["run"]:
        from gevent import monkey

        # Native threads wait for PostgreSQL: these calls must not run in gevent's loop.
        monkey.patch_all(os=False, signal=False, subprocess=False, select=False)
    from server.cli import cli

    cli(prog_name="novbe server")


if __name__ == "__main__":
    main()
