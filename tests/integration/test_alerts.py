"""Messages about alarms: one when a problem begins and one when it is over, to a real mail server
and a real webhook, both of which fail at times."""

import logging
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gevent.pool import Pool

from contract import commands as c
from contract.access import PrinterState
from contract.alerts import AlarmKind, Alert, AlertFailure, AlertWay
from contract.enums import ProblemKind, Role
from contract.errors import ProblemType
from server.alerts import by_mail, by_webhook
from server.commands.recipients import known_recipients, secret_of
from server.domain.alerts import QUEUED_AT_MOST, Recipient
from server.periodic import alerting
from server.settings import MailServer
from server.store.alerts import Alerts
from server.views import hall as hall_snapshot
from server.views.alarms import alarms
from tests.parts import certificates
from tests.parts.box import Box
from tests.parts.browsing import add_person
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.receivers import (
    PASSWORD,
    USER,
    Hook,
    MailReceiver,
    deliver,
    hook,
    mail_receiver,
)
from tests.parts.requesting import give
from tests.parts.staff import Machine
from tests.parts.talkers import endless
from tests.parts.waiting import until


@pytest.fixture
def mail(box: Box) -> Iterator[MailReceiver]:
    with mail_receiver() as receiver:
        box.hall = replace(box.hall, mail_server=server_of(receiver))
        yield receiver


@pytest.fixture
def webhook() -> Iterator[Hook]:
    with hook() as receiver:
        yield receiver


def server_of(mail: MailReceiver, security: str = "plain", **more: str) -> MailServer:
    return MailServer("127.0.0.1", mail.port, security, "novbe@hall.example", **more)


def recipient(box: Box, address: str, *kinds: AlarmKind, **more: Any) -> str:
    """Add a recipient; its id. Without kinds it gets calls for help."""
    fields = {
        "label": "engineer on duty",
        "way": AlertWay.MAIL if "@" in address else AlertWay.WEBHOOK,
        "address": address,
        "language": "en",
        "kinds": kinds or (AlarmKind.HELP_CALL,),
    }
    identity: str = box.give(c.SetRecipient, **(fields | more))["id"]
    return identity


def known(box: Box) -> Recipient:
    ((found, _),) = known_recipients(box.hall, box.centre)
    return found


def queued(box: Box, identity: str) -> list[Alert]:
    found = box.store.on_connection(lambda each: Alerts(each).queued(identity))
    return list(found.values())


def pass_by(box: Box, **span: float) -> None:
    """Let time pass, then look and send, as the server does it every few seconds."""
    box.forward(**span)
    alerting.look(box.hall)
    deliver(box.hall)


def late(box: Box) -> list[str]:
    """The recipients of which there is an alarm that messages do not reach them."""

    def shown(reading: Any) -> list[str]:
        snapshot = hall_snapshot.build(box.hall.context(reading))
        found = alarms(snapshot, reading.layout, frozenset())
        return [one.subject for one in found if one.kind is AlarmKind.ALERTS_FAILED]

    return box.read(shown)


def call_for_help(box: Box) -> None:
    box.give(c.CallForHelp, counter="1")


def answer(box: Box) -> None:
    box.give(c.AnswerHelp, place=box.id("1"))


def test_a_problem_is_one_mail_when_it_begins_and_one_when_it_is_over(
    box: Box, mail: MailReceiver
) -> None:
    recipient(box, "duty@town.example")
    recipient(box, "paper@town.example", AlarmKind.PRINTER)
    box.give(c.SetContacts, contacts=[{"kind": "help_call", "line": "supervisor, 14"}])
    call_for_help(box)
    for _ in range(3):
        pass_by(box, seconds=5)
    (began,) = mail.texts()
    assert began.startswith(
        "Village: Help needed: Counter 1\nHelp needed: Counter 1\nSince: 23/11/2026, 10:00"
    )
    assert "Contact: supervisor, 14" in began
    assert mail.mails[0]["To"] == "duty@town.example"
    assert mail.mails[0]["Auto-Submitted"] == "auto-generated"
    answer(box)
    pass_by(box)
    # What comes and goes is one problem: it is over when it has been gone for two minutes.
    pass_by(box, seconds=119)
    call_for_help(box)
    pass_by(box)
    answer(box)
    pass_by(box)
    pass_by(box, seconds=119)
    assert len(mail.mails) == 1
    pass_by(box, seconds=1)
    pass_by(box, seconds=5)
    assert mail.texts()[1:][0].startswith("Village: Over: Help needed: Counter 1\n")
    assert len(mail.mails) == 2
    # Each recipient is told in its own language.
    recipient(box, "ar@town.example", language="ar")
    call_for_help(box)
    pass_by(box)
    assert len(mail.mails) == 4
    (arabic,) = (one.get_content() for one in mail.mails if one["To"] == "ar@town.example")
    assert "المساعدة مطلوبة" in arabic
    assert "{" not in arabic


def test_a_webhook_that_fails_at_times_gets_each_message_once_and_in_order(
    box: Box, webhook: Hook, caplog: pytest.LogCaptureFixture
) -> None:
    identity = recipient(box, webhook.url)
    webhook.statuses += [500, 503, 302]
    call_for_help(box)
    pass_by(box)
    answer(box)
    pass_by(box)
    assert [one.status for one in webhook.posted] == [500]
    with caplog.at_level(logging.WARNING, "novbe.alerts"):
        # Twice as long after each failure: 30 seconds, one minute, two.
        pass_by(box, seconds=29)
        assert len(webhook.posted) == 1
        pass_by(box, seconds=1)
        pass_by(box, seconds=59)
        assert len(webhook.posted) == 2
        pass_by(box, seconds=1)
        assert known(box).failure == f"{AlertFailure.REFUSED} 302"
        pass_by(box, minutes=2)
    assert [one["event"] for one in webhook.taken] == ["alarm_began", "alarm_over"]
    assert known(box).failure == ""
    assert len({one.headers["webhook-id"] for one in webhook.posted[:4]}) == 1
    assert all(one.is_signed_by(secret_of(box.hall, identity)) for one in webhook.posted)
    began, over = webhook.taken
    assert began["problem"] == over["problem"]
    assert began["sentence"] == "Help needed: Counter 1"
    assert (began["kind"], began["subject"]) == ("help_call", "village.1")
    assert [record.getMessage() for record in caplog.records] == [
        f"messages do not reach {identity}: refused 500",
        f"messages reach {identity} again",
    ]


def test_a_recipient_that_fails_for_two_minutes_is_an_alarm(
    box: Box, webhook: Hook, mail: MailReceiver
) -> None:
    failing = recipient(box, webhook.url, AlarmKind.HELP_CALL, AlarmKind.ALERTS_FAILED)
    recipient(box, "duty@town.example", AlarmKind.ALERTS_FAILED, label="other")
    webhook.statuses += [500] * 10
    call_for_help(box)
    pass_by(box)
    pass_by(box, seconds=119)
    assert mail.mails == []
    pass_by(box, seconds=1)
    assert late(box) == [failing]
    (text,) = mail.texts()
    assert "Messages about alarms do not reach engineer on duty" in text
    webhook.statuses.clear()
    pass_by(box, hours=1)
    pass_by(box)
    pass_by(box, minutes=2)
    # Nor is it told afterwards that it could not be reached.
    assert [one["kind"] for one in webhook.taken] == ["help_call"]
    assert "Over: Messages about alarms" in mail.texts()[-1]


def test_messages_that_nobody_sends_are_an_alarm(box: Box, webhook: Hook) -> None:
    waits = recipient(box, webhook.url)
    recipient(box, "quiet@town.example", quiet_from="10:00", quiet_until="10:30")
    call_for_help(box)
    alerting.look(box.hall)
    box.forward(seconds=119)
    assert late(box) == []
    box.forward(seconds=1)
    assert late(box) == [waits]
    # At the end of its quiet hours a recipient is not late yet.
    box.forward(minutes=28)
    assert late(box) == [waits]


SLOW = """
from gevent import monkey
monkey.patch_all()
import sys, time
from server import alerts
from server.settings import MailServer
from contract.alerts import Alert
alerts.ATTEMPT_SECONDS = 0.5
one = [Alert.model_validate_json(sys.argv[3])]
began = time.monotonic()
server = MailServer("127.0.0.1", int(sys.argv[1]), "plain", "novbe@hall.example")
mailed = alerts.by_mail(server, "duty@town.example", one)
posted = alerts.by_webhook(f"http://127.0.0.1:{sys.argv[2]}/", b"key", one, one[0].at)
assert time.monotonic() - began < 10
print(mailed.failure, posted.failure)
"""


def test_an_attempt_ends_though_bytes_drip(box: Box) -> None:
    (alert,) = one_alert(box)
    with endless(b"220-", b"a") as mail, endless(b"HTTP/1.1 200 OK\r\nX-A: ", b"a") as webhook:
        command = [sys.executable, "-c", SLOW, str(mail), str(webhook), alert.model_dump_json()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.split() == ["unreachable", "unreachable"]


def test_no_receiver_delays_another(tmp_path: Path) -> None:
    with (
        endless(b"HTTP/1.1 200 OK\r\nX-A: ", b"a") as port,
        hook() as webhook,
        RunningServer(VILLAGE, data=tmp_path, await_day=False) as server,
    ):
        manager, path = server.token(Role.MANAGER), f"centres/{server.centre}/recipients"
        more: dict[str, Any] = {"way": "webhook", "language": "en", "kinds": ["help_call"]}
        slow, quick = (
            give(server, path, manager, label="duty", address=address, **more).json()["id"]
            for address in (f"http://127.0.0.1:{port}/", webhook.url)
        )
        give(server, f"{path}/{slow}/test", manager)
        with closing(sqlite3.connect(tmp_path / "novbe.db")) as database:
            held = "SELECT 1 FROM recipient WHERE claimed_until IS NOT NULL"
            until(lambda: database.execute(held).fetchone())
        give(server, f"{path}/{quick}/test", manager)
        until(lambda: len(webhook.taken) == 1, 15)
        give(server, f"{path}/{quick}/test", manager)
        until(lambda: len(webhook.taken) == 2, 15)


@pytest.mark.parametrize("sign", ["\n", "\x0b", "\x1c", "\x85", "\u2028", "\u2029", "\0"])
def test_a_name_of_any_signs_stops_no_mail(box: Box, mail: MailReceiver, sign: str) -> None:
    server, (alert,) = server_of(mail), one_alert(box)
    hostile = alert.model_copy(
        update={"centre_name": f"Vil{sign}lage", "sentence": f"Vil{sign}lage", "contact": sign}
    )
    assert by_mail(server, "duty@town.example", [hostile]).failure is None
    assert mail.mails[0]["Subject"].startswith("Vil")


def test_recipients_in_quiet_hours_take_no_place_from_others(box: Box, mail: MailReceiver) -> None:
    for number in range(9):
        quiet = {"quiet_from": "22:00", "quiet_until": "10:30"}
        recipient(box, f"quiet-{number}@town.example", **quiet)
    recipient(box, "night@town.example")
    call_for_help(box)
    alerting.look(box.hall)
    sending = Pool(1)
    alerting.deliver(box.hall, sending)
    sending.join()
    assert [one["To"] for one in mail.mails] == ["night@town.example"]


def test_quiet_hours_hold_messages_until_they_end(box: Box, mail: MailReceiver) -> None:
    # It is ten in the morning.
    identity = recipient(box, "duty@town.example", quiet_from="22:00", quiet_until="10:30")
    call_for_help(box)
    pass_by(box, minutes=29)
    assert mail.mails == []
    # A test is for now.
    box.give(c.SendTestAlert, recipient=identity)
    pass_by(box)
    assert "Test message" in mail.texts()[0]
    pass_by(box, minutes=1)
    assert "Help needed" in mail.texts()[1]
    # A problem that ended in quiet hours is not reported.
    recipient(box, "duty@town.example", quiet_from="10:00", quiet_until="11:00", recipient=identity)
    box.give(c.CallForHelp, counter="2")
    pass_by(box)
    box.give(c.AnswerHelp, place=box.id("2"))
    for minutes in (0, 2, 60):
        pass_by(box, minutes=minutes)
    assert not any("Counter 2" in one for one in mail.texts())


def test_a_problem_that_lasts_is_sent_again_each_hour_and_says_how_long(
    box: Box, mail: MailReceiver, webhook: Hook
) -> None:
    recipient(box, "duty@town.example")
    recipient(box, webhook.url, label="pager")
    recipient(box, "late@town.example", label="late", quiet_from="10:30", quiet_until="12:30")
    call_for_help(box)
    pass_by(box)
    pass_by(box, minutes=59)
    assert len(webhook.taken) == 1
    webhook.statuses += [503] * 3
    for minutes in (1, 59, 1, 30):
        pass_by(box, minutes=minutes)
    of_duty = [one.get_content() for one in mail.mails if one["To"] == "duty@town.example"]
    assert len(of_duty) == 3
    for hours, text in ((1, of_duty[1]), (2, of_duty[2])):
        still, since, *_ = text.splitlines()
        assert still == "Still: Help needed: Counter 1"
        assert since == f"Has lasted for {hours} h, since 23/11/2026, 10:00"
    # What waits for a receiver that was away is not repeated.
    assert [(one["event"], one["minutes"]) for one in webhook.taken] == [
        ("alarm_began", 0),
        ("alarm_lasts", 60),
    ]
    # Nor is it sent in quiet hours.
    assert len([one for one in mail.mails if one["To"] == "late@town.example"]) == 1
    answer(box)
    for _ in range(3):
        pass_by(box, hours=1)
    assert len({one["problem"] for one in webhook.taken}) == 1
    assert webhook.taken[-1]["event"] == "alarm_over"
    assert "Over: Help needed" in mail.texts()[-1]


@pytest.mark.databases("postgresql")
def test_two_processes_tell_of_a_problem_once(box: Box, webhook: Hook) -> None:
    identity = recipient(box, webhook.url)
    other = box.reopened()
    call_for_help(box)
    for hall in (box.hall, other.hall, box.hall):
        alerting.look(hall)
    now = box.clock.now()
    mine = box.store.on_connection(lambda each: Alerts(each).claim(identity, now), write=True)
    assert mine is not None
    # While one process is at it, the other leaves it alone.
    deliver(other.hall)
    assert webhook.posted == []
    # One that died at it left its claim; what it had not sent the other sends.
    other.forward(minutes=5)
    deliver(other.hall)
    deliver(other.hall)
    other.close()
    assert [one["event"] for one in webhook.taken] == ["alarm_began"]


def test_devices_that_no_server_could_hear_are_no_problem_after_a_start(
    box: Box, webhook: Hook
) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    kiosk.reported(printer=PrinterState.PAPER_OUT)
    recipient(box, webhook.url, AlarmKind.DEVICE_OFFLINE, AlarmKind.PRINTER)
    pass_by(box)
    box.forward(hours=1)
    box.hall = replace(box.hall, started=box.clock.now())
    pass_by(box, seconds=119)
    assert [one["kind"] for one in webhook.taken] == ["printer"]
    pass_by(box, seconds=1)
    assert [one["kind"] for one in webhook.taken] == ["printer", "device_offline"]


def test_messages_name_no_person_and_neither_log_nor_answers_an_address(
    box: Box, webhook: Hook, mail: MailReceiver
) -> None:
    for address in (webhook.url, "duty@town.example"):
        recipient(box, address, AlarmKind.LOGIN_GUESSED, AlarmKind.CLAIM)
    box.give(c.SetContacts, contacts=[{"kind": "printer", "line": "reception, 12"}])
    assert box.last(2) == ["recipient_set", "contacts_set"]
    rows = box.store.on_connection(
        lambda each: each.exec_driver_sql("SELECT * FROM success").fetchall()
    )
    kept = "".join(str(one) for one in (*box.events(), *rows))
    for private in ("town.example", webhook.url, "reception"):
        assert private not in kept
    person, _ = add_person(box, "aysel", name="Aysel A")
    box.hall.note_problem(box.centre, ProblemKind.LOGIN_GUESSED, person)
    claimed = box.issue(priority=True)
    pass_by(box)
    said = [one.body.decode() for one in webhook.posted] + mail.texts()
    assert len(said) == 3
    for text in said:
        for private in ("Aysel", person, claimed["id"], claimed["number"]):
            assert private not in text
    assert "guessing the password of a member of staff" in "".join(said)


def test_waiting_messages_are_limited_and_expire_after_a_day(box: Box, webhook: Hook) -> None:
    identity = recipient(box, webhook.url)
    webhook.statuses += [500] * 100
    box.give(c.SendTestAlert, recipient=identity)
    (alert,) = queued(box, identity)
    box.store.on_connection(
        lambda each: Alerts(each).queue(identity, [alert] * QUEUED_AT_MOST), write=True
    )
    ((one, waiting),) = known_recipients(box.hall, box.centre)
    assert (waiting, one.given_up) == (QUEUED_AT_MOST, 1)
    for _ in range(27):
        pass_by(box, hours=1)
    ((one, waiting),) = known_recipients(box.hall, box.centre)
    assert (waiting, one.given_up) == (0, QUEUED_AT_MOST + 1)
    box.give(c.RemoveRecipient, recipient=identity)
    assert known_recipients(box.hall, box.centre) == []


def test_an_address_that_cannot_be_one_is_refused(box: Box) -> None:
    for way, address in (
        ("mail", "duty"),
        ("mail", "duty@town.example, other@town.example"),
        ("mail", "вахта@town.example"),
        ("webhook", "ftp://town.example"),
        ("webhook", "https://user:secret@town.example/x"),
        ("webhook", "https://town.example:99999/"),
        ("webhook", "https:// town.example"),
    ):
        with box.refuses(ProblemType.MALFORMED):
            recipient(box, address, way=way)


def one_alert(box: Box) -> list[Alert]:
    identity = recipient(box, "duty@town.example")
    box.give(c.SendTestAlert, recipient=identity)
    return queued(box, identity)


def test_the_reason_of_a_refused_mail_is_reported(box: Box, mail: MailReceiver) -> None:
    alerts = one_alert(box)

    def sent(server: MailServer | None) -> tuple[AlertFailure | None, int]:
        found = by_mail(server, "duty@town.example", alerts)
        return found.failure, found.code

    assert sent(None)[0] is AlertFailure.NO_MAIL_SERVER
    mail.refusals.append("554 5.7.1 refused")
    assert sent(server_of(mail)) == (AlertFailure.REFUSED, 554)
    # STARTTLS that is not offered is not done without.
    assert sent(server_of(mail, "starttls"))[0] is AlertFailure.CERTIFICATE
    assert sent(replace(server_of(mail), port=1))[0] is AlertFailure.UNREACHABLE
    assert mail.mails == []


def test_mail_by_starttls_and_webhooks_by_tls_want_a_certificate_that_the_system_believes(
    box: Box, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alerts = one_alert(box)
    authority = certificates.make(tmp_path, "authority", authority=True)
    own = certificates.make(tmp_path, "mail", by=authority)
    with mail_receiver(own.context()) as mail, hook(own.context()) as webhook:

        def sent(**more: str) -> AlertFailure | None:
            server = server_of(mail, **({"security": "starttls", "user": USER} | more))
            return by_mail(server, "duty@town.example", alerts).failure

        def posted() -> AlertFailure | None:
            return by_webhook(webhook.url, b"key", alerts, box.clock.now()).failure

        assert sent(password=PASSWORD) is AlertFailure.CERTIFICATE
        assert posted() is AlertFailure.CERTIFICATE
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.chain))
        assert posted() is None
        assert sent(password="wrong") is AlertFailure.SIGN_IN
        assert sent(password=PASSWORD) is None
        # Without STARTTLS this server takes nothing.
        assert by_mail(server_of(mail), "duty@town.example", alerts).failure is not None
        assert (len(mail.mails), len(webhook.taken)) == (1, 1)
