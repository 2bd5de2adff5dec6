"""Tokens of tickets: derived from the server's key, so that none has to be stored."""

import base64
import hashlib
import hmac
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from contract.ids import KEY, SLUG

MAC_BYTES = 20
"""160 bits; a printed number is no credential, this is."""

_TOKEN = re.compile(rf"({SLUG}\.{KEY})\.[a-z2-7]{{{MAC_BYTES * 8 // 5}}}")
"""Nothing else reaches the database: what a ticket's paper can never say is no token."""


@dataclass(frozen=True, slots=True)
class KeySigner:
    """Implements `server.application.ports.Signer` with one secret key."""

    key: bytes

    def token(self, ticket: str, copy: int) -> str:
        """The token on the paper of a ticket; another one for each reprint."""
        digest = hmac.new(self.key, f"{ticket}\n{copy}".encode(), hashlib.sha256).digest()
        mac = base64.b32encode(digest[:MAC_BYTES]).decode().lower()
        return f"{ticket}.{mac}"

    def sealed(self, words: str) -> str:
        """A digest of words that nobody can make who has not the server's key."""
        return hmac.new(self.key, f"sealed\n{words}".encode(), hashlib.sha256).hexdigest()

    def proves(self, token: str, ticket: str, copy: int) -> bool:
        """Whether a token is the one on the paper of a ticket, in a time that tells nothing."""
        return same(self.token(ticket, copy), token)

    def ticket_of(self, token: str) -> str | None:
        """The ticket id that a token names (not yet proven)."""
        match = _TOKEN.fullmatch(token)
        return match[1] if match else None


def same(one: str, other: str) -> bool:
    """Whether two tokens are the same, in a time that does not tell how nearly."""
    return hmac.compare_digest(one.encode(), other.encode())


class UnusableKey(Exception):
    """The file of the server's key holds none; says what to do."""


def _key_in(path: Path) -> bytes:
    text = path.read_bytes().strip()
    if re.fullmatch(rb"[0-9a-f]{64}", text) is None:
        raise UnusableKey(
            f"{path} holds no key of this server. Restore it from a backup; or delete it, and a "
            "new one is made: the codes on tickets that are out are then void."
        )
    return bytes.fromhex(text.decode("ascii"))


def key_at(path: Path) -> bytes:
    """The server's key, made on the first start; readable by its owner alone.

    Raises:
        UnusableKey: the file is there and holds none.
    """
    try:
        return _key_in(path)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        key = secrets.token_bytes(32)
        # Two that start at once: one makes the file, the other reads it.
        temporary = path.with_name(f"{path.name}.{os.getpid()}")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(key.hex())
            file.flush()
            # The tokens on paper are made of it: it must be there after a power cut.
            os.fsync(file.fileno())
        try:
            os.link(temporary, path)
        except FileExistsError:
            return key_at(path)
        finally:
            temporary.unlink()
        return key
