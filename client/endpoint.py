"""Where a program finds its server, with which token, and which certificate it expects.

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
class Endpoint:
    """One server and one token.

    Attributes:
        server: its address.
        bearer: the tokens; none for what is open to everybody.
        trust: which certificates are accepted.
    """

    server: str
    bearer: Bearer = field(default_factory=Bearer)
    trust: Trust = SYSTEM

    @classmethod
    def from_settings(cls, settings: ClientSettings) -> Self:
        """The server and the token of the settings."""
        bearer = Bearer(settings.token) if settings.token else Bearer()
        return cls(settings.server, bearer, settings.trust)

    @classmethod
    def of_device(cls, identity: Identity, trust: Trust = SYSTEM, server: str = "") -> Self:
        """The endpoint of an enrolled device.

        Args:
            trust: which certificates are accepted where none was pinned.
            server: the address in the settings; "" for none.
        """
        bearer = Bearer(*identity.secrets)
        return cls(identity.address(server), bearer, trust_of(identity, trust))

    def with_token(self, token: str) -> "Endpoint":
        """The same server with another token."""
        return Endpoint(self.server, Bearer(token), self.trust)

    def without_token(self) -> "Endpoint":
        """The same server without a token."""
        return Endpoint(self.server, trust=self.trust)

    def api(
        self,
        language: str = "en",
        timeout: float = ANSWER_SECONDS,
        deadline: float = DEADLINE_SECONDS,
    ) -> Api:
        """Commands and readings at this endpoint."""
        return Api(self.server, self.bearer, language, timeout, deadline, self.trust)


def trust_of(identity: Identity, otherwise: Trust = SYSTEM) -> Trust:
    """What a device trusts: the certificate that it pinned, and no other."""
    return Trust(pinned=identity.certificate) if identity.certificate else otherwise
