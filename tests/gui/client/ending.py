"""A program whose end can be seen: `python -m tests.gui.client.ending MODULE ...`.

On standard error it says that the program has ended, and whether its reports go on when Qt is
about to destroy what they tell.
"""

import atexit
import runpy
import sys
import threading


def look() -> None:
    """Say it where the thread of the reports is still there; runs before Qt's own end."""
    if any(one.name == "novbe-health" for one in threading.enumerate()):
        print("its reports go on", file=sys.stderr, flush=True)


if __name__ == "__main__":
    module = sys.argv.pop(1)
    atexit.register(look)
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    finally:
        print("has ended", file=sys.stderr, flush=True)
