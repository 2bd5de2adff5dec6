"""A device whose hall got TLS, another certificate or another address; and impostors."""

import http.server
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
import requests
from zeroconf import IPVersion, ServiceInfo, Zeroconf

from client.net.api import ApiClient
from client.net.endpoint import Endpoint, trust_of
from client.net.enrolment import EnrolmentClient
from client.net.finding import SERVICE, Finder, Tell
from client.net.following import AddressSearch, ProbeResult
from client.net.identity import Identity, IdentityFile
from client.net.trust import Trust
from contract.enums import Role
from contract.pairing import hash_of
from tests.parts.certificates import make
from tests.parts.enrolment import confirm_code
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.ports import free_port

LOOPBACK = ["127.0.0.1"]


@pytest.fixture
def server() -> Iterator[RunningServer]:
    with RunningServer(VILLAGE, await_day=False) as running:
        yield running


def searching(seconds: float = 3.0) -> AddressSearch:
    def find(tell: Tell) -> Finder:
        return Finder(tell, LOOPBACK)

    return AddressSearch(find=find, listen_seconds=seconds)


def enrolled(server: RunningServer, folder: Path) -> Identity:
    """A display that is enrolled, and knows its id."""
    program = EnrolmentClient(IdentityFile(folder / "display.json", Role.DISPLAY), Role.DISPLAY)
    status = program.begin(server.url)
    manager = ApiClient(server.url, server.token(Role.MANAGER), trust=trust_of(status.identity))
    confirm_code(manager, server.centre, status.code)
    identity = program.poll(status).identity
    device = Endpoint.of_device(identity).api().device()
    return identity.model_copy(update={"device": device.device, "centre": device.centre})


def moved(server: RunningServer, *, tls: bool | None = None, port: int | None = None) -> None:
    server.stop()
    server.tls = server.tls if tls is None else tls
    server.port = server.port if port is None else port
    server.start()


def is_authenticated(identity: Identity, server: str, certificate: str) -> bool:
    """Whether the device authenticates at that address with that pinned certificate."""
    there = identity.model_copy(update={"server": server, "certificate": certificate})
    return Endpoint.of_device(there).api().device().device == identity.device


@contextmanager
def announced(*ports: int, tls: bool = False) -> Iterator[None]:
    with closing(Zeroconf(interfaces=LOOPBACK, ip_version=IPVersion.V4Only)) as voice:
        for port in ports:
            key = f"Novbe {uuid4().hex[:12]}"
            info = ServiceInfo(
                SERVICE,
                f"{key}.{SERVICE}",
                addresses=[socket.inet_aton("127.0.0.1")],
                port=port,
                properties={"path": "/", "tls": "1" if tls else "0"},
                server=f"{key.replace(' ', '-')}.local.",
            )
            voice.register_service(info)
        yield


def test_a_device_follows_its_server_to_tls_and_not_back_to_plain_http(
    server: RunningServer, tmp_path: Path
) -> None:
    identity = enrolled(server, tmp_path)
    moved(server, tls=True)
    found = searching().look(identity, identity.server)
    assert (found.finding, found.server) == (ProbeResult.PROVEN, server.url)
    assert found.server.startswith("https:")
    assert found.certificate == server.certificate.read_text()
    assert is_authenticated(identity, found.server, found.certificate)
    # With a configured authority it follows that, and pins nothing.
    for ca, finding in (
        (make(tmp_path, "another").chain, ProbeResult.NOTHING),
        (server.certificate, ProbeResult.PROVEN),
    ):
        by_authority = AddressSearch(Trust(ca=ca)).look_at(identity, identity.server, server.url)
        assert (by_authority.finding, by_authority.certificate) == (finding, "")
    # Its own certificate was deleted: the server made another one.
    by_tls = identity.model_copy(update={"server": found.server, "certificate": found.certificate})
    server.stop()
    for name in ("certificate.pem", "certificate.key"):
        (server.certificate.parent / name).unlink()
    server.start()
    again = searching().look(by_tls, by_tls.server)
    assert (again.finding, again.server) == (ProbeResult.PROVEN, server.url)
    assert again.certificate not in ("", found.certificate)
    assert is_authenticated(identity, again.server, again.certificate)
    # Without TLS it does not follow the hall any more.
    moved(server, tls=False)
    without = searching(0.1).look(by_tls, by_tls.server)
    assert (without.finding, without.server) == (ProbeResult.WITHOUT_TLS, server.url)
    entered = searching().look_at(by_tls, by_tls.server, server.url)
    assert entered.finding is ProbeResult.WITHOUT_TLS


def test_a_device_follows_its_hall_to_the_address_that_it_announces(
    server: RunningServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = enrolled(server, tmp_path)
    moved(server, port=free_port())
    assert searching(0.1).look(identity, identity.server).finding is ProbeResult.NOTHING
    with announced(free_port(), server.port):
        found = searching(20).look(identity, identity.server)
    assert (found.finding, found.server) == (ProbeResult.PROVEN, server.url)
    assert is_authenticated(identity, found.server, found.certificate)
    entered = searching().look_at(identity, identity.server, server.url)
    assert entered == found
    # A host that only an announcement names is pinned: an authority vouches for what the device
    # sees there, be it the hall or one in between.
    moved(server, tls=True)
    monkeypatch.setattr("client.net.following.distrust_of", lambda *_: "")
    with announced(server.port, tls=True):
        found = searching(20).look(identity, f"http://localhost:{free_port()}")
    assert found.finding is ProbeResult.PROVEN
    assert found.certificate == server.certificate.read_text()


def test_a_hall_that_lost_the_secret_is_distinguished(
    server: RunningServer, tmp_path: Path
) -> None:
    identity = enrolled(server, tmp_path)
    other = identity.model_copy(update={"secret": f"novbe_d_{uuid4().hex}"})
    found = searching().look_at(other, other.server, server.url)
    assert (found.finding, found.server) == (ProbeResult.UNKNOWN, server.url)
    # Another hall has nothing to do with it.
    stranger = other.model_copy(update={"centre": "elsewhere"})
    assert searching().look_at(stranger, other.server, server.url).finding is ProbeResult.NOTHING
    # The next secret proves it too.
    renewed = other.model_copy(update={"next_secret": identity.secret})
    found = searching().look_at(renewed, other.server, server.url)
    assert found.finding is ProbeResult.PROVEN


class Posing(http.server.BaseHTTPRequestHandler):
    """An impostor of the hall that answers by itself and keeps all requests."""

    heard: list[str]
    answer: Callable[[str], bytes]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self._say(body)

    def do_GET(self) -> None:
        self._say(b"")

    def _say(self, body: bytes) -> None:
        type(self).heard.append(f"{self.path}\n{self.headers}\n{body.decode()}")
        said = type(self).answer(body.decode())
        self.send_response(200)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def posing(answer: Callable[[str], bytes]) -> type[Posing]:
    """A kind of impostor, with an answer to each body that it gets."""
    members = {"heard": [], "answer": staticmethod(answer)}
    return type("Impostor", (Posing,), members)


@contextmanager
def serving(handler: type[Posing], context: ssl.SSLContext | None) -> Iterator[int]:
    served = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    if context is not None:
        served.socket = context.wrap_socket(served.socket, server_side=True)
    threading.Thread(target=served.serve_forever, args=(0.02,), daemon=True).start()
    yield served.server_port
    served.shutdown()
    served.server_close()


def test_an_announced_impostor_learns_no_secret(server: RunningServer, tmp_path: Path) -> None:
    identity = enrolled(server, tmp_path)
    server.stop()
    for context in (None, make(tmp_path, "stranger").context()):
        # The proof of the device is not valid as one of a server.
        stranger = posing(lambda body: body.encode() or b'{"id": "village"}')
        with serving(stranger, context) as port, announced(port, tls=context is not None):
            found = searching(3).look(identity, identity.server)
        assert found.finding is ProbeResult.NOTHING
        said = "\n".join(stranger.heard)
        assert f"/api/v1/devices/{identity.device}/proof" in said
        assert identity.secret not in said
        assert hash_of(identity.secret) not in said
        assert "Authorization" not in said


def test_a_relay_with_another_certificate_is_refused(tmp_path: Path) -> None:
    with RunningServer(VILLAGE, await_day=False, tls=True) as server:
        identity = enrolled(server, tmp_path)

        def hand_on(body: str) -> bytes:
            return requests.post(
                f"{server.api}/devices/{identity.device}/proof",
                data=body,
                headers={"Content-Type": "application/json"},
                timeout=10,
                verify=str(server.certificate),
            ).content

        relay = posing(hand_on)
        for context in (make(tmp_path, "relay").context(), None):
            with serving(relay, context) as port:
                scheme = "http" if context is None else "https"
                address = f"{scheme}://127.0.0.1:{port}"
                found = searching().look_at(identity, identity.server, address)
                assert found.finding is not ProbeResult.PROVEN
                assert found.finding is not ProbeResult.WITHOUT_TLS
        said = "\n".join(relay.heard)
        assert "/proof" in said
        assert identity.secret not in said
