"""`python -m counter ...` without what only POSIX has, as on Windows.

A process of its own: those modules are gone before the program imports anything.
"""

# These ask which system it is, and take what that has.
import asyncio  # noqa: F401
import os
import runpy
import sys
from typing import Any

import platformdirs  # noqa: F401

for name in ("fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"):
    # Its import fails from now on, also where the interpreter has it already.
    sys.modules[name] = None  # type: ignore[assignment]
for name in ("O_DIRECTORY", "fork", "geteuid", "getuid"):
    delattr(os, name)

_open_posix = os.open


def _open(path: Any, flags: int, *more: int) -> int:
    if os.path.isdir(path):
        raise PermissionError(13, "Permission denied", str(path))
    return _open_posix(path, flags, *more)


os.open = _open  # type: ignore[assignment]
runpy.run_module("counter", run_name="__main__", alter_sys=True)
