"""Which servers a program trusts: real ones on loopback, and impostors at their address."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from client.net.api import ApiClient, NotTrusted, Unreachable
from client.net.settings import ClientSettings
from client.net.trust import NoCertificates, Trust
from contract.commands import CallNext
from tests.parts.certificates import Made, make
from tests.parts.waiting import until
from tests.unit.client.examples import board
from tests.unit.client.small_server import TOKEN, SmallServer
from tests.unit.client.test_link import Reader

COMMAND = CallNext(command_id=uuid4(), counter="asan-7.12")


@contextmanager
def serving(made: Made) -> Iterator[SmallServer]:
    with SmallServer(context=made.context()) as small:
        small.truths["board"] = board(5).wire()
        yield small


def connects(server: SmallServer, trust: Trust | None) -> None:
    ApiClient(server.address, TOKEN, trust=trust).send(COMMAND)
    with Reader(server.address, trust=trust) as reader:
        until(lambda: reader.heard == [board(5)])
        assert reader.link.state.trusted


def is_distrusted(server: SmallServer, trust: Trust | None, sentence: str) -> None:
    """Neither a request nor the WebSocket reaches the server, and the request says why."""
    before = (list(server.bodies), list(server.auths))
    with pytest.raises(NotTrusted, match=f"not the expected one: .*{sentence}"):
        ApiClient(server.address, TOKEN, trust=trust).send(COMMAND)
    with Reader(server.address, trust=trust) as reader:
        until(lambda: not reader.link.state.trusted)
    assert reader.heard == []
    assert (server.bodies, server.auths) == before


@pytest.fixture
def ours(tmp_path: Path) -> Made:
    return make(tmp_path, "ours")


def test_a_pinned_certificate_is_trusted_under_any_name_and_at_any_time(tmp_path: Path) -> None:
    over = make(tmp_path, "over", names=["elsewhere.example"], days=-3)
    with serving(over) as server:
        connects(server, Trust(pinned=over.pem))


def test_an_impostor_is_not_trusted_and_the_right_server_is_found_again(
    ours: Made, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("client.net.link.REFUSED_PAUSE", 0.3)
    trust = Trust(pinned=ours.pem)
    with serving(ours) as server:
        # The same name, port and answers; another key.
        server.show(make(tmp_path, "theirs"))
        is_distrusted(server, trust, "self-signed")
        assert caplog.text.count("is not the expected one") == 1
        with Reader(server.address, trust=trust) as reader:
            until(lambda: not reader.link.state.trusted)
            server.show(ours)
            until(lambda: reader.heard == [board(5)])
        states = [(one.connected, one.trusted) for one in reader.states[:2]]
        assert states == [(False, False), (True, True)]
        connects(server, trust)


def test_a_certificate_signed_by_the_pinned_one_is_not_trusted(tmp_path: Path) -> None:
    authority = make(tmp_path, "authority", authority=True)
    leaf = make(tmp_path, "leaf", by=authority)
    with serving(leaf) as server:
        is_distrusted(server, Trust(pinned=authority.pem), "not the pinned one")
        connects(server, Trust(pinned=leaf.pem))


def test_a_configured_authority_is_trusted_for_the_right_name(tmp_path: Path) -> None:
    authority = make(tmp_path, "authority", authority=True)
    trust = ClientSettings.load(ca=authority.chain).trust
    with serving(make(tmp_path, "leaf", by=authority)) as server:
        connects(server, trust)
        is_distrusted(server, None, "unable to get local issuer")
    with serving(make(tmp_path, "elsewhere", names=["e.example"], by=authority)) as server:
        is_distrusted(server, trust, "mismatch")
    with serving(make(tmp_path, "over", by=authority, days=-1)) as server:
        is_distrusted(server, trust, "expired")
    with serving(make(tmp_path, "itself")) as server:
        is_distrusted(server, trust, "self-signed")


def test_a_server_without_tls_is_unreachable(server: SmallServer, ours: Made) -> None:
    address = server.address.replace("http:", "https:")
    with pytest.raises(Unreachable) as found:
        ApiClient(address, TOKEN, deadline=0.5, trust=Trust(pinned=ours.pem)).send(COMMAND)
    assert not isinstance(found.value, NotTrusted)


@pytest.mark.parametrize("trust", [Trust(pinned="no"), Trust(ca=Path(__file__))])
def test_trust_without_usable_certificates_is_refused(trust: Trust) -> None:
    with pytest.raises(NoCertificates, match="cannot be used"):
        ApiClient("https://127.0.0.1:9", TOKEN, trust=trust).device()
    with pytest.raises(NoCertificates, match="cannot be used"):
        Reader("https://127.0.0.1:9", trust=trust)
    with pytest.raises(ValueError, match=r"none\.pem cannot be used"):
        ClientSettings.load(ca=Path("none.pem"))
