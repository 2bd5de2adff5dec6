"""Devices as managers keep them: renamed, replaced, asked, revoked; and their next secret."""

from typing import Any
from uuid import uuid4

from contract.enums import Role
from tests.parts.box import Box
from tests.parts.examples import leasing_village
from tests.parts.reconfigured import config
from tests.parts.staff import Machine, ask, command, known, refused, require_out, told, working


def test_a_device_is_set_and_revoked(box: Box) -> None:
    pc = Machine(box, Role.COUNTER).enrol(counter="village.1")
    told(command(box, f"devices/{pc.id}/set", label="at the window", counter="village.2"))
    own = told(pc.read())
    assert (own["label"], own["counter"]) == ("at the window", "village.2")
    refused(command(box, f"devices/{pc.id}/set", label="x", counter="village.99"), "not_found")
    kiosk = Machine(box, Role.KIOSK).enrol()
    refused(command(box, f"devices/{kiosk.id}/set", label="x", counter="village.1"), "malformed")
    told(command(box, f"devices/{pc.id}/revoke"))
    revision = box.revision
    told(command(box, f"devices/{pc.id}/revoke"))
    assert box.revision == revision
    require_out(pc)
    assert pc.standing() == "over"
    assert told(pc.begin())["standing"] == "over"
    assert known(box, pc.id)["state"] == "revoked"
    for verb, body in (("set", {"label": "x"}), ("ask", {"what": "restart"})):
        refused(command(box, f"devices/{pc.id}/{verb}", **body), "not_found")  # type: ignore[arg-type]
    refused(command(box, "devices/kiosk-1/revoke"), "not_found")


def test_a_device_is_told_its_settings_and_keeps_them(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    wanted = {"printer": "tcp://192.0.2.20:9100", "inches": 21.5, "screens_off": "22:00-07:00"}
    told(command(box, f"devices/{kiosk.id}/set", label="door", settings=wanted))
    for read in (told(kiosk.read()), known(box, kiosk.id)):
        assert {name: one for name, one in read["settings"].items() if one is not None} == wanted
    # Another name leaves them, and so does another machine in this place.
    told(command(box, f"devices/{kiosk.id}/set", label="the door"))
    new = Machine(box, Role.KIOSK).waiting()
    told(new.confirm(replaces=kiosk.id))
    assert told(new.read())["settings"]["inches"] == 21.5
    told(command(box, f"devices/{kiosk.id}/set", label="the door", settings={}))
    assert not [one for one in told(new.read())["settings"].values() if one is not None]


def test_settings_that_do_not_go_with_a_device_are_refused(box: Box) -> None:
    ids = {one: Machine(box, one).enrol().id for one in (Role.KIOSK, Role.DISPLAY, Role.COUNTER)}
    wrong: list[tuple[Role, dict[str, Any]]] = [
        (Role.KIOSK, {"inches": 7}),
        (Role.KIOSK, {"printer": "file:/etc/passwd"}),
        (Role.KIOSK, {"printer": "tcp://printer:99999"}),
        (Role.KIOSK, {"headset": "file:/tmp"}),
        (Role.KIOSK, {"keys": "N"}),
        (Role.DISPLAY, {"printer": "usb:04b8:0e15"}),
        (Role.DISPLAY, {"inches": 22, "farthest_seat_m": 15}),
        (Role.COUNTER, {"screens_off": "never"}),
    ]
    for role, settings in wrong:
        answer = command(box, f"devices/{ids[role]}/set", label="x", settings=settings)
        (field,) = refused(answer, "malformed")["fields"]
        assert field["field"].rpartition(".")[2] in settings


def test_the_counter_of_who_is_signed_out_with_a_pc_is_closed(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    moved: dict[str, Any] = {"label": "pc", "counter": "village.1"}
    for counter, verb, body in (("2", "set", moved), ("3", "revoke", {})):
        pc = Machine(box, Role.COUNTER).enrol(counter=box.id(counter))
        session = person.sign_in(pc.secret)["token"]
        told(ask(box, f"counters/village.{counter}/open", session, command_id=str(uuid4())))
        told(command(box, f"devices/{pc.id}/{verb}", **body))
        assert box.desk(counter)["state"] == "closed"


def test_a_device_of_another_centre_is_unknown(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    box.import_config(config(lambda data: data["centre"].update(slug="town")))
    for verb, body in (("set", {"label": "x"}), ("revoke", {}), ("ask", {"what": "restart"})):
        refused(command(box, f"devices/{kiosk.id}/{verb}", **body), "not_found")  # type: ignore[arg-type]
    path = f"centres/town/devices/{kiosk.id}/picture"
    refused(ask(box, path, box.bearer(Role.MANAGER), method="GET"), "not_found")
    other = Machine(box, Role.KIOSK).waiting()
    refused(other.confirm(replaces=kiosk.id), "not_found")


def test_a_machine_replaces_another(box: Box) -> None:
    box.import_config(leasing_village())
    old = Machine(box, Role.KIOSK).enrol()
    asked = {"command_id": str(uuid4()), "series": "A"}
    lease = told(ask(box, "devices/me/leases", old.secret, **asked))["leases"]
    assert lease
    told(old.report())
    old.asked("restart")
    new, display = (Machine(box, one).waiting() for one in (Role.KIOSK, Role.DISPLAY))
    refused(display.confirm(replaces=old.id), "malformed")
    assert told(new.confirm(replaces=old.id, label="the new one"))["device"] == old.id
    require_out(old)
    assert old.standing() == "over"
    own = told(new.read())
    assert (own["device"], own["label"], own["restart_since"]) == (old.id, "the new one", None)
    assert own["leases"] == lease
    # Nothing of the old machine is known of the new one: it is no copy of it.
    assert known(box, old.id)["state"] == "not_connected"
    new.id = old.id
    new.reported()
    assert (known(box, new.id)["state"], known(box, new.id)["copied"]) == ("online", False)


def test_a_next_secret_counts_from_its_first_use(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol().asked("rotate")
    lost, kept = Machine(box, Role.KIOSK), Machine(box, Role.KIOSK)
    # The answer to the first was lost, and the device made another; that again, twice.
    for secret_hash in (lost.hash, kept.hash, kept.hash):
        told(ask(box, "devices/me/secret", kiosk.secret, secret_hash=secret_hash))
        told(kiosk.read())
    assert known(box, kiosk.id)["rotate_since"] is not None
    refused(lost.read(), "not_signed_in")
    # The answer to the first use was lost: it is used again.
    assert told(kept.read())["device"] == kiosk.id
    require_out(kiosk)
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


def test_a_copied_or_revoked_secret_has_no_next_one(box: Box) -> None:
    kiosk, thief = Machine(box, Role.KIOSK).enrol(), Machine(box, Role.KIOSK)

    def offers(bearer: str, secret: Machine) -> Any:
        return ask(box, "devices/me/secret", bearer, secret_hash=secret.hash)

    refused(offers(kiosk.secret, thief), "not_allowed_now", "not_asked")
    refused(thief.read(), "not_signed_in")
    # Nor once it was renewed on request.
    after = Machine(box, Role.KIOSK)
    kiosk.asked("rotate")
    told(offers(kiosk.secret, after))
    told(after.read())
    box.authenticator.forget()
    refused(offers(after.secret, thief), "not_allowed_now", "not_asked")
    assert told(after.read())["device"] == kiosk.id
    # A device that is revoked has no next secret.
    late = Machine(box, Role.KIOSK)
    kiosk.asked("rotate")
    told(offers(after.secret, late))
    told(command(box, f"devices/{kiosk.id}/revoke"))
    require_out(late, after)
