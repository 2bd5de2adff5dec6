"""Enrolment of a device, with answers lost and programs killed at every step."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes

from client.net.address import leaves_this_machine
from client.net.api import NotTrusted, Unreachable
from client.net.endpoint import Endpoint
from client.net.enrolment import EnrolmentClient, is_out, own_name
from client.net.identity import Identity, IdentityFile, IdentityUnusable
from client.net.trust import Trust
from contract.enums import Role
from contract.pairing import code_of, hash_of, shown
from server.store import tables
from server.store.databases import open_engine
from tests.parts.certificates import make
from tests.parts.device_manager import DeviceManager
from tests.parts.faulty_relay import FaultyRelay


def program(file: IdentityFile) -> EnrolmentClient:
    return EnrolmentClient(file, Role.KIOSK)


def identity_in(file: IdentityFile) -> Identity:
    identity = file.load()
    assert identity is not None
    return identity


def is_authenticated(file: IdentityFile) -> bool:
    identity = identity_in(file)
    device = Endpoint.of_device(identity).api().device()
    return identity.enrolled and device.role is Role.KIOSK


def test_a_new_device_is_enrolled_by_one_code_over_restarts_of_either(
    file: IdentityFile, relay: FaultyRelay, manager: DeviceManager
) -> None:
    enrolment = program(file)
    assert enrolment.last_server() == ""
    status = enrolment.begin(relay.address)
    assert len(status.code) == 9
    assert not status.enrolled
    again = program(file)
    assert again.last_server() == relay.address
    assert again.begin(relay.address) == status
    # The server serves an older backup.
    engine = open_engine(manager.server.settings.database_url)
    with engine.begin() as connection:
        connection.execute(tables.enrolment.delete())
    engine.dispose()
    assert again.poll(status) == status
    (seen,) = manager.waiting()
    assert (seen.role, seen.name) == (Role.KIOSK, own_name())
    manager.confirm(status.code)
    assert again.poll(status).enrolled
    # Until here it has not sent its secret.
    assert relay.heard
    assert status.identity.secret not in str(relay.heard)
    assert is_authenticated(file)


@pytest.mark.parametrize("lost", ["enrolments", "enrolments/{}"])
def test_a_lost_answer_loses_nothing(
    file: IdentityFile, relay: FaultyRelay, manager: DeviceManager, lost: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """The answer is lost and the program dies; the manager confirms the code nevertheless."""
    enrolment = program(file)
    with monkeypatch.context() as patch:
        if lost == "enrolments":
            patch.setattr("client.net.enrolment.ONE_TRY_SECONDS", 0.0)
            relay.lose[lost] = 1
            with pytest.raises(Unreachable):
                enrolment.begin(relay.address)
            manager.confirm_next(file)
        else:
            status = enrolment.begin(relay.address)
            manager.confirm(status.code)
            patch.setattr("client.net.enrolment.ONE_TRY_SECONDS", 0.0)
            relay.lose[lost.format(hash_of(status.identity.secret))] = 1
            with pytest.raises(Unreachable):
                enrolment.poll(status)
    written = identity_in(file)
    assert not written.enrolled
    assert program(file).begin(relay.address).enrolled
    assert is_authenticated(file)
    assert identity_in(file).secret == written.secret


def test_nothing_is_sent_where_the_secret_cannot_be_kept(
    tmp_path: Path, relay: FaultyRelay
) -> None:
    (tmp_path / "full").write_text("a file where a folder should be")
    with pytest.raises(IdentityUnusable):
        program(IdentityFile(tmp_path / "full" / "kiosk.json", Role.KIOSK)).begin(relay.address)
    assert relay.heard == []


@pytest.mark.parametrize("restarted", [False, True])
def test_an_expired_enrolment_starts_again(
    file: IdentityFile, manager: DeviceManager, restarted: bool
) -> None:
    enrolment, server = program(file), manager.server.url
    first = enrolment.begin(server)
    if restarted:
        # It was off while it was confirmed and revoked.
        manager.revoke(manager.confirm(first.code))
        second = program(file).begin(server)
    else:
        manager.refuse_all()
        second = enrolment.poll(first)
    assert second.over == 1
    assert second.code != first.code
    assert second.identity.secret != first.identity.secret
    manager.confirm(second.code)
    assert program(file).begin(server).enrolled


def test_a_server_with_another_certificate_gets_another_code_and_no_secret(
    file: IdentityFile, manager: DeviceManager, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`tests.integration.test_following` enrols a device at the server's own certificate."""
    monkeypatch.setattr("client.net.enrolment.leaves_this_machine", lambda _server: True)
    own = make(tmp_path, "own")
    with FaultyRelay(manager.server.url, own) as relay:
        assert relay.context is not None
        enrolment = program(file)
        before = enrolment.begin(relay.address)
        seen = own.certificate.fingerprint(hashes.SHA256()).hex()
        assert before.code == shown(code_of(hash_of(before.identity.secret), seen))
        assert before.identity.certificate == own.pem
        assert not before.exposed
        another = make(tmp_path, "another")
        relay.context.load_cert_chain(another.chain, another.key)
        after = enrolment.poll(before)
        assert after.code != before.code
        # One of the two is not the hall: it must not learn the hash of the enrolled secret.
        assert after.identity.secret != before.identity.secret
        assert after.identity.certificate == another.pem
        # A device that pinned one of them sends nothing to the other.
        manager.enrol(file, manager.server.url)
        at_relay = {"server": relay.address, "certificate": another.pem}
        identity = identity_in(file).model_copy(update=at_relay)
        endpoint = Endpoint.of_device(identity)
        assert endpoint.api().device().role is Role.KIOSK
        relay.context.load_cert_chain(own.chain, own.key)
        relay.heard.clear()
        with pytest.raises(NotTrusted):
            Endpoint.of_device(identity).api().device()
        assert not is_out(identity, Endpoint.of_device(identity))
        assert relay.heard == []


def test_a_configured_authority_prevents_pinning_and_its_error_is_named(
    file: IdentityFile, manager: DeviceManager, tmp_path: Path
) -> None:
    """A city's own authority without the key usage extension: no manager could confirm the
    code of a device that had pinned the server's certificate."""
    authority = make(tmp_path, "city", authority=True, says_use=False)
    enrolment = EnrolmentClient(file, Role.KIOSK, Trust(ca=authority.chain))
    with FaultyRelay(manager.server.url, make(tmp_path, "hall", by=authority)) as relay:
        with pytest.raises(NotTrusted) as found:
            enrolment.begin(relay.address)
        assert found.value.why == (
            f"CA cert does not include key usage extension (--ca {authority.chain})"
        )
        assert relay.heard == []
        assert file.load() is None


@pytest.mark.parametrize(
    ("server", "leaves"),
    [
        ("http://127.0.0.1:8750", False),
        ("http://[::1]:8750", False),
        ("http://192.0.2.7:8750", True),
        ("http://nowhere.invalid", True),
    ],
)
def test_addresses_of_other_machines_are_recognised(server: str, leaves: bool) -> None:
    assert leaves_this_machine(server) is leaves
