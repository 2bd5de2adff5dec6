"""A program's way to its hall: where the server is, what to sign in with, which certificate.

The one place in which the programs make an `Api`.
"""

from dataclasses import dataclass, field
from typing import Self

from client.api import ANSWER_SECONDS, DEADLINE_SECONDS, Api
from client.bearer import Bearer
from client.identity import Identity
from client.settings import ClientSettings


@dataclass(frozen=True, slots=True)
class Way:
    """How to reach one server as somebody.

    Attributes:
        server: its address.
        bearer: what to sign in with; a `Bearer` without tokens for nobody.
        certificate: its certificate as PEM where it vouches for itself; "" for none.
    """

    server: str
    bearer: Bearer = field(default_factory=Bearer)
    certificate: str = ""

    @classmethod
    def given(cls, settings: ClientSettings) -> Self:
        """By the server and the token of the settings."""
        return cls(settings.server, Bearer(settings.token) if settings.token else Bearer())

    @classmethod
    def enrolled(cls, identity: Identity, server: str = "") -> Self:
        """As an enrolled device; `server` where it was told to go to another address."""
        return cls(server or identity.server, Bearer(*identity.secrets), identity.certificate)

    def as_somebody(self, token: str) -> "Way":
        """The same way for the bearer of another token."""
        return Way(self.server, Bearer(token), self.certificate)

    def api(
        self,
        language: str = "en",
        timeout: float = ANSWER_SECONDS,
        deadline: float = DEADLINE_SECONDS,
    ) -> Api:
        """The road of commands on this way."""
        return Api(self.server, self.bearer, language, timeout, deadline)
