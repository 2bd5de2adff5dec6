"""The code by which a manager recognises a new device, and the proofs by which a device and its
server recognise each other: made at both ends.

It is drawn from what the device sent (the hash of its secret) and from what it saw of the
server: its certificate, that an authority vouches for one, or no TLS at all. A relay that stands in
between with another certificate, or without any, makes the device show a code that the server
does not know; to find a secret of their own that has the same code they would have to try 2^40
of them, each at the cost of a slow hash.
"""

import hashlib
import hmac
from typing import Final, Literal

CODE_SIGNS: Final = 8
_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32: none that looks like another."""

WITHOUT_TLS: Final = ""
"""What a device saw that speaks to the server without TLS."""

BY_AUTHORITY: Final = "by an authority"
"""What a device saw that believes those who vouch for the server's certificate."""

_ALIKE: Final = str.maketrans({"O": "0", "I": "1", "L": "1", " ": None, "-": None})


def hash_of(secret: str) -> str:
    """What of a secret may travel, and is kept: its SHA-256, as hexadecimal digits. A random
    secret needs no slow one."""
    # A stranger may send half a character as well: it has a hash that no secret has.
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()


def code_of(secret_hash: str, seen: str = WITHOUT_TLS) -> str:
    """The code of an enrolment, e.g. `K7MQ4PXW`. Takes about 50 ms and 16 MB.

    Args:
        secret_hash: the SHA-256 of the device's secret, as hexadecimal digits.
        seen: what the device saw of the server: `WITHOUT_TLS`, `BY_AUTHORITY`, or of a
            certificate that vouches for itself its SHA-256, as hexadecimal digits.
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
    """A code as somebody typed it, with blanks, dashes, small and similar letters."""
    return text.upper().translate(_ALIKE)


def proof_of(
    side: Literal["device", "server"], secret_hash: str, nonce: str, seen: str = WITHOUT_TLS
) -> str:
    """What one side of a challenge answers: it knows the hash of the device's secret, and
    speaks over the connection that the device sees. Hexadecimal digits.

    A relay that shows another certificate, or none, gets a proof that its server does not take.

    Args:
        side: who answers: what one side said is of no use to the other.
        secret_hash: the SHA-256 of the device's secret, as hexadecimal digits.
        nonce: of this challenge, made by the device.
        seen: what the device saw of the server: the SHA-256 of its certificate as hexadecimal
            digits, `WITHOUT_TLS`, or `BY_AUTHORITY`.
    """
    message = f"novbe {side} 1\n{nonce}\n{seen}"
    return hmac.new(secret_hash.encode(), message.encode(), hashlib.sha256).hexdigest()
