"""The command `novbe`, the entry point of all programs.

`novbe server ...`, `kiosk`, `display`, `counter` and `simulate` replace this process with the named
program. Exit codes: those of the program; 2 the command line is wrong, 3 the program is not
installed.
"""

import importlib.util
import os
import sys
from collections.abc import Sequence

from novbe.programs import EXIT_NOT_INSTALLED, PROGRAMS, InstalledProgram


def main() -> None:
    """Become the named program, or run a command of this package."""
    name, arguments = sys.argv[1:2], sys.argv[2:]
    if name and name[0] in PROGRAMS:
        _become(PROGRAMS[name[0]], arguments)
    # A program that is started does not wait for what only the other commands import.
    from novbe.cli import commands

    commands(prog_name="novbe")


def missing(program: InstalledProgram) -> list[str]:
    """The missing modules of a program; none is imported."""
    return [name for name in program.needs if importlib.util.find_spec(name) is None]


def _become(program: InstalledProgram, arguments: Sequence[str]) -> None:
    if lacking := missing(program):
        print(
            f"novbe: {program.package} is not installed here (there is no {lacking[0]}). "
            f"Install it with: pip install 'novbe[{program.extra}]'",
            file=sys.stderr,
        )
        sys.exit(EXIT_NOT_INSTALLED)
    # -P: do not run a package of the same name in the current folder.
    os.execv(sys.executable, [sys.executable, "-P", "-m", program.package, *arguments])


if __name__ == "__main__":
    main()
