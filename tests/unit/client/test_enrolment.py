"""Enrolment of a device, with answers lost and programs killed at every step."""

from pathlib import Path

import pytest

from client.net.address import leaves_this_machine
from client.net.api import Api, NotTrusted, Refused, Unreachable
from client.net.endpoint import Endpoint
from client.net.enrolment import Enrolment, EnrolmentStatus, is_out
from client.net.identity import IdentityFile, IdentityUnusable
from client.net.trust import Trust
from contract.enums import Role
from contract.pairing import code_of, hash_of, shown
from tests.parts.certificates import Made, make
from tests.parts.fake_hall import FakeHall


def program(file: IdentityFile) -> Enrolment:
    return Enrolment(file, Role.KIOSK)


def restarted_with(hall: FakeHall, made: Made) -> None:
    """The same address, with another certificate."""
    hall.stop()
    hall.made = made
    hall.start()


def is_authenticated(file: IdentityFile, hall: FakeHall) -> bool:
    identity = file.load()
    assert identity is not None
    device = Endpoint.of_device(identity).api().device()
    return bool(identity.enrolled and device.role is Role.KIOSK)


def test_a_new_device_is_enrolled(file: IdentityFile, hall: FakeHall) -> None:
    enrolment = program(file)
    assert enrolment.last_server() == ""
    status = enrolment.begin(hall.address)
    assert len(status.code) == 9
    assert not status.enrolled
    assert enrolment.poll(status) == status
    hall.confirm(status.code)
    assert enrolment.poll(status).enrolled
    # Until here it has not sent its secret.
    assert hall.bearers == []
    assert status.identity.secret not in str(hall.asking)
    assert is_authenticated(file, hall)
    (asking,) = hall.asking.values()
    assert asking.role is Role.KIOSK
    assert asking.name


def test_a_restart_of_either_keeps_the_enrolment_code(file: IdentityFile, hall: FakeHall) -> None:
    before = program(file).begin(hall.address)
    again = program(file)
    assert again.last_server() == hall.address
    assert again.begin(hall.address) == before
    assert len(hall.asking) == 1
    hall.asking.clear()
    assert again.poll(before) == before
    assert set(hall.asking) == {hash_of(before.identity.secret)}


def test_another_hall_gets_another_secret(file: IdentityFile, hall: FakeHall) -> None:
    before = program(file).begin(hall.address)
    with FakeHall() as other:
        after = program(file).begin(other.address)
        assert after.identity.secret != before.identity.secret
        assert after.code != before.code


@pytest.mark.parametrize("lost", ["enrolments", "enrolments/{}"])
def test_a_lost_answer_loses_nothing(
    file: IdentityFile, hall: FakeHall, lost: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer is lost and the program dies; the manager confirms the code nevertheless."""
    monkeypatch.setattr("client.net.enrolment.ONE_TRY_SECONDS", 0.0)
    enrolment = program(file)
    if lost == "enrolments":
        hall.lose[lost] = 1
        with pytest.raises(Unreachable):
            enrolment.begin(hall.address)
        written = file.load()
        assert written is not None
        hall.confirm(code_of(hash_of(written.secret)))
    else:
        status = enrolment.begin(hall.address)
        hall.confirm(status.code)
        hall.lose[lost.format(hash_of(status.identity.secret))] = 1
        with pytest.raises(Unreachable):
            enrolment.poll(status)
    assert program(file).begin(hall.address).enrolled
    assert is_authenticated(file, hall)
    assert len(hall.asking) == 1


def test_nothing_is_sent_where_the_secret_cannot_be_kept(tmp_path: Path, hall: FakeHall) -> None:
    (tmp_path / "full").write_text("a file where a folder should be")
    with pytest.raises(IdentityUnusable):
        program(IdentityFile(tmp_path / "full" / "kiosk.json", Role.KIOSK)).begin(hall.address)
    assert hall.asking == {}


@pytest.mark.parametrize("restarted", [False, True])
def test_an_expired_enrolment_starts_again(
    file: IdentityFile, hall: FakeHall, restarted: bool
) -> None:
    enrolment = program(file)
    first = enrolment.begin(hall.address)
    hall.run_out()
    second = program(file).begin(hall.address) if restarted else enrolment.poll(first)
    assert second.over == 1
    assert second.code != first.code
    assert second.identity.secret != first.identity.secret
    hall.confirm(second.code)
    assert program(file).begin(hall.address).enrolled


def test_a_device_starts_again_only_once_its_hall_revoked_it(
    file: IdentityFile, hall: FakeHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("client.net.enrolment.ONE_TRY_SECONDS", 0.2)
    status: EnrolmentStatus = program(file).begin(hall.address)
    device = hall.confirm(status.code)
    identity = program(file).begin(hall.address).identity
    assert not is_out(identity, Endpoint.of_device(identity))
    hall.silent = True
    assert not is_out(identity, Endpoint.of_device(identity))
    hall.silent = False
    hall.revoke(device)
    with pytest.raises(Refused):
        Api(hall.address, identity.secret).device()
    assert is_out(identity, Endpoint.of_device(identity))
    after = program(file).begin(hall.address)
    assert not after.enrolled
    assert after.identity.secret != identity.secret


def test_a_self_signed_certificate_is_pinned(file: IdentityFile, tmp_path: Path) -> None:
    with FakeHall(made=make(tmp_path, "hall")) as hall:
        enrolment = program(file)
        status = enrolment.begin(hall.address)
        secret_hash = hash_of(status.identity.secret)
        assert status.code == shown(code_of(secret_hash, hall.sight))
        assert status.identity.certificate
        hall.confirm(status.code)
        assert enrolment.poll(status).enrolled
        assert is_authenticated(file, hall)
        # Another server at the same address gets nothing of the secret.
        identity = file.load()
        assert identity is not None
        restarted_with(hall, make(tmp_path, "nigar"))
        hall.bearers.clear()
        with pytest.raises(NotTrusted):
            Endpoint.of_device(identity).api().device()
        assert hall.bearers == []
        assert not is_out(identity, Endpoint.of_device(identity))


def test_another_certificate_in_between_shows_another_code(
    file: IdentityFile, tmp_path: Path
) -> None:
    with FakeHall(made=make(tmp_path, "hall")) as hall:
        enrolment = program(file)
        before = enrolment.begin(hall.address)
        restarted_with(hall, make(tmp_path, "another"))
        after = enrolment.poll(before)
        assert after.code != before.code
        # One of the two is not the hall: it must not learn the hash of the enrolled secret.
        assert after.identity.secret != before.identity.secret
        assert after.identity.certificate != before.identity.certificate


def test_with_a_configured_authority_nothing_is_pinned_and_its_fault_is_named(
    file: IdentityFile, tmp_path: Path
) -> None:
    """A city's own authority without the key usage extension: no manager could confirm the
    code of a device that had pinned the server's certificate."""
    authority = make(tmp_path, "city", authority=True, says_use=False)
    enrolment = Enrolment(file, Role.KIOSK, Trust(ca=authority.chain))
    with FakeHall(made=make(tmp_path, "hall", by=authority)) as hall:
        with pytest.raises(NotTrusted) as found:
            enrolment.begin(hall.address)
        assert found.value.why == (
            f"CA cert does not include key usage extension (--ca {authority.chain})"
        )
        assert hall.asking == {}
        assert file.load() is None


def test_without_tls_to_another_machine_is_exposed(
    file: IdentityFile, hall: FakeHall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not program(file).begin(hall.address).exposed
    monkeypatch.setattr("client.net.enrolment.leaves_this_machine", lambda _server: True)
    status = program(file).begin(hall.address)
    assert status.exposed
    assert program(file).poll(status).exposed
    with FakeHall(made=make(tmp_path, "hall")) as secured:
        assert not program(file).begin(secured.address).exposed


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
