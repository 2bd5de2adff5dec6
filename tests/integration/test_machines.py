"""Devices: how they come in, what they say of themselves, and how they go."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text

from contract import commands as c
from contract.pairing import BY_AUTHORITY, WITHOUT_TLS, code_of, shown
from contract.words import Role
from server import tls
from server.domain import machines
from tests.parts.box import Box
from tests.parts.examples import leasing_village
from tests.parts.staff import Machine, ask, command, known, refused, told

PNG = b"\x89PNG\r\n\x1a\n"


def waiting(box: Box) -> list[dict[str, Any]]:
    """Those that ask to be let in, as a manager sees them."""
    path = f"centres/{box.centre}/devices/waiting"
    found: list[dict[str, Any]] = told(ask(box, path, box.bearer(Role.MANAGER), method="GET"))
    return found


def give_picture(box: Box, machine: Machine, png: bytes, bearer: str | None = None) -> Any:
    return box.client.post(
        "/api/v1/devices/me/picture",
        data=png,
        content_type="image/png",
        headers={"Authorization": f"Bearer {bearer or machine.secret}"},
    )


# In.


@pytest.mark.parametrize("role", [Role.KIOSK, Role.DISPLAY, Role.COUNTER])
def test_a_device_comes_in_by_the_code_on_its_screen(box: Box, role: Role) -> None:
    machine = Machine(box, role)
    refused(machine.read(), "not_signed_in")
    assert told(machine.begin())["standing"] == "waiting"
    (seen,) = waiting(box)
    assert (seen["role"], seen["name"], seen["address"]) == (role, "a machine", "192.0.2.1")
    assert machine.code not in repr(seen)
    assert machine.hash not in repr(seen)
    # Beginning is no coming in.
    refused(machine.read(), "not_signed_in")
    more = {"counter": "village.2"} if role is Role.COUNTER else {}
    identity = told(machine.confirm(**more))["device"]
    assert machine.standing() == "enrolled"
    own = told(machine.read())
    assert (own["device"], own["role"], own["label"]) == (identity, role, "a machine")
    assert own["layout"] == more
    assert waiting(box) == []
    assert box.last() == ["device_confirmed"]
    # Asking again changes nothing, whoever asks.
    assert told(machine.begin())["standing"] == "enrolled"
    refused(machine.confirm(), "not_found")


def test_the_code_is_typed_as_people_type(box: Box) -> None:
    ways: tuple[Callable[[str], str], ...] = (
        shown,
        lambda code: shown(code).lower(),
        lambda code: f" {code[:2]}-{code[2:]} ",
        lambda code: code.replace("0", "o").replace("1", "l"),
        lambda code: code.replace("0", "O").replace("1", "I"),
    )
    for place, typed in enumerate(ways):
        machine = Machine(box, Role.KIOSK, secret=f"0123456789 {place}")
        told(machine.begin())
        told(machine.confirm(code=typed(machine.code)))


def test_a_wrong_code_lets_nobody_in(box: Box) -> None:
    machine = Machine(box, Role.KIOSK)
    told(machine.begin())
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


def shows(box: Box, *sights: str, scheme: str = "http") -> list[str]:
    """What machines came to that asked now and saw the server so: the names of refusals, or
    "" for those that a manager could let in."""
    found = []
    for sight in sights:
        machine = Machine(box, Role.KIOSK)
        told(machine.begin(scheme=scheme))
        answer = machine.confirm(code=code_of(machine.hash, sight))
        found.append("" if answer.status_code == 200 else answer.get_json()["type"][10:])
    return found


def served(box: Box, certificate: tls.Certificate | None, by_tls: bool) -> None:
    object.__setattr__(box.hall, "certificate", certificate)
    object.__setattr__(box.hall, "by_tls", by_tls)


def test_what_a_device_saw_has_to_be_what_the_server_shows(box: Box, tmp_path: Path) -> None:
    shown = tls.own(tmp_path, "127.0.0.1")
    assert shown.self_signed
    sights = (WITHOUT_TLS, BY_AUTHORITY, shown.fingerprint, "ab" * 32)
    out = "not_found"
    # Without TLS; a proxy of which the server does not know may speak it.
    assert shows(box, *sights) == ["", "", out, out]
    # By a certificate of its own, which some are told to believe (`--ca`).
    served(box, shown, by_tls=True)
    assert shows(box, *sights) == [out, "", "", out]
    # By one of an authority, or behind a proxy.
    served(box, replace(shown, self_signed=False), by_tls=True)
    assert shows(box, *sights) == [out, "", out, out]
    served(box, None, by_tls=True)
    assert shows(box, *sights) == [out, "", out, out]
    # Behind a proxy that is not known to speak TLS, and says that it was spoken to so.
    served(box, None, by_tls=False)
    assert shows(box, *sights, scheme="https") == [out, "", out, out]


def test_with_another_certificate_the_code_is_another(box: Box, tmp_path: Path) -> None:
    """While a device waits the server may get another certificate."""
    machine = Machine(box, Role.KIOSK)
    served(box, tls.own(tmp_path / "one", "127.0.0.1"), by_tls=True)
    told(machine.begin())
    another = tls.own(tmp_path / "another", "127.0.0.1")
    served(box, another, by_tls=True)
    told(machine.begin())
    told(machine.confirm(code=code_of(machine.hash, another.fingerprint)))


def test_a_code_is_good_for_half_an_hour(box: Box) -> None:
    machine = Machine(box, Role.KIOSK)
    told(machine.begin())
    box.forward(minutes=30)
    assert machine.standing() == "over"
    refused(machine.confirm(), "not_found")
    assert waiting(box) == []
    # As long as it is on the screen it is asked for again.
    told(machine.begin())
    box.forward(minutes=29)
    told(machine.begin())
    box.forward(minutes=29)
    told(machine.confirm())


def test_only_devices_enrol_and_by_a_hash_alone(box: Box) -> None:
    for role in Role:
        if role not in (Role.KIOSK, Role.DISPLAY, Role.COUNTER):
            refused(Machine(box, role).begin(), "malformed")
    for wrong in ("", "x" * 64, "AB" * 32, "ab" * 31, "ab" * 33):
        answer = ask(box, "enrolments", secret_hash=wrong, role="kiosk")
        refused(answer, "malformed")
    refused(ask(box, "enrolments/abc", method="GET"), "not_found")


def waits(machine: Machine) -> bool:
    """Whether it waits, as far as it can know."""
    answer = ask(machine.box, f"enrolments/{machine.hash}", method="GET")
    return answer.status_code == 200 and answer.get_json()["standing"] == "waiting"


def test_an_address_has_so_many_places(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machines, "WAITING_AT_AN_ADDRESS", 3)
    first, second, third, late = (Machine(box, Role.KIOSK) for _ in range(4))
    for machine in (first, second, third):
        told(machine.begin())
    refused(late.begin(), "too_fast")
    # Nobody else hears of it, and who waits already goes on waiting, and comes in.
    told(Machine(box, Role.KIOSK).begin("198.51.100.7"))
    told(first.begin())
    told(first.confirm())
    told(late.begin())
    # Whose time is over waits no more: it may not come back past those who do.
    box.forward(minutes=30)
    for _ in range(3):
        told(Machine(box, Role.KIOSK).begin())
    refused(late.begin(), "too_fast")
    # An address of IPv6 is one of the many that its network may choose from.
    for place in range(3):
        told(Machine(box, Role.KIOSK).begin(f"2001:db8::{place}"))
    refused(late.begin("2001:db8::ffff:1"), "too_fast")
    told(late.begin("2001:db8:0:1::1"))


def test_a_flood_gives_way_to_who_comes_alone(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machines, "WAITING_AT_MOST", 6)
    alone, late = Machine(box, Role.KIOSK), Machine(box, Role.DISPLAY)
    told(alone.begin("198.51.100.7"))
    flood = [Machine(box, Role.KIOSK) for _ in range(5)]
    for machine in flood:
        box.forward(seconds=1)
        told(machine.begin("203.0.113.9"))
    told(late.begin("198.51.100.8"))
    assert len(waiting(box)) == 6
    # The oldest of the many has lost its place, not the oldest of all.
    assert [waits(one) for one in (alone, late, *flood)] == [True, True, False, *[True] * 4]
    told(late.confirm())
    told(alone.confirm())
    # It asks again with the same secret, and shows the same code.
    told(flood[0].begin("203.0.113.9"))
    told(flood[0].confirm())


def test_beginning_again_changes_nothing_but_the_time(box: Box) -> None:
    machine = Machine(box, Role.KIOSK)
    told(machine.begin())
    (before,) = waiting(box)
    box.forward(minutes=20)
    # Whoever heard the hash says something else of that machine.
    body = {"secret_hash": machine.hash, "role": "counter", "name": "x", "version": "2"}
    told(ask(box, "enrolments", address="203.0.113.9", **body))
    (after,) = waiting(box)
    assert after.pop("expires_at") > before.pop("expires_at")
    assert after == before
    assert told(machine.confirm())["role"] == "kiosk"


def test_a_machine_that_waits_is_turned_away(box: Box) -> None:
    machine, other = Machine(box, Role.KIOSK), Machine(box, Role.KIOSK)
    told(machine.begin())
    box.forward(seconds=1)
    told(other.begin())
    (seen, _) = waiting(box)
    assert seen["id"] == machine.waiting_id
    path = f"devices/waiting/{machine.waiting_id}/refuse"
    for role in (Role.SUPERVISOR, Role.OPERATOR, Role.KIOSK, Role.INTEGRATION):
        refused(command(box, path, box.bearer(role)), "not_permitted")
    told(command(box, path))
    assert box.last() == ["device_refused"]
    assert [one["id"] for one in waiting(box)] == [other.waiting_id]
    assert machine.standing() == "over"
    refused(machine.confirm(), "not_found")
    refused(command(box, path), "not_found")
    # Who was let in is a device: it is revoked, not turned away.
    assert told(other.confirm())["device"] == other.waiting_id
    refused(command(box, f"devices/waiting/{other.waiting_id}/refuse"), "not_found")


def test_an_address_enrols_thirty_times_a_minute(box: Box) -> None:
    machine = Machine(box, Role.KIOSK)
    seen = [machine.begin("203.0.113.7").status_code for _ in range(31)]
    assert seen == [200] * 30 + [429]
    answer = machine.begin("203.0.113.7")
    refused(answer, "too_fast")
    assert 30 <= int(answer.headers["Retry-After"]) <= 61
    told(machine.begin("203.0.113.8"))


def test_two_machines_have_two_codes_and_one_secret_is_one_device(box: Box) -> None:
    one, other = Machine(box, Role.KIOSK), Machine(box, Role.KIOSK)
    told(one.begin())
    told(other.begin())
    assert one.code != other.code
    one.id = told(one.confirm())["device"]
    other.id = told(other.confirm())["device"]
    assert one.id != other.id
    # A device makes a secret its next one that asks to be let in elsewhere: it is one of them.
    third = Machine(box, Role.KIOSK)
    told(third.begin())
    for machine in (one, other):
        told(command(box, f"devices/{machine.id}/ask", what="rotate"))
    told(ask(box, "devices/me/secret", one.secret, secret_hash=third.hash))
    refused(third.confirm(), "already_done")
    refused(ask(box, "devices/me/secret", other.secret, secret_hash=third.hash), "already_done")
    refused(ask(box, "devices/me/secret", other.secret, secret_hash=one.hash), "already_done")
    for machine in (one, other):
        assert told(machine.read())["device"] == machine.id


# What managers do.


def test_a_device_is_set_and_revoked(box: Box) -> None:
    pc = Machine(box, Role.COUNTER).enrol(counter="village.1")
    told(command(box, f"devices/{pc.id}/set", label="at the window", counter="village.2"))
    own = told(pc.read())
    assert (own["label"], own["layout"]) == ("at the window", {"counter": "village.2"})
    refused(command(box, f"devices/{pc.id}/set", label="x", counter="village.99"), "not_found")
    kiosk = Machine(box, Role.KIOSK).enrol()
    refused(command(box, f"devices/{kiosk.id}/set", label="x", counter="village.1"), "malformed")
    told(command(box, f"devices/{pc.id}/revoke"))
    revision = box.revision
    told(command(box, f"devices/{pc.id}/revoke"))
    assert box.revision == revision
    box.doors.forget()
    refused(pc.read(), "not_signed_in")
    assert pc.standing() == "over"
    assert told(pc.begin())["standing"] == "over"
    assert known(box, pc.id)["state"] == "revoked"
    for verb, body in (("set", {"label": "x"}), ("ask", {"what": "restart"})):
        refused(command(box, f"devices/{pc.id}/{verb}", **body), "not_found")  # type: ignore[arg-type]
    refused(command(box, "devices/kiosk-1/revoke"), "not_found")


def test_a_device_of_another_centre_is_none_here(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    data = leasing_village().model_dump(mode="json")
    data["centre"]["slug"] = "town"
    box.bring_in(c.ImportCentre.model_fields["config"].annotation.model_validate(data))  # type: ignore[union-attr]
    for verb, body in (("set", {"label": "x"}), ("revoke", {}), ("ask", {"what": "restart"})):
        refused(command(box, f"devices/{kiosk.id}/{verb}", **body), "not_found")  # type: ignore[arg-type]
    path = f"centres/town/devices/{kiosk.id}/picture"
    refused(ask(box, path, box.bearer(Role.MANAGER), method="GET"), "not_found")
    other = Machine(box, Role.KIOSK)
    told(other.begin())
    refused(other.confirm(replaces=kiosk.id), "not_found")


def test_a_machine_takes_the_place_of_another(box: Box) -> None:
    box.bring_in(leasing_village())
    old = Machine(box, Role.KIOSK).enrol()
    asked = {"command_id": str(uuid4()), "series": "A"}
    lease = told(ask(box, "devices/me/leases", old.secret, **asked))["leases"]
    assert lease
    told(old.report())
    told(command(box, f"devices/{old.id}/ask", what="restart"))
    new = Machine(box, Role.KIOSK)
    told(new.begin())
    display = Machine(box, Role.DISPLAY)
    told(display.begin())
    refused(display.confirm(replaces=old.id), "malformed")
    assert told(new.confirm(replaces=old.id, label="the new one"))["device"] == old.id
    box.doors.forget()
    refused(old.read(), "not_signed_in")
    assert old.standing() == "over"
    own = told(new.read())
    assert (own["device"], own["label"], own["restart_since"]) == (old.id, "the new one", None)
    assert own["leases"] == lease
    # Nothing of the old machine is known of the new one: it is no copy of it.
    assert known(box, old.id)["state"] == "never"
    new.id = old.id
    told(new.report())
    box.presence.write()
    assert (known(box, new.id)["state"], known(box, new.id)["copied"]) == ("alive", False)


def test_a_replaced_counters_pc_stays_at_its_counter(box: Box) -> None:
    old = Machine(box, Role.COUNTER).enrol(counter="village.2")
    new = Machine(box, Role.COUNTER)
    told(new.begin())
    told(new.confirm(replaces=old.id))
    assert told(new.read())["layout"] == {"counter": "village.2"}


def test_what_a_device_is_asked_stands_in_its_snapshot(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    for what in ("restart", "screenshot", "rotate"):
        told(command(box, f"devices/{kiosk.id}/ask", box.bearer(Role.SUPERVISOR), what=what))
        assert told(kiosk.read())[f"{what}_since"] is not None
        assert known(box, kiosk.id)[f"{what}_since"] is not None
    assert box.last(3) == ["device_asked"] * 3
    pc = Machine(box, Role.COUNTER).enrol()
    refused(command(box, f"devices/{pc.id}/ask", what="screenshot"), "malformed")
    told(command(box, f"devices/{pc.id}/ask", what="restart"))


# Another secret.


def test_another_secret_counts_from_its_first_use(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    told(command(box, f"devices/{kiosk.id}/ask", what="rotate"))
    lost, kept = Machine(box, Role.KIOSK), Machine(box, Role.KIOSK)
    # The answer to the first was lost, and the device made another; that again, twice.
    for secret_hash in (lost.hash, kept.hash, kept.hash):
        told(ask(box, "devices/me/secret", kiosk.secret, secret_hash=secret_hash))
        told(kiosk.read())
    assert known(box, kiosk.id)["rotate_since"] is not None
    refused(lost.read(), "not_signed_in")
    # The answer to the first use was lost: it is used again.
    assert told(kept.read())["device"] == kiosk.id
    box.doors.forget()
    refused(kiosk.read(), "not_signed_in")
    assert told(kept.read())["device"] == kiosk.id
    assert known(box, kiosk.id)["rotate_since"] is None
    # Told once more which one it is: it is that one.
    told(ask(box, "devices/me/secret", kept.secret, secret_hash=kept.hash))
    assert told(kept.read())["rotate_since"] is None
    for wrong in ("", "x", "AB" * 32):
        refused(ask(box, "devices/me/secret", kept.secret, secret_hash=wrong), "malformed")
    noted = told(ask(box, "centres/village/access", box.bearer(Role.MANAGER), method="GET"))
    assert [(one["what"], one["who"]) for one in noted] == [
        ("secret_renewed", kiosk.id),
        *[("secret_offered", kiosk.id)] * 2,
    ]


def test_whoever_copied_a_secret_puts_none_in_its_place(box: Box) -> None:
    kiosk, thief = Machine(box, Role.KIOSK).enrol(), Machine(box, Role.KIOSK)

    def offers(bearer: str, secret: Machine) -> Any:
        return ask(box, "devices/me/secret", bearer, secret_hash=secret.hash)

    refused(offers(kiosk.secret, thief), "not_allowed_now", "not_asked")
    refused(thief.read(), "not_signed_in")
    # Nor once it was renewed as somebody asked.
    after = Machine(box, Role.KIOSK)
    told(command(box, f"devices/{kiosk.id}/ask", what="rotate"))
    told(offers(kiosk.secret, after))
    told(after.read())
    box.doors.forget()
    refused(offers(after.secret, thief), "not_allowed_now", "not_asked")
    assert told(after.read())["device"] == kiosk.id


def test_a_revoked_device_has_no_next_secret(box: Box) -> None:
    kiosk, after = Machine(box, Role.KIOSK).enrol(), Machine(box, Role.KIOSK)
    told(command(box, f"devices/{kiosk.id}/ask", what="rotate"))
    told(ask(box, "devices/me/secret", kiosk.secret, secret_hash=after.hash))
    told(command(box, f"devices/{kiosk.id}/revoke"))
    box.doors.forget()
    refused(after.read(), "not_signed_in")
    refused(kiosk.read(), "not_signed_in")


# How it is.


def test_a_device_says_how_it_is_and_is_gone_within_fifteen_seconds(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    assert known(box, kiosk.id)["state"] == "never"
    answer = told(
        kiosk.report(
            version="1.2",
            clock_offset=-7200.5,
            screen="1080x1920",
            printer="paper_low",
            sound="ok",
        )
    )
    assert answer["again_in"] == 5
    box.presence.write()
    found = known(box, kiosk.id)
    for name, value in {
        "state": "alive",
        "copied": False,
        "version": "1.2",
        "clock_offset": -7200.5,
        "screen": "1080x1920",
        "printer": "paper_low",
        "sound": "ok",
    }.items():
        assert found[name] == value
    box.forward(seconds=11.999)
    assert known(box, kiosk.id)["state"] == "alive"
    # Written down within two and a half: fifteen in all.
    box.forward(seconds=0.001)
    assert known(box, kiosk.id)["state"] == "gone"
    told(kiosk.report())
    box.presence.write()
    assert known(box, kiosk.id)["state"] == "alive"
    for wrong in (
        {"clock_offset": 1e10},
        {"boot": "x"},
        {"printer": "on fire"},
        {"version": "x" * 41},
        {"screen": "a\x00b"},
        {"mood": "good"},
    ):
        refused(kiosk.report(**wrong), "malformed")


def test_two_machines_with_one_secret_are_found(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    copy = Machine(box, Role.KIOSK, secret=kiosk.secret)
    # A restart is none.
    for _ in range(3):
        kiosk.boot = str(uuid4())
        told(kiosk.report())
        box.forward(seconds=5)
        box.presence.write()
    assert not known(box, kiosk.id)["copied"]
    for machine in (copy, kiosk):
        told(machine.report())
        box.forward(seconds=2)
        box.presence.write()
    assert known(box, kiosk.id)["copied"]
    # It stays so until the device is replaced, whatever is reported.
    told(kiosk.report())
    box.presence.write()
    assert known(box, kiosk.id)["copied"]
    new = Machine(box, Role.KIOSK)
    told(new.begin())
    told(new.confirm(replaces=kiosk.id))
    assert not known(box, kiosk.id)["copied"]


def test_both_are_found_in_one_writing(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    copy = Machine(box, Role.KIOSK, secret=kiosk.secret)
    for machine in (kiosk, copy, kiosk, copy, kiosk):
        told(machine.report())
        box.forward(seconds=1)
    box.presence.write()
    for machine in (copy, kiosk):
        told(machine.report())
        box.forward(seconds=1)
    box.presence.write()
    assert known(box, kiosk.id)["copied"]


def test_a_clock_that_was_ahead_hides_nobody(box: Box) -> None:
    kiosk, dead = Machine(box, Role.KIOSK).enrol(), Machine(box, Role.DISPLAY).enrol()
    box.forward(days=365)
    for machine in (kiosk, dead):
        told(machine.report(version="1"))
    box.presence.write()
    box.forward(days=-365)
    for machine in (kiosk, dead):
        assert known(box, machine.id)["state"] == "gone"
    # It was started anew since, which is no copy.
    kiosk.boot = str(uuid4())
    for _ in range(2):
        told(kiosk.report(version="2"))
        box.presence.write()
        found = known(box, kiosk.id)
        assert (found["state"], found["version"], found["copied"]) == ("alive", "2", False)
        box.forward(seconds=5)
    # What was heard before the clock was put right, and written down after.
    box.forward(days=365)
    told(kiosk.report(version="3"))
    box.forward(days=-365)
    box.presence.write()
    assert known(box, kiosk.id)["state"] == "alive"
    box.forward(seconds=12)
    assert known(box, kiosk.id)["state"] == "gone"


def test_what_could_not_be_written_is_written_the_next_time(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    told(kiosk.report(version="7"))
    box.store.on_connection(
        lambda connection: connection.execute(text("ALTER TABLE health RENAME TO away")), write=True
    )
    with pytest.raises(Exception, match="unavailable"):
        box.presence.write()
    box.store.on_connection(
        lambda connection: connection.execute(text("ALTER TABLE away RENAME TO health")), write=True
    )
    box.presence.write()
    assert known(box, kiosk.id)["version"] == "7"


# Pictures.


def test_a_picture_is_kept_in_place_of_the_last(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    path = f"centres/village/devices/{kiosk.id}/picture"
    # Nobody asked for one: whoever has a device's secret shall not fill the disk.
    refused(give_picture(box, kiosk, PNG), "not_allowed_now", "not_asked")
    refused(ask(box, path, box.bearer(Role.MANAGER), method="GET"), "not_found")
    for content in (b"one", b"two" * 1000):
        told(command(box, f"devices/{kiosk.id}/ask", what="screenshot"))
        told(give_picture(box, kiosk, PNG + content))
        for role in (Role.MANAGER, Role.SUPERVISOR):
            answer = ask(box, path, box.bearer(role), method="GET")
            assert (answer.mimetype, answer.get_data()) == ("image/png", PNG + content)
        assert told(kiosk.read())["screenshot_since"] is None
        refused(give_picture(box, kiosk, PNG), "not_allowed_now", "not_asked")
    assert known(box, kiosk.id)["picture_at"] is not None
    for role in (Role.OPERATOR, Role.VIEWER, Role.KIOSK, Role.GREETER):
        refused(ask(box, path, box.bearer(role), method="GET"), "not_permitted")


def test_what_is_no_picture_or_too_large_is_refused(box: Box) -> None:
    kiosk, pc = Machine(box, Role.KIOSK).enrol(), Machine(box, Role.COUNTER).enrol()
    limit = 2 * 1024 * 1024
    for wrong in (b"", b"GIF89a", b"<svg/>", PNG[:-1]):
        refused(give_picture(box, kiosk, wrong), "malformed")
    told(command(box, f"devices/{kiosk.id}/ask", what="screenshot"))
    told(give_picture(box, kiosk, PNG + b"x" * (limit - len(PNG))))
    refused(give_picture(box, kiosk, PNG + b"x" * limit), "too_large")
    refused(give_picture(box, kiosk, PNG, pc.secret), "not_permitted")
