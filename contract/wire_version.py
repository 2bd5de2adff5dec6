"""The wire versions of a release, which programs send with each request and each hello.

A release also accepts the version of the release before it: the server is upgraded first, then the
devices, one after the other.
"""

import re
from typing import Any, Final

from contract.errors import ProblemType, Refusal

WIRE: Final = 1
"""The version of this release; increased where an older program would misunderstand it."""

OLDEST_WIRE: Final = 1
"""The oldest version that it still accepts."""

SPOKEN: Final = f"{OLDEST_WIRE}-{WIRE}"
"""What a program of this release sends: the oldest version and its own."""

HEADER: Final = "Novbe-Wire"
"""The request header with the versions; in a hello the field is `wire`."""

_NAMED: Final = re.compile(r"(\d{1,6})-(\d{1,6})", re.ASCII)


def refuse_other_wire(named: Any) -> None:
    """Refuse (`update_device` or `update_server`) a program that this server does not understand,
    by the versions that it sent; other systems send none."""
    spoken = _NAMED.fullmatch(named) if isinstance(named, str) else None
    if spoken is None:
        return
    oldest, newest = int(spoken[1]), int(spoken[2])
    if newest < OLDEST_WIRE:
        raise Refusal(ProblemType.UPDATE_DEVICE)
    if oldest > WIRE:
        raise Refusal(ProblemType.UPDATE_SERVER)
