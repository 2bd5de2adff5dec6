"""The accounts of this machine: by whom a command is given by hand.

The log holds no name. It names the person behind `sudo` by the number of the account; the machine
knows whose it is.
"""

import os
import pwd
from typing import Final

from server.domain.principal import Principal, at_the_server, is_at_the_server

_SUDO: Final = "SUDO_UID"
"""Set by sudo: the account that called it. Who may act as the server's user could set it too."""


def by_hand(centre: str) -> Principal:
    """Who gives a command at the server, acting in a centre."""
    number = os.environ.get(_SUDO, "")
    return at_the_server(centre, int(number) if number.isdecimal() else None)


def name_of(actor: str) -> str:
    """The login of the account behind what was done at the server; "" where it is not known.

    Args:
        actor: as the log names it.
    """
    number = actor.rpartition("-")[2]
    if not is_at_the_server(actor) or not number.isdecimal():
        return ""
    try:
        return pwd.getpwuid(int(number)).pw_name
    except (KeyError, OverflowError):
        return number
