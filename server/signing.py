"""Tokens of tickets: derived from the server's key, so that none has to be stored."""

import base64
import hashlib
import hmac
import os
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken

from contract.ids import KEY, SLUG

KEY_FILE = "secret.key"
"""In the data folder."""

MAC_BYTES = 20
"""160 bits; a printed number is no credential, this is."""

_TOKEN = re.compile(rf"({SLUG}\.{KEY})\.(0|[1-9][0-9]{{0,5}})\.[a-z2-7]{{{MAC_BYTES * 8 // 5}}}")
"""A ticket's id, the number of its copy, and the signature of both."""


@dataclass(frozen=True, slots=True)
class KeySigner:
    """Creates and verifies the tokens of tickets, and derives other secrets, with one key."""

    # Never in a log or a traceback.
    key: bytes = field(repr=False)

    def token(self, ticket: str, copy: int) -> str:
        """The token on the paper of a ticket; another one for each reprint."""
        digest = hmac.new(self.key, f"{ticket}\n{copy}".encode(), hashlib.sha256).digest()
        mac = base64.b32encode(digest[:MAC_BYTES]).decode().lower()
        return f"{ticket}.{copy}.{mac}"

    def coupon(self, coupon: str) -> str:
        """The token of a coupon."""
        return self.token(coupon, 0)

    def coupon_of(self, token: str) -> str | None:
        """The id of the coupon whose token this is; None where it is none."""
        signed = self.copy_of(token)
        return signed[0] if signed is not None and signed[1] == 0 else None

    def sealed(self, words: str) -> str:
        """A digest of words that nobody can make who has not the server's key."""
        return hmac.new(self.key, f"sealed\n{words}".encode(), hashlib.sha256).hexdigest()

    def first_password(self, centre: str, command: UUID) -> str:
        """The first password that a command makes, e.g. `k3m9-x2vp-q7hd`: 60 bits."""
        # Ids of commands stand in the log: one centre's must tell nothing in another.
        signs = self._drawn(f"first password\n{centre}\n{command}")[:12]
        return "-".join((signs[:4], signs[4:8], signs[8:]))

    def token_of(self, centre: str, command: UUID) -> str:
        """The token that a command makes for another system."""
        return f"novbe_{self._drawn(f'token\n{centre}\n{command}')}"

    def id_of(self, centre: str, command: UUID) -> str:
        """What tells apart the things that commands make: 60 bits."""
        return self._drawn(f"id\n{centre}\n{command}")[:12]

    def service_code(self, device: str) -> str:
        """The six digits that open the service menu of a kiosk."""
        number = int.from_bytes(self.derived(f"service code\n{device}")) % 1_000_000
        return f"{number:06}"

    def keyed(self, words: str) -> str:
        """A hash by which a badge is found, and that tells nothing without the server's key."""
        return hmac.new(self.key, f"badge\n{words}".encode(), hashlib.sha256).hexdigest()

    def locked(self, words: str) -> str:
        """Words that only the server's key opens; for what a copy of the database may not tell."""
        return self._lock().encrypt(words.encode()).decode()

    def unlocked(self, sealed: str) -> str | None:
        """What `locked` made of it was; None where another key locked it."""
        try:
            return self._lock().decrypt(sealed.encode()).decode()
        except InvalidToken:
            return None

    def derived(self, purpose: str) -> bytes:
        """32 bytes for one purpose; they tell nothing of the key."""
        return hmac.new(self.key, f"derived\n{purpose}".encode(), hashlib.sha256).digest()

    def _lock(self) -> Fernet:
        return Fernet(base64.urlsafe_b64encode(self.derived("lock")))

    def _drawn(self, words: str) -> str:
        digest = hmac.new(self.key, words.encode(), hashlib.sha256).digest()
        return base64.b32encode(digest).decode().lower().rstrip("=")

    def copy_of(self, token: str) -> tuple[str, int] | None:
        """The ticket and the copy that a token was signed for; None for a wrong signature.

        The database is not asked. A token of an earlier copy is signed too: compare the copy
        with the ticket's.
        """
        match = _TOKEN.fullmatch(token)
        if match is None:
            return None
        ticket, copy = match[1], int(match[2])
        return (ticket, copy) if same(self.token(ticket, copy), token) else None


SESSION_PREFIX = "novbe_s_"
"""By which the secret of a session is known."""


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
