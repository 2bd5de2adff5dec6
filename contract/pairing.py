"""The code by which a manager recognises a new device: made at both ends, sent by none.

It is drawn from what the device sent (the hash of its secret) and from the certificate that
it saw. Whoever stands in between with another certificate makes the device show a code that
the server does not know; to find a secret of their own that has the same code they would
have to try 2^40 of them, each at the cost of a slow hash.
"""

import hashlib
from typing import Final

CODE_SIGNS: Final = 8
_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32: none that looks like another."""

_ALIKE: Final = str.maketrans({"O": "0", "I": "1", "L": "1", " ": None, "-": None})


def hash_of(secret: str) -> str:
    """What of a secret may travel, and is kept: its SHA-256, as hexadecimal digits. A random
    secret needs no slow one."""
    # A stranger may send half a character as well: it has a hash that no secret has.
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()


def code_of(secret_hash: str, fingerprint: str = "") -> str:
    """The code of an enrolment, e.g. `K7MQ4PXW`. Takes about 50 ms and 16 MB.

    Args:
        secret_hash: the SHA-256 of the device's secret, as hexadecimal digits.
        fingerprint: the SHA-256 of the server's certificate where it vouches for itself;
            empty for one that an authority vouches for, and without TLS.
    """
    digest = hashlib.scrypt(
        f"novbe enrolment\n{secret_hash}\n{fingerprint}".encode(),
        salt=secret_hash.encode(),
        n=2**14,
        r=8,
        p=1,
        dklen=5,
    )
    number = int.from_bytes(digest)
    return "".join(_SIGNS[number >> 5 * place & 31] for place in reversed(range(CODE_SIGNS)))


def shown(code: str) -> str:
    """A code as it is shown: `K7MQ 4PXW`."""
    return f"{code[:4]} {code[4:]}"


def typed(text: str) -> str:
    """A code as somebody typed it, with blanks, dashes, small and similar letters."""
    return text.upper().translate(_ALIKE)
