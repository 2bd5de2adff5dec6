"""The code by which a manager verifies a new device, and the proofs by which a device and its
server authenticate each other; both ends compute them.

The code is derived from what the device sent (the hash of its secret) and from what it saw of the
server: a self-signed certificate, a certificate of a trusted authority, or no TLS. Behind a man in
the middle with another certificate, or none, the device shows a code that the server does not know.
To find a secret with the same code, the attacker would have to try 2^40 secrets, each at the cost
of a slow hash.
"""

import hashlib
import hmac
from typing import Final, Literal

CODE_SIGNS: Final = 8
_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32 alphabet: no two characters look alike."""

WITHOUT_TLS: Final = ""
"""What a device saw that connects to the server without TLS."""

BY_AUTHORITY: Final = "by an authority"
"""What a device saw that verifies the server's certificate by the trusted authorities."""

_ALIKE: Final = str.maketrans({"O": "0", "I": "1", "L": "1", " ": None, "-": None})


def hash_of(secret: str) -> str:
    """The hash of a secret, which may be sent and stored: SHA-256 as hexadecimal digits. A random
    secret needs no slow hash."""
    # A client may send half a surrogate pair as well: its hash matches no secret.
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()


def code_of(secret_hash: str, seen: str = WITHOUT_TLS) -> str:
    """The code of an enrolment, e.g. `K7MQ4PXW`. Takes about 50 ms and 16 MB.

    Args:
        secret_hash: the SHA-256 of the device's secret, as hexadecimal digits.
        seen: what the device saw of the server: `WITHOUT_TLS`, `BY_AUTHORITY`, or the SHA-256 of a
            self-signed certificate, as hexadecimal digits.
    """
    digest = hashlib.scrypt(
        f"novbe enrolment\n{secret_hash}\n{seen}".encode(),
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
    """A typed code in its standard form, without blanks and dashes, with lower case and similar
    characters replaced."""
    return text.upper().translate(_ALIKE)


def proof_of(
    side: Literal["device", "server"], secret_hash: str, nonce: str, seen: str = WITHOUT_TLS
) -> str:
    """The proof of one side of a challenge, as hexadecimal digits: it knows the hash of the
    device's secret, and uses the connection that the device sees.

    A man in the middle with another certificate, or none, gets a proof that the server refuses. A
    proof of one side is not valid for the other.

    Args:
        secret_hash, seen: as for `code_of`.
        nonce: the random bytes of this challenge, created by the device.
    """
    message = f"novbe {side} 1\n{nonce}\n{seen}"
    return hmac.new(secret_hash.encode(), message.encode(), hashlib.sha256).hexdigest()
