"""Servers that announce themselves on the loopback interface, and a network without multicast."""

import socket
from collections.abc import Iterator
from uuid import uuid4

import pytest
from zeroconf import IPVersion, ServiceInfo, Zeroconf

from client.net import finding
from client.net.finding import SERVICE, Finder, FoundServer, read
from tests.parts.waiting import until

LOOPBACK = ["127.0.0.1"]

OWN = f"Novbe {uuid4().hex[:12]}"
"""Other tests may tell of other servers at the same time."""


def own(servers: tuple[FoundServer, ...]) -> tuple[FoundServer, ...]:
    return tuple(one for one in servers if one.key.startswith(OWN))


def info(key: str, port: int, **told: str) -> ServiceInfo:
    return ServiceInfo(
        SERVICE,
        f"{key}.{SERVICE}",
        addresses=[socket.inet_aton("127.0.0.1")],
        port=port,
        properties={"path": "/", **told},
        server=f"{key.lower().replace(' ', '-')}.local.",
    )


@pytest.fixture
def voice() -> Iterator[Zeroconf]:
    voice = Zeroconf(interfaces=LOOPBACK, ip_version=IPVersion.V4Only)
    yield voice
    voice.close()


def test_servers_that_appear_and_vanish_are_reported_when_the_network_is_up(
    voice: Zeroconf, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, tries = Zeroconf, [1]

    def refuse_once(*arguments: object, **named: object) -> Zeroconf:
        if tries:
            raise OSError(101, f"Network is unreachable {tries.pop()}")
        return real(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(finding, "Zeroconf", refuse_once)
    # Longer than the second in which a responder does not repeat an answer (RFC 6762, section 6).
    monkeypatch.setattr(finding, "AGAIN_SECONDS", 2.0)
    told: list[tuple[FoundServer, ...]] = []
    one = info(f"{OWN} asan-7", 8750, tls="0", name="ASAN № 7 “Gənclik”")
    other = info(f"{OWN} village", 8443, tls="1", name="Kənd evi")
    voice.register_service(one)

    def hear(servers: tuple[FoundServer, ...]) -> None:
        if not told or told[-1] != own(servers):
            told.append(own(servers))

    finder = Finder(hear, LOOPBACK)
    until(lambda: own(finder.servers))
    assert not tries
    (found,) = own(finder.servers)
    assert found.address == "http://127.0.0.1:8750"
    assert found.name == "ASAN № 7 “Gənclik”"
    voice.register_service(other)
    until(lambda: len(own(finder.servers)) == 2)
    addresses = {one.address for one in own(finder.servers)}
    assert addresses == {"http://127.0.0.1:8750", "https://127.0.0.1:8443"}
    voice.unregister_service(one)
    until(lambda: len(told[-1]) == 1)
    assert told[-1] == own(finder.servers)
    assert [len(one) for one in told if one] == [1, 2, 1]
    finder.close()


def test_announced_texts_are_cut_to_what_can_be_shown() -> None:
    found = read(info("x", 1, name="a\x1b[2J\u202eb\n\nc" + "d" * 200))
    assert found is not None
    assert found.name == "a[2Jb c" + "d" * 113
    assert read(info("x", 0)) is None
    nowhere = ServiceInfo(SERVICE, f"x.{SERVICE}", addresses=[], port=1)
    assert read(nowhere) is None


class Told:
    """A network in which the named server announces this."""

    def __init__(self, *services: ServiceInfo) -> None:
        self.services = {one.name: one for one in services}

    def get_service_info(self, _kind: str, name: str, timeout: int) -> ServiceInfo | None:
        return self.services.get(name)


@pytest.fixture
def deaf(monkeypatch: pytest.MonkeyPatch) -> Iterator[Finder]:
    """A finder that receives the announcements of a test alone."""
    monkeypatch.setattr(Finder, "_listen", lambda finder: finder._closing.wait())
    finder = Finder(lambda _servers: None)
    yield finder
    finder.close()


def hears(finder: Finder, *services: ServiceInfo) -> tuple[str, ...]:
    for one in services:
        finder._appeared(Told(one), one.name)  # type: ignore[arg-type]
    return tuple(one.address for one in finder.servers)


def test_a_server_announced_with_tls_is_not_taken_without(deaf: Finder) -> None:
    secured = info("asan-7", 8443, tls="1", name="ASAN")
    assert hears(deaf, secured) == ("https://127.0.0.1:8443",)
    for told in ({}, {"tls": "0"}, {"tls": "yes"}):
        assert hears(deaf, info("asan-7", 80, name="ASAN", **told)) == ("https://127.0.0.1:8443",)
    # Nor after a goodbye, which may be forged.
    deaf._vanished(secured.name)
    assert hears(deaf, info("asan-7", 80, name="ASAN")) == ()
    assert hears(deaf, secured) == ("https://127.0.0.1:8443",)


def test_a_server_without_tls_does_not_replace_a_hall_that_has_it(deaf: Finder) -> None:
    plain = info("a", 8750, name="ASAN")
    assert hears(deaf, plain) == ("http://127.0.0.1:8750",)
    assert hears(deaf, info("z", 8443, tls="1", name="ASAN")) == ("https://127.0.0.1:8443",)
    # Another hall can be chosen; it is listed after those with TLS.
    assert hears(deaf, info("b", 80, name="A village"), info("c", 81)) == (
        "https://127.0.0.1:8443",
        "http://127.0.0.1:81",
        "http://127.0.0.1:80",
    )
