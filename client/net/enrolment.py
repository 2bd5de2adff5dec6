"""Enrolment of a new device: it generates a secret, shows a code, and waits for a manager.

Every step can be repeated and survives a power cut. The file is written before anything is sent, so
the device always still has the secret that a manager confirms.
"""

import platform
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from client.net.address import leaves_this_machine
from client.net.api import ApiClient, NotTrusted, RequestRefused, Unreachable
from client.net.endpoint import Endpoint, trust_of
from client.net.identity import Identity, IdentityFile, new_secret
from client.net.trust import SYSTEM, Trust, certificate_of, distrust_of
from contract.access import BeginEnrolment, EnrolmentStage, EnrolmentState
from contract.enums import Role
from contract.errors import ProblemType
from contract.operations import Act, Query, address_of
from contract.pairing import BY_AUTHORITY, WITHOUT_TLS, code_of, hash_of, shown

ONE_TRY_SECONDS: Final = 4.0
POLL_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True)
class SeenCertificate:
    """The certificate of a server, as PEM where it is self-signed and is to be pinned; and the part
    of it that goes into the code (`contract.pairing`)."""

    certificate: str = ""
    sight: str = WITHOUT_TLS


def see(server: str, trust: Trust) -> SeenCertificate:
    """Read the certificate of the server at an address; blocks. Raises `Unreachable`, and
    `NotTrusted` where it is neither trusted nor may be pinned."""
    if not server.startswith("https://"):
        return SeenCertificate()
    try:
        if not (why := distrust_of(server, trust, ONE_TRY_SECONDS)):
            return SeenCertificate(sight=BY_AUTHORITY)
        if not trust.may_pin:
            raise NotTrusted(server, f"{why} (--ca {trust.ca})")
        shown_now = certificate_of(server, ONE_TRY_SECONDS)
    except (OSError, ValueError) as error:
        raise Unreachable(f"cannot read the certificate of {server}: {error}") from error
    return SeenCertificate(shown_now.pem, shown_now.sha256)


@dataclass(frozen=True, slots=True)
class EnrolmentStatus:
    """The current state of an enrolment: its code is to be shown, e.g. `K7MQ 4PXW`; `over` codes
    have expired since this program was started; the traffic to an `exposed` server is unencrypted
    on the network."""

    identity: Identity
    code: str
    over: int = 0
    exposed: bool = False

    @property
    def enrolled(self) -> bool:
        """Whether the device is enrolled."""
        return self.identity.enrolled


class EnrolmentClient:
    """The enrolment of one device. Each step blocks for some seconds at most. A certificate that
    `trust` does not accept is pinned, and part of the code, unless the trust names a file;
    `instead_of` is the address in the settings where the device is not enrolled at that one."""

    def __init__(
        self,
        file: IdentityFile,
        role: Role,
        trust: Trust = SYSTEM,
        language: str = "en",
        instead_of: str = "",
    ) -> None:
        self._instead_of = instead_of
        self._file = file
        self._role = role
        self._trust = trust
        self._language = language
        self._over = 0

    def last_server(self) -> str:
        """The server at which this device last requested enrolment; "" for none. Raises
        `IdentityUnusable`."""
        identity = self._file.load()
        return "" if identity is None else identity.server

    def begin(self, server: str, *, another: bool = False) -> EnrolmentStatus:
        """Request enrolment at a server. The previous secret is used again only for the same server
        with the same certificate: the hash of a secret later proves the server to its device, so no
        second server may know it.

        Args:
            another: always generate a new secret.

        Raises:
            Unreachable: no answer; the request can be repeated, whether or not it arrived.
            NotTrusted: the named file does not vouch for the server.
            RequestRefused: the server accepts no device now.
            IdentityUnusable: the secret cannot be stored.
        """
        seen = see(server, self._trust)
        identity = self._file.load()
        if (
            another
            or identity is None
            or identity.enrolled
            or (identity.server, identity.certificate) != (server, seen.certificate)
        ):
            identity = self._made(server, seen, identity)
        state = self._ask(identity)
        if state.standing is EnrolmentStage.OVER:
            self._over += 1
            identity = self._made(server, seen, identity)
            state = self._ask(identity)
        return self._met(identity, state, seen)

    def poll(self, status: EnrolmentStatus) -> EnrolmentStatus:
        """Fetch the state of the request; begins again where it has expired. Raises what `begin`
        does."""
        identity = status.identity
        try:
            answer = self._api(identity).get(_address_of(identity.secret))
        except NotTrusted:
            # Another certificate gives another code, which the manager compares.
            return self.begin(identity.server)
        except RequestRefused as refused:
            if refused.kind is ProblemType.NOT_FOUND:
                # The server has lost the request: send it again with the same secret.
                return self.begin(identity.server)
            raise
        state = EnrolmentState.model_validate(answer)
        if state.standing is EnrolmentStage.OVER:
            self._over += 1
            return self.begin(identity.server, another=True)
        if state.standing is EnrolmentStage.ENROLLED:
            return replace(status, identity=self._mark_enrolled(identity))
        return status

    def _made(self, server: str, seen: SeenCertificate, before: Identity | None) -> Identity:
        """A new identity; a device that was enrolled before requests its old place."""
        identity = Identity(
            role=self._role,
            server=server,
            secret=new_secret(),
            certificate=seen.certificate,
            device="" if before is None else before.device,
            instead_of=self._instead_of,
        )
        self._file.save(identity)
        return identity

    def _ask(self, identity: Identity) -> EnrolmentState:
        wish = BeginEnrolment(
            secret_hash=hash_of(identity.secret),
            role=self._role,
            name=own_name(),
            version=own_version(),
            replaces=identity.device or None,
        )
        return EnrolmentState.model_validate(self._api(identity).act(Act.BEGIN_ENROLMENT, wish))

    def _met(
        self, identity: Identity, state: EnrolmentState, seen: SeenCertificate
    ) -> EnrolmentStatus:
        if state.standing is EnrolmentStage.ENROLLED:
            identity = self._mark_enrolled(identity)
        code = shown(code_of(hash_of(identity.secret), seen.sight))
        exposed = seen.sight == WITHOUT_TLS and leaves_this_machine(identity.server)
        return EnrolmentStatus(identity, code, self._over, exposed)

    def _mark_enrolled(self, identity: Identity) -> Identity:
        enrolled = identity.model_copy(update={"enrolled": True})
        self._file.save(enrolled)
        return enrolled

    def _api(self, identity: Identity) -> ApiClient:
        # The server is not authenticated yet: the secret stays here.
        endpoint = Endpoint(identity.server, trust=trust_of(identity, self._trust))
        return endpoint.api(self._language, ONE_TRY_SECONDS, ONE_TRY_SECONDS)


def _address_of(secret: str) -> str:
    return address_of(Query.ENROLMENT, enrolment=hash_of(secret))


def is_out(identity: Identity, endpoint: Endpoint) -> bool:
    """Whether the server no longer knows a device whose secret it refuses; False too where the
    server cannot be reached."""
    api = endpoint.without_token().api(timeout=ONE_TRY_SECONDS, deadline=ONE_TRY_SECONDS)
    for secret in identity.secrets:
        try:
            state = EnrolmentState.model_validate(api.get(_address_of(secret)))
        except RequestRefused as refused:
            if refused.kind is not ProblemType.NOT_FOUND:
                return False
        except Unreachable:
            return False
        else:
            if state.standing is not EnrolmentStage.OVER:
                return False
    return True


def own_name() -> str:
    """The machine's host name, shown to the manager."""
    return "".join(sign for sign in platform.node() if sign.isprintable())[:80]


def own_version() -> str:
    """The version of this program; "" where it is not installed."""
    try:
        return version("novbe")[:40]
    except PackageNotFoundError:
        return ""
