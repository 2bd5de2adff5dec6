"""The exit codes of the programs, for their supervisor."""

from typing import Final

EXIT_FAULT: Final = 1
"""An error in the program."""

EXIT_SET_UP: Final = 3
"""The set-up is not complete, or the device's identity cannot be used."""

EXIT_NOTHING_TO_SHOW: Final = 4
"""Nothing arrived to take a picture of."""

EXIT_RESTART: Final = 75
"""The server requested a restart (`EX_TEMPFAIL` of sysexits.h)."""

EXIT_CLOSED: Final = 79
"""Staff closed the program at the machine: do not restart it."""
