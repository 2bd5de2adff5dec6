"""What comes first in a program that runs `novbe server` with a change for a test."""

import sys


def patch() -> None:
    """Patch as `server.__main__` does; to be called before anything else is imported."""
    if sys.argv[1:2] == ["run"]:
        from gevent import monkey

        monkey.patch_all(os=False, signal=False, subprocess=False, select=False)
