"""A small piece of work for the browser before a slot is kept: it slows down a flood.

The browser derives keys (PBKDF2) until it has found the number of the server. It is the format of
ALTCHA; nothing is asked of another server.
"""

import secrets
import time
from functools import partial
from typing import Any, Final

from altcha import Payload, create_challenge, verify_solution

from server.signing import KeySigner

COST: Final = 5_000
LEAST: Final = 100
MOST: Final = 200
"""The number that the browser finds: the work differs by two at most. It takes half a second to
three seconds on a phone."""

VALID_SECONDS: Final = 300


class Challenges:
    """Makes challenges, and takes each solution once."""

    def __init__(self, signer: KeySigner) -> None:
        secret, key_secret = signer.derive_key("challenge"), signer.derive_key("challenge key")
        self._create = partial(create_challenge, hmac_secret=secret, hmac_key_secret=key_secret)
        self._verify = partial(verify_solution, hmac_secret=secret, hmac_key_secret=key_secret)
        self._used: dict[str, float] = {}

    def make(self) -> dict[str, Any]:
        """A challenge, to be solved within `VALID_SECONDS`."""
        return self._create(
            "PBKDF2/SHA-256",
            COST,
            counter=LEAST + secrets.randbelow(MOST - LEAST + 1),
            expires_at=int(time.time()) + VALID_SECONDS,
        ).to_dict()

    def take(self, solution: str) -> bool:
        """Whether a text is the solution of a challenge of ours that is valid and was not used."""
        if not solution or not self._verify(solution).verified:
            return False
        now, nonce = time.time(), Payload.from_base64(solution).challenge.parameters.nonce
        self._used = {one: until for one, until in self._used.items() if until > now}
        is_new = nonce not in self._used
        self._used[nonce] = now + VALID_SECONDS
        return is_new
