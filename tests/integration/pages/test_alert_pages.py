"""The page of alerts: recipients with the state of their messages, and the contact for staff."""

from contract import commands as c
from contract.enums import Role
from server.commands.recipients import known_recipients, secret_of
from server.periodic import alerting
from tests.parts.box import Box
from tests.parts.browsing import Browsing, entered
from tests.parts.receivers import hook

PAGE = "/console/set-up/alerts"


def added(manager: Browsing, **values: str) -> str:
    """Add a recipient by the form; its id."""
    manager.open(f"{PAGE}/new").send("set", **({"label": "engineer on duty"} | values))
    manager.says("The recipient is saved")
    return known_recipients(manager.box.hall, manager.box.centre)[0].one.id


def test_a_manager_sees_whether_a_test_message_arrived(box: Box, manager: Browsing) -> None:
    manager.open("/console/set-up")
    assert any(one.endswith("console/set-up/alerts") for one in manager.read().links)
    with hook() as webhook:
        identity = added(manager, way="webhook", address=webhook.url, kinds="help_call")
        # The secret is told once.
        manager.says(secret_of(box.hall, identity))
        assert secret_of(box.hall, identity) not in manager.open(PAGE).words
        webhook.statuses.append(503)
        manager.send("test")
        manager.says("The test message is on its way")
        manager.says("Messages waiting: 1")
        alerting.deliver(box.hall)
        manager.open(PAGE).says(
            "No message has arrived since 10:00: the other end refuses the message (503)"
        )
        manager.says("Next attempt: 10:00")
        # A test is not kept waiting.
        manager.send("test")
        alerting.deliver(box.hall)
        assert [one["event"] for one in webhook.taken] == ["test", "test"]
    manager.open(PAGE).says("Last message arrived: 10:00")
    assert "No message has arrived" not in manager.words


def test_a_recipient_is_changed_and_deleted(manager: Browsing) -> None:
    manager.open(f"{PAGE}/new").send("set", label="", address="", kinds="")
    for sentence in ("Enter a name", "Enter a mail address like", "Choose at least one alarm"):
        manager.says(sentence)
    identity = added(manager, address="duty@town.example", kinds="help_call\nprinter")
    manager.says("This server cannot send mail yet")
    manager.says("Paper and printers")
    manager.open(f"{PAGE}/{identity}").send("set", quiet_from="22:00", quiet_until="")
    manager.says("Enter when the quiet hours end")
    manager.send("set", quiet_from="22:00", quiet_until="06:30", address="duty")
    manager.says("Enter a mail address like")
    manager.send("set", address="night@town.example")
    manager.says("Nothing is sent from 22:00 to 06:30")
    manager.says("night@town.example")
    form = manager.open(f"{PAGE}/{identity}").form("set")
    assert (form.values["quiet_from"], form.values["kinds"]) == ("22:00", "help_call\nprinter")
    manager.send("remove")
    manager.says("The recipient is deleted")
    manager.says("There are no recipients yet")
    assert manager.open(f"{PAGE}/{identity}").status == 404


def test_the_page_is_for_managers_of_the_whole_centre(box: Box) -> None:
    assert entered(box, Role.SUPERVISOR).open(PAGE).status == 403


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
