"""Tokens of tickets and other secrets, derived from the server's key, so that none is stored."""

import base64
import hmac
import os
import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from contract.ids import KEY, SLUG
from server.settings import CannotStart

if TYPE_CHECKING:
    # Only the second factor needs it: commands start faster without it.
    from cryptography.fernet import Fernet

KEY_FILE = "secret.key"
"""The file of the server's key in the data folder."""

NEEDS_THE_KEY = "the codes on all tickets, second factors, badges and the secrets of webhooks"
"""What is void with another key. Passwords, devices and tokens are not: only hashes are stored."""

SIGN_MINUTES = 5
"""How many minutes the sign of a board is good."""

MAC_BYTES = 20
"""160 bits: unlike the ticket's number, the token is a credential."""

_TOKEN = re.compile(rf"({SLUG}\.{KEY})\.(0|[1-9][0-9]{{0,5}})\.[a-z2-7]{{{MAC_BYTES * 8 // 5}}}")
"""A token: the ticket's id, the number of the copy, and the MAC of both."""


@dataclass(frozen=True, slots=True)
class KeySigner:
    """Creates and verifies the tokens of tickets, and derives other secrets, with one key."""

    # Never shown in a log or a traceback.
    key: bytes = field(repr=False)

    def token(self, ticket: str, copy: int) -> str:
        """The token printed on a ticket, or on a coupon (`copy` 0); a reprint has another one."""
        digest = self._digest(f"{ticket}\n{copy}")
        mac = base64.b32encode(digest[:MAC_BYTES]).decode().lower()
        return f"{ticket}.{copy}.{mac}"

    def verify_coupon(self, token: str) -> str | None:
        """Verify the token of a coupon; returns the coupon's id, or None if it is invalid."""
        signed = self.verify_ticket(token)
        return signed[0] if signed is not None and signed[1] == 0 else None

    def mac(self, words: str) -> str:
        """The HMAC of a text by the server's key."""
        return self._digest(f"sealed\n{words}").hex()

    def first_password(self, centre: str, command: UUID) -> str:
        """The first password that a command creates, e.g. `k3m9-x2vp-q7hd`: 60 bits."""
        # Command ids are in the log. Including the centre makes them useless in another centre.
        signs = self._derive_text(f"first password\n{centre}\n{command}")[:12]
        return "-".join((signs[:4], signs[4:8], signs[8:]))

    def token_of(self, centre: str, command: UUID) -> str:
        """The token that a command creates for another system."""
        return f"novbe_{self._derive_text(f'token\n{centre}\n{command}')}"

    def id_of(self, centre: str, command: UUID) -> str:
        """A unique id derived from a command: 60 bits."""
        return self._derive_text(f"id\n{centre}\n{command}")[:12]

    def booking_id(self, centre: str, command: UUID) -> str:
        """The id of the booking that a command makes."""
        return f"{centre}.b{self.id_of(centre, command)}"

    def service_code(self, device: str) -> str:
        """The six-digit code of a kiosk's service menu."""
        number = int.from_bytes(self.derive_key(f"service code\n{device}")) % 1_000_000
        return f"{number:06}"

    def booking_code(self, booking: str) -> str:
        """The code of a booking for a kiosk, `K3M9-X2VP`: 40 bits, of no use outside the hall."""
        signs = self._derive_text(f"booking code\n{booking}")[:8].upper()
        return f"{signs[:4]}-{signs[4:]}"

    def sign(self, centre: str, at: datetime) -> str:
        """The sign of a minute on the boards of a hall: 60 bits. The address with it proves that a
        phone has seen a board just now."""
        return self._derive_text(f"presence\n{centre}\n{int(at.timestamp()) // 60}")[:12]

    def knows_sign(self, centre: str, sign: str, now: datetime) -> bool:
        """Whether it is the sign of this minute, or of one of the four before."""
        minutes = (now - timedelta(minutes=age) for age in range(SIGN_MINUTES))
        return any(hmac.compare_digest(self.sign(centre, at), sign) for at in minutes)

    def address_hash(self, centre: str, mail: str) -> str:
        """The keyed hash of a mail address, by which the bookings of one are counted."""
        return self.derive_key(f"mail address\n{centre}\n{mail.strip().casefold()}").hex()

    def badge_hash(self, words: str) -> str:
        """The keyed hash of a badge, by which it is looked up."""
        return self._digest(f"badge\n{words}").hex()

    def encrypt(self, words: str) -> str:
        """Encrypt a text with the server's key; a copy of the database does not reveal it."""
        return self._fernet().encrypt(words.encode()).decode()

    def decrypt(self, sealed: str) -> str | None:
        """Decrypt a text; None if it was encrypted with another key."""
        from cryptography.fernet import InvalidToken

        try:
            return self._fernet().decrypt(sealed.encode()).decode()
        except InvalidToken:
            return None

    def derive_key(self, purpose: str) -> bytes:
        """A key of 32 bytes derived for a purpose; it does not reveal the server's key."""
        return self._digest(f"derived\n{purpose}")

    @property
    def fingerprint(self) -> str:
        """Names the key, and does not reveal it."""
        return self.derive_key("fingerprint").hex()

    def _fernet(self) -> "Fernet":
        from cryptography.fernet import Fernet

        return Fernet(base64.urlsafe_b64encode(self.derive_key("lock")))

    def _derive_text(self, words: str) -> str:
        return base64.b32encode(self._digest(words)).decode().lower().rstrip("=")

    def _digest(self, words: str) -> bytes:
        return hmac.digest(self.key, words.encode(), "sha256")

    def verify_ticket(self, token: str) -> tuple[str, int] | None:
        """Verify a ticket's token; returns the ticket's id and the copy, or None if it is invalid.
        Tokens of earlier copies are valid here: compare the copy with that of the ticket."""
        match = _TOKEN.fullmatch(token)
        if match is None:
            return None
        ticket, copy = match[1], int(match[2])
        # In constant time.
        is_own = hmac.compare_digest(self.token(ticket, copy).encode(), token.encode())
        return (ticket, copy) if is_own else None


SESSION_PREFIX = "novbe_s_"
"""The prefix of a session's secret."""


class UnusableKey(CannotStart):
    """The file of the server's key is invalid; the message says what to do."""


def key_in(path: Path) -> bytes:
    """The server's key in a file, or `UnusableKey`, `OSError`."""
    text = path.read_bytes().strip()
    if re.fullmatch(rb"[0-9a-f]{64}", text) is None:
        raise UnusableKey(
            f"{path} holds no key of this server. Restore it from a backup. If it is in none, "
            "delete the file: the next start says what a new key voids."
        )
    return bytes.fromhex(text.decode("ascii"))


def key_at(path: Path) -> bytes:
    """The server's key, created at the first start, or `UnusableKey`."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        create_file(path, lambda: secrets.token_hex(32).encode(), 0o600)
    return key_in(path)


def create_file(path: Path, make: Callable[[], bytes], mode: int) -> None:
    """Create a file unless it exists; it survives a power cut, and of two processes one wins."""
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            # Set the mode regardless of the umask: the certificate is public.
            os.fchmod(descriptor, mode)
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(temporary, path)
    finally:
        temporary.unlink()
