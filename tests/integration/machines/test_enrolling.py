"""How devices enrol: the code on the screen, the certificate they saw, and limits."""

from copy import replace
from pathlib import Path
from typing import Any

import pytest

from contract.enums import Role
from contract.pairing import BY_AUTHORITY, WITHOUT_TLS, code_of, hash_of, proof_of
from server import tls
from server.domain import machines
from tests.parts.box import Box
from tests.parts.staff import Machine, ask, command, refused, told


def waiting(box: Box) -> list[dict[str, Any]]:
    """The devices that ask for enrolment, as a manager sees them."""
    path = f"centres/{box.centre}/devices/waiting"
    found: list[dict[str, Any]] = told(ask(box, path, box.bearer(Role.MANAGER), method="GET"))
    return found


def test_a_device_enrols_by_the_code_on_its_screen(box: Box) -> None:
    machine = Machine(box, Role.COUNTER)
    refused(machine.read(), "not_signed_in")
    assert told(machine.begin())["standing"] == "waiting"
    (seen,) = waiting(box)
    assert (seen["role"], seen["name"], seen["address"]) == ("counter", "a machine", "192.0.2.1")
    assert machine.code not in repr(seen)
    assert machine.hash not in repr(seen)
    # A begun enrolment is no authentication.
    refused(machine.read(), "not_signed_in")
    identity = told(machine.confirm(counter="village.2"))["device"]
    assert machine.standing() == "enrolled"
    own = told(machine.read())
    assert (own["device"], own["role"], own["label"]) == (identity, "counter", "a machine")
    assert own["counter"] == "village.2"
    assert waiting(box) == []
    assert box.last() == ["device_confirmed"]
    # Another request of the device or the manager changes nothing.
    assert told(machine.begin())["standing"] == "enrolled"
    refused(machine.confirm(), "not_found")


def test_a_wrong_code_or_request_is_refused(box: Box) -> None:
    machine = Machine(box, Role.KIOSK).waiting()
    for code in (
        "00000000",
        machine.code[::-1] + "0",
        code_of(machine.hash, "ab" * 32),
        machine.hash[:20],
        "%%%%%%%%",
    ):
        refused(machine.confirm(code=code), "not_found")
    refused(machine.confirm(code=""), "malformed")
    refused(machine.confirm(counter="village.1"), "malformed")
    assert machine.standing() == "waiting"
    # Only devices enrol, and by a hash alone.
    for role in set(Role) - {Role.KIOSK, Role.DISPLAY, Role.COUNTER}:
        refused(Machine(box, role).begin(), "malformed")
    for wrong in ("", "x" * 64, "AB" * 32, "ab" * 31, "ab" * 33):
        refused(ask(box, "enrolments", secret_hash=wrong, role="kiosk"), "malformed")
    refused(ask(box, "enrolments/abc", method="GET"), "not_found")


NONCE = "5a" * 32


def is_confirmed(box: Box, seen: str, scheme: str) -> bool:
    """Whether a manager can confirm a machine that saw the server so."""
    machine = Machine(box, Role.KIOSK)
    told(machine.begin(scheme=scheme))
    answer = machine.confirm(code=code_of(machine.hash, seen))
    if answer.status_code != 200:
        refused(answer, "not_found")
    return answer.status_code == 200


def proves(machine: Machine, seen: str, scheme: str = "http") -> bool:
    """Whether the server takes the proof of a device that saw it so, and proves itself by it."""
    proof = proof_of("device", machine.hash, NONCE, seen)
    path = f"devices/{machine.id}/proof"
    answer = ask(machine.box, path, scheme=scheme, nonce=NONCE, proof=proof)
    if answer.status_code == 200:
        assert answer.get_json() == {"proof": proof_of("server", machine.hash, NONCE, seen)}
    else:
        refused(answer, "device_unknown")
    return answer.status_code == 200


def test_code_and_proof_of_a_device_say_what_it_saw_of_the_server(box: Box, tmp_path: Path) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    own = tls.self_signed(tmp_path / "one", "127.0.0.1")
    assert own.self_signed
    # A relay shows another certificate, or none.
    sights = (WITHOUT_TLS, BY_AUTHORITY, own.fingerprint, "ab" * 32)
    vouched = {BY_AUTHORITY}
    for certificate, by_tls, scheme, in_codes, in_proofs in (
        # Without TLS; a proxy of which the server does not know may speak it.
        (None, False, "http", {WITHOUT_TLS, *vouched}, {WITHOUT_TLS, *vouched}),
        # Behind a proxy that is not known to speak TLS, and says that it was spoken to so.
        (None, False, "https", vouched, vouched),
        # By its own certificate, which some devices are configured to trust (`--ca`).
        (own, True, "http", {own.fingerprint, *vouched}, {own.fingerprint, *vouched}),
        # By one of an authority, or behind a proxy.
        (replace(own, self_signed=False), True, "http", vouched, {own.fingerprint, *vouched}),
        (None, True, "http", vouched, vouched),
    ):
        served(box, certificate, by_tls)
        assert {one for one in sights if is_confirmed(box, one, scheme)} == in_codes
        assert {one for one in sights if proves(kiosk, one, scheme)} == in_proofs
    # While a device waits the server may get another certificate.
    machine = Machine(box, Role.KIOSK)
    served(box, own, by_tls=True)
    told(machine.begin())
    another = tls.self_signed(tmp_path / "another", "127.0.0.1")
    served(box, another, by_tls=True)
    told(machine.begin())
    told(machine.confirm(code=code_of(machine.hash, another.fingerprint)))


def served(box: Box, certificate: tls.Certificate | None, by_tls: bool) -> None:
    object.__setattr__(box.hall, "certificate", certificate)
    object.__setattr__(box.hall, "by_tls", by_tls)


def test_a_code_is_good_for_half_an_hour_while_its_machine_asks(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine(box, Role.KIOSK).waiting()
    for _ in range(29):
        box.forward(minutes=1)
        assert machine.standing() == "waiting"
    assert [one["id"] for one in waiting(box)] == [machine.waiting_id]
    box.forward(minutes=1)
    assert machine.standing() == "over"
    refused(machine.confirm(), "not_found")
    # With the same secret it may begin again; for two minutes it need not ask.
    told(machine.begin())
    box.forward(minutes=2)
    assert waiting(box) == []
    refused(machine.confirm(), "not_found")
    # It was without network: it waits again, with the code that it shows.
    assert machine.standing() == "waiting"
    box.forward(minutes=2)
    # Not where others have taken its place meanwhile.
    monkeypatch.setattr(machines, "WAITING_AT_AN_ADDRESS", 1)
    other = Machine(box, Role.KIOSK).waiting()
    assert machine.standing() == "over"
    told(other.confirm())
    assert machine.standing() == "waiting"
    told(machine.confirm())


def waits(machine: Machine) -> bool:
    """Whether it waits, by the server's answer."""
    answer = ask(machine.box, f"enrolments/{machine.hash}", method="GET")
    return answer.status_code == 200 and answer.get_json()["standing"] == "waiting"


def test_waiting_machines_of_one_address_are_limited(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machines, "WAITING_AT_AN_ADDRESS", 3)
    first, *_ = [Machine(box, Role.KIOSK).waiting() for _ in range(3)]
    late = Machine(box, Role.KIOSK)
    refused(late.begin(), "too_fast")
    # Other addresses are not affected, and a waiting machine goes on waiting, and enrols.
    Machine(box, Role.KIOSK).waiting("198.51.100.7")
    told(first.begin())
    told(first.confirm())
    told(late.begin())
    # A machine whose time is over gave up its place.
    box.forward(minutes=2)
    for _ in range(3):
        Machine(box, Role.KIOSK).waiting()
    refused(late.begin(), "too_fast")
    # An address of IPv6 is one of the many that its network may choose from.
    for place in range(3):
        Machine(box, Role.KIOSK).waiting(f"2001:db8::{place}")
    refused(late.begin("2001:db8::ffff:1"), "too_fast")
    told(late.begin("2001:db8:0:1::1"))


def test_a_flood_of_machines_gives_way_to_a_single_one(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machines, "WAITING_AT_MOST", 6)
    alone, flood = Machine(box, Role.KIOSK).waiting("198.51.100.7"), list[Machine]()
    for _ in range(5):
        box.forward(seconds=1)
        flood.append(Machine(box, Role.KIOSK).waiting("203.0.113.9"))
    late = Machine(box, Role.DISPLAY).waiting("198.51.100.8")
    assert len(waiting(box)) == 6
    # The oldest of the many has lost its place, not the oldest of all.
    assert [waits(one) for one in (alone, late, *flood)] == [True, True, False, *[True] * 4]
    told(late.confirm())
    told(alone.confirm())
    # It asks again with the same secret, and shows the same code.
    told(flood[0].begin("203.0.113.9"))
    told(flood[0].confirm())


def test_a_waiting_machine_is_not_changed_by_others_and_is_refused(box: Box) -> None:
    machine, other = Machine(box, Role.KIOSK), Machine(box, Role.KIOSK)
    told(machine.begin())
    box.forward(seconds=1)
    told(other.begin())
    (seen, _) = waiting(box)
    assert seen["id"] == machine.waiting_id
    # An attacker who read the hash sends other data of that machine.
    body = {"secret_hash": machine.hash, "role": "counter", "name": "x", "version": "2"}
    told(ask(box, "enrolments", address="203.0.113.9", **body))
    (after, _) = waiting(box)
    assert after.pop("expires_at") > seen.pop("expires_at")
    assert after == seen
    path = f"devices/waiting/{machine.waiting_id}/refuse"
    told(command(box, path))
    assert box.last() == ["device_refused"]
    assert [one["id"] for one in waiting(box)] == [other.waiting_id]
    assert machine.standing() == "over"
    refused(machine.confirm(), "not_found")
    refused(command(box, path), "not_found")
    # An enrolled machine is a device: it is revoked, not refused.
    assert told(other.confirm())["device"] == other.waiting_id
    refused(command(box, f"devices/waiting/{other.waiting_id}/refuse"), "not_found")


def test_enrolments_of_an_address_are_limited(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.web.api.blueprint.ENROLMENTS", 3)
    machine = Machine(box, Role.KIOSK)
    seen = [machine.begin("203.0.113.7").status_code for _ in range(4)]
    assert seen == [200] * 3 + [429]
    answer = machine.begin("203.0.113.7")
    refused(answer, "too_fast")
    assert answer.headers["Retry-After"] == "20"
    told(machine.begin("203.0.113.8"))


def test_two_machines_have_two_codes_and_one_secret_is_one_device(box: Box) -> None:
    one, other = Machine(box, Role.KIOSK).enrol(), Machine(box, Role.KIOSK).enrol()
    assert one.code != other.code
    assert one.id != other.id
    # A device renews to a secret that also asks for enrolment: it is the same device.
    third = Machine(box, Role.KIOSK).waiting()
    for machine in (one, other):
        machine.asked("rotate")
    told(ask(box, "devices/me/secret", one.secret, secret_hash=third.hash))
    refused(third.confirm(), "already_done")
    refused(ask(box, "devices/me/secret", other.secret, secret_hash=third.hash), "already_done")
    refused(ask(box, "devices/me/secret", other.secret, secret_hash=one.hash), "already_done")
    for machine in (one, other):
        assert told(machine.read())["device"] == machine.id


def test_only_the_secrets_of_an_enrolled_device_prove_it(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    stranger = Machine(box, Role.KIOSK)
    for identity in (kiosk.id, "kiosk-0000000000"):
        stranger.id = identity
        assert not proves(stranger, WITHOUT_TLS)
    # The proof of one side is not valid for the other.
    path = f"devices/{kiosk.id}/proof"
    proof = proof_of("server", kiosk.hash, NONCE)
    refused(ask(box, path, nonce=NONCE, proof=proof), "device_unknown")
    refused(ask(box, path, nonce="x", proof=proof), "malformed")
    # The next secret proves it too, and none once it is revoked.
    kiosk.asked("rotate")
    following = hash_of("the next secret of this kiosk")
    told(ask(box, "devices/me/secret", kiosk.secret, secret_hash=following))
    for secret_hash in (following, kiosk.hash):
        told(ask(box, path, nonce=NONCE, proof=proof_of("device", secret_hash, NONCE)))
    told(command(box, f"devices/{kiosk.id}/revoke"))
    assert not proves(kiosk, WITHOUT_TLS)
