"""The pages of the own account, of devices and of people."""

import re
from uuid import uuid4

import pytest

from contract import pairing
from contract.access import PrinterState
from contract.enums import Role
from server.identity import known, setting_up
from tests.parts.box import Box
from tests.parts.browsing import PASSWORD, Browsing, add_person, entered
from tests.parts.examples import examples
from tests.parts.staff import Machine, ask, told

MARKUP = "<b>\"x\" & 'y'</b><script>alert(1)</script>"


def waiting(box: Box, **more: str) -> Machine:
    machine = Machine(box, Role.KIOSK)
    told(machine.begin(**more))
    return machine


# Access; `test_permissions` asks for every page as every role.


def test_without_an_open_session_pages_lead_to_the_sign_in(box: Box, manager: Browsing) -> None:
    stranger, signing_in = Browsing(box), Browsing(box)
    signing_in.sign_in("nigar", add_person(box, "nigar")[1])

    def require_led(browsing: Browsing, due: str) -> None:
        for one in examples(box.client.application):
            if one.rule.startswith("/account"):
                ask = browsing.open if one.method == "GET" else browsing.post
                assert ask(one.path).path == due, one
                assert browsing.ways, one

    require_led(stranger, "/sign-in")
    require_led(signing_in, "/password")
    # A session that is over.
    assert manager.open("/account").path == "/account"
    box.forward(hours=1)
    require_led(manager, "/sign-in")
    # Nor does a token open a page.
    for role in (Role.KIOSK, Role.MANAGER, Role.INTEGRATION):
        head = {"Authorization": f"Bearer {box.bearer(role)}"}
        assert box.client.get("/account", headers=head).status_code == 303


def test_a_device_is_enrolled_by_its_code_once(box: Box, manager: Browsing) -> None:
    kiosk = waiting(box, address="192.0.2.7")
    manager.open("/console/devices/add").says("Kiosk · a machine", "192.0.2.7")
    assert kiosk.code not in manager.answer.text
    assert manager.send(code="K7MQ 4PXX", label="the door").status == 404
    manager.says("No device shows this code now")
    assert manager.send(code="12", label="").status == 422
    assert {"#code", "#label"} >= {one for one in manager.read().links if one.startswith("#")}
    form = manager.form(holding="code")
    data = {**form.values, "code": pairing.shown(kiosk.code).lower(), "label": "the door"}
    before = box.revision
    for _ in range(2):
        assert manager.post("/console/devices/add", data).path == "/console/devices"
        manager.says("The device is added")
    assert box.revision == before + 1
    assert len(re.findall("the door", manager.words)) == 1
    assert box.authenticator.bearer(kiosk.secret).role is Role.KIOSK
    # The same form with something else in it is another matter.
    assert manager.post("/console/devices/add", {**data, "label": "the window"}).status == 409
    manager.says("This form was sent before")
    assert manager.form(holding="code").values["command_id"] != data["command_id"]


def test_a_device_that_was_here_before_is_proposed_in_its_old_place(
    box: Box, manager: Browsing
) -> None:
    before = Machine(box, Role.KIOSK).enrol(label="kiosk at the door").id
    Machine(box, Role.KIOSK).enrol(label="kiosk at the window")
    kiosk = waiting(box, replaces=before)
    manager.open("/console/devices").says("Was here before as kiosk at the door")
    for address in ("/console/devices/add", f"/console/devices/add?code={kiosk.code}"):
        manager.open(address)
        values = manager.form(holding="code").values
        assert (values["replaces"], values["label"]) == (before, "kiosk at the door")
    # Another machine waits too: the code says which one it is.
    other = waiting(box)
    for address in ("/console/devices/add", f"/console/devices/add?code={other.code}"):
        manager.open(address)
        assert manager.form(holding="code").values.get("replaces", "") == ""
    manager.open(f"/console/devices/add?code={kiosk.code}").send()
    assert box.authenticator.bearer(kiosk.secret).id == before


def test_devices_show_their_health_and_why_they_are_offline(box: Box, manager: Browsing) -> None:
    door, window, stairs, office = kiosks = [Machine(box, Role.KIOSK).enrol() for _ in range(4)]
    manager.open("/console/devices").says("Not connected yet")

    def report(*kiosks: Machine, **health: object) -> None:
        for one in kiosks:
            told(one.report(**health))
        box.presence.write()

    report(*kiosks)
    report(window, ticket_seconds=2.2)
    manager.open(f"/console/devices/{window.id}").says("Time to print a ticket 2 s")
    report(door, printer=PrinterState.PAPER_LOW, clock_offset=-7.2, ticket_seconds=8.6)
    manager.open("/console/devices").says("A ticket takes 9 s to print")
    for words in ("✓ Connected", "Paper is running low", "Its clock is wrong by 7 seconds"):
        manager.says(words)
    # Its edge is not that of a device without a fault.
    hall = manager.open("/console").answer.text
    assert re.search(rf'id="device-{door.id}" class="tile is-care-edge"', hall)

    box.forward(minutes=1)
    report(door)
    report(office, ends=True)
    box.forward(minutes=1)
    manager.open("/console/devices").says("✕ Offline since 10:00")
    for kiosk, words in (
        (door, "It alone stopped answering"),
        (window, "1 other device stopped answering at the same time"),
        (office, "Its program was ended in order"),
        (stairs, "Last address 192.0.2.1"),
    ):
        manager.open(f"/console/devices/{kiosk.id}").says(words)
    report(stairs)
    assert "stopped answering" not in manager.open(f"/console/devices/{stairs.id}").words
    report(stairs, boot=str(uuid4()))
    report(stairs)
    manager.open("/console/devices").says("Another device uses a copy")


def test_a_device_is_set_by_its_form(box: Box, manager: Browsing) -> None:
    page = f"/console/devices/{Machine(box, Role.KIOSK).enrol(label='the door').id}"
    manager.open(page).send(
        "set",
        printer="usb:04b8:0e15",
        paper_dots="384",
        inches="21.5",
        always_heard="y",
        screens_off="22-7",
        language="az",
    )
    assert manager.path == page
    kept = {
        "language": "az",
        "printer": "usb:04b8:0e15",
        "paper_dots": 384,
        "inches": 21.5,
        "headset_jack": False,
        "screens_off": "22:00-07:00",
    }

    def settings() -> dict[str, object]:
        (one,) = known.devices(box.hall, box.centre)
        return dict(one.settings.given)

    assert settings() == kept
    # What stands in the form is what is kept.
    manager.send("set", stays_on="y")
    assert settings() == kept | {"screens_off": "never"}
    assert manager.form("set").values["screens_off"] == ""
    board = Machine(box, Role.DISPLAY).enrol().id
    manager.open(f"/console/devices/{board}")
    assert "printer" not in manager.form("set").values
    manager.send("set", inches="22", farthest_seat_m="15").says("readable from the farthest seat")


def test_a_person_is_added_and_the_first_password_told_once(box: Box, manager: Browsing) -> None:
    manager.open("/console/people/add")
    assert manager.send(login="leyla", full_name="Sara Q", role="supervisor").status == 409
    assert "#login" in manager.read().links
    data = {**manager.form().values, "login": "sara"}
    first = ""
    for _ in range(2):
        manager.post("/console/people/add", data)
        assert manager.path.startswith("/console/people/p-"), manager.words
        first = _first(manager)
    assert first not in manager.address
    assert first not in (manager.cookie or "")
    manager.open(manager.path)
    assert first not in manager.answer.text
    manager.says("First sign-in pending", "Two-step sign-in not set up")
    assert manager.open("/console/people").words.count("Sara Q") == 1

    Browsing(box).sign_in("sara", first).says("Öz parolunuzu seçin")


def _first(manager: Browsing) -> str:
    found = re.search(r"[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}", manager.words)
    assert found is not None, manager.words
    return found[0]


def test_a_manager_helps_a_person_who_cannot_sign_in(box: Box, manager: Browsing) -> None:
    sara = entered(box, Role.SUPERVISOR, "sara")
    me, page = (
        f"/console/people/{one.id}"
        for one in known.people(box.hall, box.who(Role.MANAGER), box.centre)
    )
    manager.open(me).says("This is you")
    assert not [one for one in manager.read().forms if "act" in dict(one.buttons)]

    manager.open("/console/people").says("✓ Signed in now")
    manager.open(page).send("sessions").says("signed out everywhere")
    box.authenticator.forget()
    assert sara.open("/account").path == "/sign-in"

    manager.open(page).send("password")
    first = _first(manager)
    manager.send("password")
    assert _first(manager) != first
    assert sara.sign_in("sara", first).status == 401
    manager.open(page).send("factor").says("Two-step sign-in not set up")
    manager.open(page).send("password")
    sara.sign_in("sara", _first(manager))
    sara.send(new=PASSWORD, again=PASSWORD).says("Set up two-step sign-in")

    manager.open(page).send("link")
    found = re.search(r"http://localhost(/set-up/[a-z0-9-]+)", manager.words)
    assert found is not None, manager.words
    assert "/set-up/" not in manager.open(page).words
    elsewhere = Browsing(box).open(found[1]).send()
    assert elsewhere.path == "/console"

    assert manager.open(page).send("forget").path == "/console/people"
    assert "sara" not in manager.words
    assert manager.open(page).status == 404


def test_typed_markup_is_shown_as_text(box: Box, manager: Browsing) -> None:
    kiosk = Machine(box, Role.KIOSK)
    named = {"role": kiosk.role, "name": MARKUP[:80], "version": "1"}
    told(ask(box, "enrolments", secret_hash=kiosk.hash, **named))
    manager.open("/console/devices/add")
    _has_no_markup(manager)
    manager.send(code=MARKUP[:20], label=MARKUP)
    _has_no_markup(manager)
    assert manager.form(holding="code").values["label"] == MARKUP
    manager.send(code=kiosk.code, label=MARKUP)
    _has_no_markup(manager)
    assert MARKUP in "".join(manager.read().words)
    _has_no_markup(manager.open(f"/console/devices/{box.authenticator.bearer(kiosk.secret).id}"))
    manager.open("/console/people/add").send(login="sara", full_name=MARKUP, role="operator")
    _has_no_markup(manager)
    _has_no_markup(manager.open("/console/people"))
    manager.open("/console/people/add").send(login=MARKUP, full_name=MARKUP, role=MARKUP)
    assert manager.status == 422
    _has_no_markup(manager)
    stranger = Browsing(box).sign_in(MARKUP, MARKUP)
    _has_no_markup(stranger)
    assert stranger.form().values["login"] == MARKUP
    _has_no_markup(stranger.open("/sign-in?as=<script>.manager&next=<b>&lang=<b>"))
    link = setting_up.invite(box.hall, "village")
    stranger.open(f"/set-up/{link}").send(login=MARKUP, full_name=MARKUP, language=MARKUP)
    _has_no_markup(stranger)
    for path in ("console/devices/<script>alert(1)<", "console/people/<b>", "set-up/<b>"):
        _has_no_markup(manager.open(f"/{path}"))


def _has_no_markup(browsing: Browsing) -> None:
    tags = [tag for tag, _ in browsing.read().tags]
    assert "script" not in tags
    assert "b" not in tags


def test_an_error_of_the_server_is_a_page(
    box: Box, manager: Browsing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr("server.identity.known.devices", broken)
    assert manager.open("/console/devices").status == 500
    manager.says("Something went wrong on the server")
    assert "secret words" not in manager.words
    assert manager.post("/console/people/add", {"full_name": "x" * 3_000_000}).status == 413
    assert manager.answer.mimetype == "text/html"
