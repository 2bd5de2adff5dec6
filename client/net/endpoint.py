"""A program's server, its token and the certificates that it accepts: makes every `ApiClient`."""

from dataclasses import dataclass, field
from typing import Self

from client.net.api import ANSWER_SECONDS, DEADLINE_SECONDS, ApiClient, Bearer
from client.net.identity import Identity
from client.net.settings import ClientSettings
from client.net.trust import SYSTEM, Trust


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One server and one token."""

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
        """The endpoint of an enrolled device; `trust` is for a device without a pinned
        certificate."""
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
    ) -> ApiClient:
        """A client for commands and queries at this endpoint."""
        return ApiClient(self.server, self.bearer, language, timeout, deadline, self.trust)


def trust_of(identity: Identity, otherwise: Trust = SYSTEM) -> Trust:
    """The trust of a device: only its pinned certificate, where it has one."""
    return Trust(pinned=identity.certificate) if identity.certificate else otherwise
