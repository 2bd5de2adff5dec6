"""What needs attention in the live hall: each alarm when it is due, with its quick fix; and the
recipients of messages about alarms."""

import re
from copy import replace
from datetime import timedelta
from urllib.parse import urljoin
from uuid import uuid4

import pytest

from contract import commands as c
from contract.access import PrinterState
from contract.enums import ProblemKind, Role
from server.outbox.recipients import known_recipients
from server.outbox.webhook import secret_of
from tests.integration.machines.test_health import give_picture
from tests.parts.box import Box
from tests.parts.browsing import Browsing, add_person, entered
from tests.parts.pictures import PNG
from tests.parts.receivers import LOOPBACK, deliver, hook
from tests.parts.staff import Machine, command, told
from tests.parts.village import village_data


def alarms(browsing: Browsing) -> str:
    text = browsing.open("/console").words
    # The session is in use.
    browsing.box.presence.write()
    found = re.search(r"((?:[0-9]+ alarms?|Needs attention|First steps) .*?) Queues ", text)
    assert found, text
    return found[1]


def leads_to(browsing: Browsing, page: str) -> bool:
    return any(one.endswith(f"console/{page}") for one in browsing.read().links)


def test_a_new_hall_begins_with_its_first_steps(box: Box, manager: Browsing) -> None:
    steps = ["Set up a kiosk with its printer", "Set up a board"]
    said = alarms(manager)
    assert "Nothing needs attention" not in said
    # A counter is open, so people work there.
    assert "✓ Add the people who work at the counters" in said
    assert "✓ Open a counter" in said
    assert not any(f"✓ {one}" in said for one in steps)
    kiosk = Machine(box, Role.KIOSK).enrol()
    Machine(box, Role.DISPLAY).enrol()
    said = alarms(manager)
    assert [f"✓ {one}" in said for one in steps] == [False, True]
    kiosk.reported(printer=PrinterState.OK)
    # Each was done once: a kiosk that is removed is no first step again.
    told(command(box, f"devices/{kiosk.id}/revoke"))
    assert "First steps" not in alarms(manager)


def test_a_long_wait_and_a_long_queue_are_alarms_and_lead_to_the_service(
    box: Box, manager: Browsing
) -> None:
    data = village_data()
    data["services"][0] |= {"alarm_minutes": 5, "alarm_waiting": 1}
    box.import_config(data)
    box.issue("paper")
    box.issue("tax")
    box.forward(minutes=6)
    assert "paper: a visitor has waited 6 min" in alarms(manager)
    assert "visitors are waiting" not in alarms(manager)
    box.issue("paper")
    assert "paper: 2 visitors are waiting" in alarms(manager)
    # The target of taxes is fifteen minutes, and twice that the limit.
    box.forward(minutes=24)
    assert "tax: a visitor has waited" not in alarms(manager)
    box.forward(minutes=1)
    assert "tax: a visitor has waited 31 min" in alarms(manager)
    assert leads_to(manager, "services/village.tax")
    # Hours are said as hours everywhere on the page, and on that of the service.
    box.forward(minutes=75)
    manager = entered(box, Role.MANAGER, "relief")
    assert "tax: a visitor has waited 1 h 46 min" in alarms(manager)
    manager.says("1 h 46 min (target 15 min)")
    manager.open("/console/services/village.tax").says("Target for the wait: 15 min", "1 h 46 min")


def test_many_queues_without_an_open_counter_raise_one_alarm(box: Box, manager: Browsing) -> None:
    data = village_data()
    data["services"].append({**data["services"][0], "key": "fourth"})
    data["profiles"][0]["levels"][0].append("fourth")
    box.import_config(data)
    box.give(c.CloseCounter, counter="1")
    assert "Tickets are given, but no counter is open" in alarms(manager)
    assert leads_to(manager, "hall/stop_intake")
    for count, service in enumerate(("paper", "request", "tax"), 1):
        box.issue(service)
        assert alarms(manager).count("no counter is serving this queue") == count
    box.issue("fourth")
    said = alarms(manager)
    assert "Visitors are waiting in 4 queues that no counter is serving" in said
    # The line and that no counter is open: neither hides the other.
    assert "2 alarms" in said
    assert said.count("View the queue") == 4
    (card,) = (one for _, one in manager.read().tags if "data-alarms" in one)
    assert card["data-alarms"].count("unserved/") == 4
    box.give(c.StopIntake)
    assert "no counter is open" not in alarms(manager)


def test_a_visit_that_takes_too_long_is_an_alarm_at_each_step(box: Box, manager: Browsing) -> None:
    box.called()
    box.forward(minutes=4, seconds=59)
    assert "has not been served" not in alarms(manager)
    box.forward(seconds=1)
    assert "A 001 was called to counter 1 and has not been served" in alarms(manager)
    assert leads_to(manager, "counters/village.1")
    box.at("1", c.Start)
    assert "has not been served" not in alarms(manager)
    usual = village_data()["services"][0]["typical_minutes"]
    box.forward(minutes=3 * usual - 1)
    assert "has been at counter" not in alarms(manager)
    box.forward(minutes=1)
    assert f"A 001 has been at counter 1 for {3 * usual} min" in alarms(manager)
    box.at("1", c.Hold)
    box.forward(minutes=29)
    assert "on hold" not in alarms(manager)
    box.forward(minutes=1)
    assert "A 001 is on hold and should be called again" in alarms(manager)


def test_an_overdue_pause_is_ended_from_its_alarm(box: Box, manager: Browsing) -> None:
    end = box.clock.now() + timedelta(minutes=10)
    box.give(c.SuspendCentre, reason="meeting", expected_end=end)
    box.give(c.SuspendService, service=box.id("tax"), reason="meeting", expected_end=end)
    assert "still paused" not in alarms(manager)
    box.forward(minutes=10)
    assert "The hall is still paused, though the time to resume has passed" in alarms(manager)
    manager.send("resume_hall")
    assert "tax is still paused, though the time to resume has passed" in alarms(manager)
    manager.send("resume_service")
    assert "still paused" not in alarms(manager)
    assert box.last(2) == ["centre_resumed", "service_resumed"]


def test_faults_of_devices_are_alarms_and_one_without_sound_is_restarted(
    box: Box, manager: Browsing
) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol(label="kiosk at the door")
    board = Machine(box, Role.DISPLAY).enrol()
    told(kiosk.report(printer=PrinterState.PAPER_OUT))
    board.reported(sound="failed")
    assert "kiosk at the door: no paper" in alarms(manager)
    assert leads_to(manager, f"devices/{kiosk.id}")
    manager.send("restart_device").says("The device will restart")
    assert told(board.read())["restart_since"] is not None
    # The centre file says after how long a device is missed.
    box.forward(seconds=59)
    assert "offline" not in alarms(manager)
    box.forward(seconds=1)
    assert "kiosk at the door is offline" in alarms(manager)


def test_a_clock_in_doubt_is_confirmed_from_its_alarm(box: Box, manager: Browsing) -> None:
    box.forward(hours=-2)
    box.issue()
    manager = entered(box, Role.MANAGER, "another")
    manager.open("/console").send("confirm_time").says("The time is confirmed")
    assert "clock" not in alarms(manager)


def test_the_last_picture_of_a_device_is_shown_on_its_tile(box: Box, manager: Browsing) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    picture = f"/devices/{kiosk.id}/picture"
    assert not any(picture in one for one in manager.open("/console").read().links)
    told(command(box, f"devices/{kiosk.id}/ask", what="screenshot"))
    told(give_picture(box, kiosk, PNG + b"its screen"))
    (shown,) = (one for one in manager.open("/console").read().links if picture in one)
    # With the cookie of the page alone, as its browser asks.
    answer = manager.client.get(urljoin(manager.address, shown))
    assert (answer.mimetype, answer.get_data()) == ("image/png", PNG + b"its screen")


def test_guesses_and_too_many_requests_are_alarms_while_they_last(
    box: Box, manager: Browsing
) -> None:
    person, _ = add_person(box, "aysel", name="Aysel A")
    token = told(command(box, "tokens", label="booking", scopes=["tickets"]))["token"]
    kiosk = Machine(box, Role.KIOSK).enrol()
    limited = {token: "set-up/tokens#{}", kiosk.secret: "devices/{}"}
    pages = [f"people/{person}"]
    box.hall.note_problem(box.centre, ProblemKind.LOGIN_GUESSED, person)
    opening = c.OpenDay(command_id=uuid4(), centre=box.centre).name
    for secret, page in limited.items():
        sender = box.authenticator.bearer(secret).id
        pages.append(page.format(sender))
        box.hall.note_problem(box.centre, ProblemKind.LIMIT_REACHED, sender, opening)
    said = alarms(manager)
    assert "Someone is guessing the password of Aysel A" in said
    assert "booking sends too many requests" in said
    assert all(leads_to(manager, page) for page in pages), pages
    box.forward(minutes=2)
    assert "too many requests" not in alarms(manager)
    box.forward(minutes=13)
    assert "guessing" not in alarms(manager)


# The page of alerts: recipients with the state of their messages, and the contact for staff.


PAGE = "/console/set-up/alerts"


def recipient(manager: Browsing, **values: str) -> str:
    manager.open(f"{PAGE}/new").send("set", **({"label": "engineer on duty"} | values))
    manager.says("The recipient is saved")
    return known_recipients(manager.box.hall, manager.box.centre)[0][0].id


def test_a_manager_sees_whether_a_test_message_arrived(box: Box, manager: Browsing) -> None:
    manager.open("/console/set-up")
    assert any(one.endswith("console/set-up/alerts") for one in manager.read().links)
    box.hall = replace(box.hall, webhook_networks=LOOPBACK)
    with hook() as webhook:
        identity = recipient(manager, way="webhook", address=webhook.url, kinds="help_call")
        # The secret is told once.
        manager.says(secret_of(box.hall.signer, identity))
        assert secret_of(box.hall.signer, identity) not in manager.open(PAGE).words
        webhook.statuses.append(503)
        manager.send("test").says("The test message is on its way", "Messages waiting: 1")
        deliver(box.hall)
        manager.open(PAGE).says(
            "No message has arrived since 10:00: the other end refuses the message"
        )
        manager.says("Next attempt: 10:00")
        # A test is not kept waiting.
        manager.send("test")
        deliver(box.hall)
        assert [one["event"] for one in webhook.taken] == ["test", "test"]
    manager.open(PAGE).says("Last message arrived: 10:00")
    assert "No message has arrived" not in manager.words


def test_a_recipient_is_changed_and_deleted(manager: Browsing) -> None:
    manager.open(f"{PAGE}/new").send("set", label="", address="", kinds="")
    for sentence in ("Enter a name", "Enter a mail address like", "Choose at least one alarm"):
        manager.says(sentence)
    identity = recipient(manager, address="duty@town.example", kinds="help_call\nprinter")
    manager.says("This server cannot send mail yet", "Paper and printers")
    manager.open(f"{PAGE}/{identity}").send("set", quiet_from="22:00", quiet_until="")
    manager.says("Enter when the quiet hours end")
    manager.send("set", quiet_from="22:00", quiet_until="06:30", address="duty")
    manager.says("Enter a mail address like")
    manager.send("set", address="night@town.example")
    manager.says("Nothing is sent from 22:00 to 06:30", "night@town.example")
    form = manager.open(f"{PAGE}/{identity}").form("set")
    assert (form.values["quiet_from"], form.values["kinds"]) == ("22:00", "help_call\nprinter")
    manager.send("remove").says("The recipient is deleted", "There are no recipients yet")
    assert manager.open(f"{PAGE}/{identity}").status == 404


def test_the_contact_for_staff_is_shown_at_the_alarm(box: Box, manager: Browsing) -> None:
    manager.open(PAGE).send("contacts", line_printer="x" * 121)
    manager.says("Enter at most 120 characters on one line")
    manager.open(PAGE).send("contacts", line_help_call="supervisor, 14")
    manager.says("The contacts are saved")
    assert manager.form("contacts").values["line_help_call"] == "supervisor, 14"
    box.give(c.CallForHelp, counter="1")
    manager.open("/console").says("Contact: supervisor, 14")
    manager.open(PAGE).send("contacts", line_help_call="")
    assert "supervisor" not in manager.open("/console").words


@pytest.mark.parametrize(
    ("way", "address"),
    [
        ("webhook", "https://127.0.0.1:1/s3cret?key=s3cret"),
        ("messenger", "tgram://123456789:s3cret/s3cret"),
    ],
)
def test_a_secret_in_an_address_is_shown_and_logged_nowhere(
    box: Box, manager: Browsing, caplog: pytest.LogCaptureFixture, way: str, address: str
) -> None:
    identity = recipient(manager, way=way, address=address, kinds="help_call")
    manager.open(PAGE).send("test")
    deliver(box.hall)
    page = manager.open(f"{PAGE}/{identity}")
    assert "s3cret" not in str(page.read())
    # Left empty, it stays.
    page.send("set", label="renamed").says("The recipient is saved", "renamed")
    assert "s3cret" not in str(manager.open(PAGE).read())
    ((receiver, _),) = known_recipients(box.hall, box.centre)
    assert receiver.address == address
    assert "s3cret" not in f"{receiver!r} {caplog.text} {box.events()}"
