"""`novbe server` that records each function of the project that runs between two signals.

`python -m tools.way.monitored FILE run ...`: from SIGUSR1 to SIGUSR2; then FILE holds a JSON list
of pairs, of the file and the name, in the order of the first calls.
"""

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any, Final

FOLDER: Final = f"{Path(__file__).resolve().parents[2]}{os.sep}"
PARTS: Final = (f"{FOLDER}server{os.sep}", f"{FOLDER}contract{os.sep}")
MONITOR: Final = sys.monitoring.DEBUGGER_ID
STARTS: Final = sys.monitoring.events.PY_START


def main() -> None:
    """Serve."""
    written, called = Path(sys.argv.pop(1)), dict[tuple[str, str], None]()

    def note(code: Any, _offset: int) -> Any:
        if code.co_filename and code.co_filename.startswith(PARTS):
            called[(code.co_filename.removeprefix(FOLDER), code.co_qualname)] = None
        # Record each function once.
        return sys.monitoring.DISABLE

    def begin(*_signal: Any) -> None:
        called.clear()
        sys.monitoring.restart_events()
        sys.monitoring.set_events(MONITOR, STARTS)

    def end(*_signal: Any) -> None:
        sys.monitoring.set_events(MONITOR, 0)
        new = written.with_suffix(".new")
        new.write_text(json.dumps(list(called)), "utf-8")
        new.replace(written)

    sys.monitoring.use_tool_id(MONITOR, "novbe")
    sys.monitoring.register_callback(MONITOR, STARTS, note)
    signal.signal(signal.SIGUSR1, begin)
    signal.signal(signal.SIGUSR2, end)
    from server.__main__ import main as serve

    serve()


if __name__ == "__main__":
    main()
