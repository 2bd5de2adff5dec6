"""`novbe server` that says at its end how long the collection of garbage took at most."""

# Before gevent replaces it.
from time import perf_counter
from typing import Any, Final

from gevent import monkey

SAID: Final = "longest pause for garbage: "


def main() -> None:
    # As `server.__main__` does, before anything else is imported.
    monkey.patch_all(os=False, signal=False, subprocess=False, select=False)
    import atexit
    import gc
    import sys

    from server import __main__ as program

    pauses, begun = [0.0], [0.0]

    def watch(phase: str, _info: dict[str, Any]) -> None:
        if phase == "start":
            begun[0] = perf_counter()
            return
        took = perf_counter() - begun[0]
        # What comes before anything was frozen is the start.
        if gc.get_freeze_count():
            pauses.append(took)

    gc.callbacks.append(watch)
    atexit.register(lambda: print(f"{SAID}{max(pauses) * 1000:.1f} ms", file=sys.stderr))
    program.main()


if __name__ == "__main__":
    main()
