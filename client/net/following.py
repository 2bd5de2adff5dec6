"""How an enrolled device finds its server again after the address or certificate has changed.

The device and each candidate server authenticate each other (`contract.pairing`). The secret is
never sent: an eavesdropper cannot use the messages, and the server refuses messages relayed from
another TLS connection. Blocks; no Qt.
"""

import hmac
import queue
import secrets
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import IntEnum
from typing import Final
from urllib.parse import urlsplit

from pydantic import ValidationError

from client.net.address import USUAL_PORT, placed
from client.net.api import ApiClient, RequestRefused, Unreachable
from client.net.finding import Finder, FoundServer, Tell
from client.net.identity import Identity
from client.net.trust import SYSTEM, Trust, certificate_of, distrust_of
from contract.access import DeviceProven, ProveDevice
from contract.errors import ProblemType
from contract.operations import Act, Query, address_of
from contract.pairing import BY_AUTHORITY, WITHOUT_TLS, hash_of, proof_of

LISTEN_SECONDS: Final = 5.0
"""How long to wait for servers that announce themselves."""

ONE_TRY_SECONDS: Final = 3.0

ASKED_AT_ONCE: Final = 8
ASKED_AT_MOST: Final = 40
ASKED_OF_A_HOST: Final = 8
"""Limits per search: a machine on the network may announce any number of servers."""


class ProbeResult(IntEnum):
    """The result of checking a server; of several servers the greatest counts."""

    NOTHING = 0
    """No server, or another centre's."""

    UNKNOWN = 1
    """It claims this device's centre, but does not know the device's secret."""

    WITHOUT_TLS = 2
    """The device's server, without TLS, though it used TLS before."""

    PROVEN = 3
    """The device's server."""


@dataclass(frozen=True, slots=True)
class FoundAddress:
    """The result of a search.

    Attributes:
        server: its address; "" for none.
        certificate: of the server, as PEM, if it is to be pinned; else "".
    """

    finding: ProbeResult
    server: str = ""
    certificate: str = ""


NOTHING: Final = FoundAddress(ProbeResult.NOTHING)


class AddressSearch:
    """Searches for the server of one device. A certificate that `trust` does not accept is pinned,
    unless the trust names a file."""

    def __init__(
        self,
        trust: Trust = SYSTEM,
        find: Callable[[Tell], Finder] = Finder,
        listen_seconds: float = LISTEN_SECONDS,
    ) -> None:
        self._trust = trust
        self._find = find
        self._listen_seconds = listen_seconds

    def look(self, identity: Identity, server: str) -> FoundAddress:
        """Check the last address, at which the server does not answer, with http and https, and the
        announced servers."""
        asked = list(candidates(server))
        best = self._best(identity, server, asked)
        if best.finding is ProbeResult.PROVEN:
            return best
        heard: queue.Queue[tuple[FoundServer, ...]] = queue.Queue()
        finder = self._find(heard.put)
        try:
            for servers in _until(heard, time.monotonic() + self._listen_seconds):
                heard_of = [
                    announced.address for announced in servers if announced.address not in asked
                ]
                fresh = _few_of_each_host(heard_of, asked)[: ASKED_AT_MOST - len(asked)]
                asked += fresh
                best = max(best, self._best(identity, server, fresh), key=_worth)
                if best.finding is ProbeResult.PROVEN:
                    break
        finally:
            finder.close()
        return best

    def look_at(self, identity: Identity, server: str, entered: str) -> FoundAddress:
        """Check an address that a person entered, with http and https, in place of the last one."""
        return self._best(identity, server, both_schemes(entered), entered)

    def _best(
        self, identity: Identity, server: str, addresses: Sequence[str], entered: str = ""
    ) -> FoundAddress:
        """The best result among these servers; of equal ones the first."""
        if not addresses:
            return NOTHING
        known_hosts = {urlsplit(url).hostname for url in (server, entered)}

        def ask(address: str) -> FoundAddress:
            found = self._ask(identity, address, by_name=urlsplit(address).hostname in known_hosts)
            leaves_tls = server.startswith("https:") and address.startswith("http:")
            if leaves_tls and found.finding is ProbeResult.PROVEN:
                return FoundAddress(ProbeResult.WITHOUT_TLS, address)
            return found

        with ThreadPoolExecutor(ASKED_AT_ONCE, "novbe-search") as pool:
            return max(pool.map(ask, addresses), key=_worth)

    def _ask(self, identity: Identity, address: str, *, by_name: bool) -> FoundAddress:
        """Authenticate a server, over a connection pinned to the certificate that it shows.

        Args:
            by_name: whether the host is known to the device or was entered by a person: only then
                is a certificate of a trusted authority enough. It proves nothing for an announced
                host.
        """
        certificate, sights, believed = "", [WITHOUT_TLS], False
        try:
            if address.startswith("https:"):
                shown = certificate_of(address, ONE_TRY_SECONDS)
                believed = not distrust_of(address, self._trust, ONE_TRY_SECONDS)
                if not (believed or self._trust.may_pin):
                    return NOTHING
                certificate, sights = shown.pem, [shown.sha256]
            else:
                _connect(address)
        except (OSError, ValueError):
            return NOTHING
        if believed and by_name:
            sights.append(BY_AUTHORITY)
        pinned = Trust(pinned=certificate) if certificate else self._trust
        api = ApiClient(
            address, None, timeout=ONE_TRY_SECONDS, deadline=ONE_TRY_SECONDS, trust=pinned
        )
        try:
            proven = [_proves(api, identity, seen) for seen in sights]
            if True in proven:
                pins = self._trust.may_pin and not (believed and by_name)
                return FoundAddress(ProbeResult.PROVEN, address, certificate if pins else "")
            if False in proven or not _has_centre(api, identity.centre):
                return NOTHING
        except (Unreachable, RequestRefused, ValidationError):
            return NOTHING
        return FoundAddress(ProbeResult.UNKNOWN, address)


def candidates(server: str) -> Sequence[str]:
    """Candidate addresses on the same host: https before http, each at the old port and the default
    ones."""
    host = urlsplit(server).hostname or ""
    found = [*both_schemes(server), *both_schemes(f"https://{placed(host)}:{USUAL_PORT}")]
    found += both_schemes(f"https://{placed(host)}")
    return tuple(dict.fromkeys(sorted(found, key=lambda address: address.startswith("http:"))))


def both_schemes(server: str) -> Sequence[str]:
    """An address with https and http."""
    rest = server.partition("://")[2]
    return (f"https://{rest}", f"http://{rest}")


def _few_of_each_host(addresses: Sequence[str], asked: Sequence[str]) -> Sequence[str]:
    """The addresses, limited to a few per host."""
    of_host = Counter(urlsplit(url).hostname for url in asked)
    few = []
    for address in addresses:
        host = urlsplit(address).hostname
        of_host[host] += 1
        if of_host[host] <= ASKED_OF_A_HOST:
            few.append(address)
    return few


def _worth(found: FoundAddress) -> ProbeResult:
    return found.finding


def _connect(address: str) -> None:
    """Check that a port is open, because `ApiClient` would retry until its deadline. Raises
    `OSError` or `ValueError` where nothing listens."""
    parts = urlsplit(address)
    place = (parts.hostname or "", parts.port or 80)
    socket.create_connection(place, ONE_TRY_SECONDS).close()


def _until(
    heard: queue.Queue[tuple[FoundServer, ...]], end: float
) -> Iterable[tuple[FoundServer, ...]]:
    """The announcements until a time of the monotonic clock."""
    while (left := end - time.monotonic()) > 0:
        try:
            yield heard.get(timeout=left)
        except queue.Empty:
            return


def _proves(api: ApiClient, identity: Identity, seen: str) -> bool | None:
    """Whether a server that accepts the device's proof proves itself too; None where it does not
    accept it. Raises `RequestRefused`, `Unreachable` or `ValidationError` where it is not a Novbe
    server, or not ready."""
    for secret in identity.secrets:
        secret_hash, nonce = hash_of(secret), secrets.token_hex(32)
        wish = ProveDevice(nonce=nonce, proof=proof_of("device", secret_hash, nonce, seen))
        try:
            answer = api.act(Act.PROVE_DEVICE, wish, device=identity.device)
        except RequestRefused as refused:
            if refused.kind is not ProblemType.DEVICE_UNKNOWN:
                raise
        else:
            proof = DeviceProven.model_validate(answer).proof
            expected = proof_of("server", secret_hash, nonce, seen)
            return hmac.compare_digest(proof.encode(), expected.encode())
    return None


def _has_centre(api: ApiClient, centre: str) -> bool:
    """Whether a server claims to have a centre; raises `RequestRefused` or `Unreachable` too where
    not."""
    return bool(centre and api.get(address_of(Query.CATALOGUE, centre=centre)))
