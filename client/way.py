"""A program's way to its hall: where the server is, what to sign in with, whom to believe.

The one place in which the programs make an `Api`.
"""

from dataclasses import dataclass, field
from typing import Self

from client.api import ANSWER_SECONDS, DEADLINE_SECONDS, Api
from client.bearer import Bearer
from client.identity import Identity
from client.settings import ClientSettings
from client.trust import SYSTEM, Trust


@dataclass(frozen=True, slots=True)
class Way:
    """How to reach one server as somebody.

    Attributes:
        server: its address.
        bearer: what to sign in with; a `Bearer` without tokens for nobody.
        trust: whom to believe that it is the server.
    """

    server: str
    bearer: Bearer = field(default_factory=Bearer)
    trust: Trust = SYSTEM

    @classmethod
    def given(cls, settings: ClientSettings) -> Self:
        """By the server and the token of the settings."""
        bearer = Bearer(settings.token) if settings.token else Bearer()
        return cls(settings.server, bearer, settings.trust)

    @classmethod
    def enrolled(cls, identity: Identity, trust: Trust = SYSTEM, server: str = "") -> Self:
        """As an enrolled device.

        Args:
            trust: whom to believe where no certificate was pinned.
            server: its address, where the device was told to go to another one.
        """
        bearer = Bearer(*identity.secrets)
        return cls(server or identity.server, bearer, trust_in(identity, trust))

    def as_somebody(self, token: str) -> "Way":
        """The same way for the bearer of another token."""
        return Way(self.server, Bearer(token), self.trust)

    def as_nobody(self) -> "Way":
        """The same way without a token."""
        return Way(self.server, trust=self.trust)

    def api(
        self,
        language: str = "en",
        timeout: float = ANSWER_SECONDS,
        deadline: float = DEADLINE_SECONDS,
    ) -> Api:
        """The road of commands on this way."""
        return Api(self.server, self.bearer, language, timeout, deadline, self.trust)


def trust_in(identity: Identity, otherwise: Trust = SYSTEM) -> Trust:
    """Whom a device believes: the certificate that it pinned, and no other."""
    return Trust(pinned=identity.certificate) if identity.certificate else otherwise
