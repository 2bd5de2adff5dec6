"""Ids: strings that stay the same across export and import.

A centre has a slug (`asan-7`); what belongs to it is `slug.key`
(`asan-7.12` a counter, `asan-7.identity-card` a service). A key is unique
among the things of its own kind.
"""

from typing import Annotated

from pydantic import StringConstraints

SLUG = r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?"
KEY = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,58}[A-Za-z0-9])?"

CentreId = Annotated[str, StringConstraints(pattern=rf"^{SLUG}$")]
Key = Annotated[str, StringConstraints(pattern=rf"^{KEY}$")]
FullId = Annotated[str, StringConstraints(pattern=rf"^{SLUG}\.{KEY}$")]

ServiceId = FullId
CounterId = FullId
TicketId = FullId
Token = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]{16,200}$")]


def full_id(centre: str, key: str) -> str:
    """The id of the thing `key` of a centre: `full_id("asan-7", "12") == "asan-7.12"`."""
    return f"{centre}.{key}"


def centre_of(identity: str) -> str:
    """The centre that an id belongs to; a centre's own slug belongs to itself."""
    return identity.partition(".")[0]


def key_of(identity: str) -> str:
    """The key inside its centre: `key_of("asan-7.12") == "12"`."""
    return identity.partition(".")[2]
