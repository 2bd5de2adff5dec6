"""Ids: a centre has a slug (`asan-7`); what belongs to it is `slug.key` (`asan-7.12` a counter,
`asan-7.identity-card` a service). A key is unique within its kind."""

import re
from typing import Annotated

from contract.model import written

SLUG = r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?"
KEY = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,58}[A-Za-z0-9])?"

CentreId = Annotated[
    str,
    written(
        rf"^{SLUG}$",
        "a short name has up to 40 small letters, digits and hyphens: write it like 'asan-7'",
        example="asan-7",
    ),
]
Key = Annotated[
    str,
    written(
        rf"^{KEY}$",
        "a key has up to 60 letters, digits and hyphens: write it like 'identity-card'",
    ),
]
FullId = Annotated[
    str,
    written(
        rf"^{SLUG}\.{KEY}$",
        "an id begins with its centre: write it like 'asan-7.identity-card'",
    ),
]

ServiceId = FullId
CounterId = FullId
TicketId = FullId
BookingId = FullId
Token = Annotated[str, written(r"^[A-Za-z0-9._-]{16,200}$", "this is not a token: copy it again")]

Sha256 = Annotated[
    str, written(r"^[0-9a-f]{64}$", "a SHA-256 has 64 hexadecimal digits: copy it again")
]


def full_id(centre: str, key: str) -> str:
    """The id of a key in a centre: `full_id("asan-7", "12") == "asan-7.12"`."""
    return f"{centre}.{key}"


def centre_of(identity: str) -> str:
    """The centre that an id belongs to; a centre's own slug belongs to itself."""
    return identity.partition(".")[0]


def key_of(identity: str) -> str:
    """The key inside its centre: `key_of("asan-7.12") == "12"`."""
    return identity.partition(".")[2]


def snake(name: str) -> str:
    """The name on the wire of what a class stands for: `snake("CallNext") == "call_next"`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
