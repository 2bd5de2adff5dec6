"""Which versions of the wire a release speaks, so that neighbouring releases know each other.

A release goes on understanding the version of the release before it: the server is upgraded first,
then the devices, one after the other. Programs name what they speak in each request and each hello;
one that a server cannot understand, or that cannot understand it, is told what to update.
"""

import re
from typing import Any, Final

from contract.errors import ProblemType, Refusal

WIRE: Final = 1
"""The version that this release speaks; one more where an older program would misunderstand it."""

OLDEST_WIRE: Final = 1
"""The oldest version that it still understands."""

SPOKEN: Final = f"{OLDEST_WIRE}-{WIRE}"
"""What a program of this release names: the oldest version and its own."""

HEADER: Final = "Novbe-Wire"
"""The header of a request by which it does; in a hello it is `wire`."""

_NAMED: Final = re.compile(r"(\d{1,6})-(\d{1,6})", re.ASCII)


def refuse_other_wire(named: Any) -> None:
    """Look whether this server and a program understand each other.

    Args:
        named: what the program named; of other systems, which name nothing, None.

    Raises:
        Refusal: `update_device` or `update_server`, whichever is too old.
    """
    spoken = _NAMED.fullmatch(named) if isinstance(named, str) else None
    if spoken is None:
        return
    oldest, newest = int(spoken[1]), int(spoken[2])
    if newest < OLDEST_WIRE:
        raise Refusal(ProblemType.UPDATE_DEVICE)
    if oldest > WIRE:
        raise Refusal(ProblemType.UPDATE_SERVER)
