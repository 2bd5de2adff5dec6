"""What a program signs in with, while that may become another: a secret that is renewed."""

import threading


class Bearer:
    """The tokens that may be the right one, the likeliest first; used from many threads.

    There are two of them only while a device's secret is renewed: an answer that was lost
    leaves it open which of them the server holds to.
    """

    def __init__(self, *tokens: str) -> None:
        self._tokens = tokens
        self._lock = threading.Lock()

    @property
    def now(self) -> str | None:
        """What to sign in with now; None: with nothing."""
        tokens = self._tokens
        return tokens[0] if tokens else None

    def take(self, *tokens: str) -> None:
        """Sign in with these from now on."""
        with self._lock:
            self._tokens = tokens

    def instead_of(self, refused: str | None) -> str | None:
        """What to sign in with where this one was refused; the same where there is no other."""
        with self._lock:
            if len(self._tokens) > 1 and self._tokens[0] == refused:
                self._tokens = (*self._tokens[1:], self._tokens[0])
            return self._tokens[0] if self._tokens else None


def bearer_of(token: "str | Bearer | None") -> Bearer:
    """A token as a bearer."""
    if isinstance(token, Bearer):
        return token
    return Bearer(token) if token else Bearer()
