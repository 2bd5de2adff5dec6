"""The token of a program, which may change while its secret is rotated."""

import threading


class Bearer:
    """The candidate tokens, the likeliest first; thread-safe.

    There are two only while a device's secret is rotated: after a lost answer it is unknown which
    of them the server accepts.
    """

    def __init__(self, *tokens: str) -> None:
        self._tokens = tokens
        self._lock = threading.Lock()

    @property
    def now(self) -> str | None:
        """The current token; None for unauthenticated requests."""
        tokens = self._tokens
        return tokens[0] if tokens else None

    def take(self, *tokens: str) -> None:
        """Use these tokens from now on."""
        with self._lock:
            self._tokens = tokens

    def instead_of(self, refused: str | None) -> str | None:
        """The token to try after this one was refused; the same token where there is no other."""
        with self._lock:
            if len(self._tokens) > 1 and self._tokens[0] == refused:
                self._tokens = (*self._tokens[1:], self._tokens[0])
            return self._tokens[0] if self._tokens else None


def bearer_of(token: "str | Bearer | None") -> Bearer:
    """A token as a bearer."""
    if isinstance(token, Bearer):
        return token
    return Bearer(token) if token else Bearer()
