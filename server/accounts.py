"""The accounts of this machine, as actors of commands given on the command line. The log holds no
names: it refers to the user of `sudo` by the user id, which this machine resolves."""

import os
import pwd
from typing import Final

from server.domain.principal import Principal, at_the_server, is_at_the_server

_SUDO: Final = "SUDO_UID"
"""Set by sudo to the calling user; the server's user can set it too, so it is no proof."""


def account() -> int | None:
    """The user id of the person who called this program by sudo; None without sudo."""
    number = os.environ.get(_SUDO, "")
    return int(number) if number.isdecimal() else None


def by_hand(centre: str) -> Principal:
    """The principal of a command given on the server's machine, for a centre."""
    return at_the_server(centre, account())


def name_of(actor: str) -> str:
    """The login of the account that gave a command on the server's machine; "" if unknown."""
    number = actor.rpartition("-")[2]
    if not is_at_the_server(actor) or not number.isdecimal():
        return ""
    try:
        return pwd.getpwuid(int(number)).pw_name
    except (KeyError, OverflowError):
        return number
