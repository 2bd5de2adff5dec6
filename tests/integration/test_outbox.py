"""Messages that leave the hall, to a real mail server, real webhooks and a messenger behind a real
proxy, all of which fail at times."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from copy import replace
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from uuid import uuid4

import apprise
import pytest

from contract import commands as c
from contract.access import PrinterState
from contract.alerts import MESSENGERS, AlarmKind, Alert, AlertFailure, AlertWay
from contract.enums import ProblemKind, Role
from contract.errors import ProblemType
from server.addresses import is_allowed
from server.outbox import alarms as alarm_messages
from server.outbox.mail import Mail
from server.outbox.queue import OutboxRows
from server.outbox.receivers import QUEUED_AT_MOST, Receiver
from server.outbox.recipients import known_recipients
from server.outbox.sender import attempt
from server.outbox.webhook import Webhook, secret_of
from server.settings import MailServer, WrongSettings, settings_from
from server.views import hall as hall_snapshot
from server.views.alarms import alarms
from tests.parts import certificates
from tests.parts.box import Box
from tests.parts.browsing import add_person
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.receivers import (
    LOOPBACK,
    PASSWORD,
    USER,
    Hook,
    MailReceiver,
    deliver,
    hook,
    mail_receiver,
    proxy,
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
def webhook(box: Box) -> Iterator[Hook]:
    with hook() as receiver:
        box.hall = replace(box.hall, webhook_networks=LOOPBACK)
        yield receiver


def server_of(mail: MailReceiver, security: str = "plain", **more: str) -> MailServer:
    return MailServer("127.0.0.1", mail.port, security, "novbe@hall.example", **more)


def port_of(webhook: Hook) -> int:
    return int(webhook.url.split(":")[2].partition("/")[0])


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


def known(box: Box) -> Receiver:
    ((found, _),) = known_recipients(box.hall, box.centre)
    return found


def tried_message(box: Box, address: str = "duty@town.example") -> tuple[Receiver, Alert]:
    identity = recipient(box, address)
    box.give(c.SendTestAlert, recipient=identity)
    found = box.store.on_connection(lambda each: OutboxRows(each).next(identity, box.clock.now()))
    assert found is not None
    return found.receiver, found.what


def pass_by(box: Box, **span: float) -> None:
    """Let time pass, then look and send, as the server does it every few seconds."""
    box.forward(**span)
    alarm_messages.look(box.hall)
    deliver(box.hall)


def late(box: Box) -> list[str]:
    """The recipients of which there is an alarm that messages do not reach them."""

    def shown(reading: Any) -> list[str]:
        snapshot = hall_snapshot.build(box.hall.context(reading))
        found = alarms(snapshot, reading.setup, frozenset())
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


@pytest.mark.databases("sqlite", "postgresql")
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
    with caplog.at_level(logging.WARNING, "novbe.outbox"):
        # Twice as long after each failure: 30 seconds, one minute, two.
        pass_by(box, seconds=29)
        assert len(webhook.posted) == 1
        pass_by(box, seconds=1)
        pass_by(box, seconds=59)
        assert len(webhook.posted) == 2
        pass_by(box, seconds=1)
        assert known(box).failure == AlertFailure.REFUSED
        pass_by(box, minutes=2)
    assert [one["event"] for one in webhook.taken] == ["alarm_began", "alarm_over"]
    assert known(box).failure == ""
    assert len({one.headers["webhook-id"] for one in webhook.posted[:4]}) == 1
    for posted in webhook.posted:
        posted.verify(secret_of(box.hall.signer, identity))
    began, over = webhook.taken
    assert began["problem"] == over["problem"]
    assert began["sentence"] == "Help needed: Counter 1"
    assert (began["kind"], began["subject"]) == ("help_call", "village.1")
    assert [record.getMessage() for record in caplog.records] == [
        f"messages do not reach {identity}: refused",
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
    assert "Messages about alarms do not reach a recipient" in text
    webhook.statuses.clear()
    pass_by(box, hours=1)
    pass_by(box)
    pass_by(box, minutes=2)
    # Nor is it told afterwards that it could not be reached.
    assert [one["kind"] for one in webhook.taken] == ["help_call"]
    assert "Over: Messages about alarms" in mail.texts()[-1]


def test_messages_that_wait_for_long_are_an_alarm(box: Box, webhook: Hook) -> None:
    waits = recipient(box, webhook.url)
    recipient(box, "quiet@town.example", quiet_from="10:00", quiet_until="10:30")
    call_for_help(box)
    alarm_messages.look(box.hall)
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
from contract.alerts import Alert, AlertWay
from server.outbox import sender
from server.outbox.mail import Mail
from server.outbox.receivers import Receiver
from server.outbox.webhook import Webhook
from server.settings import MailServer, WrongSettings, settings_from
from server.signing import KeySigner
from tests.parts.receivers import LOOPBACK
sender.ATTEMPT_SECONDS = 0.5
message = Alert.model_validate_json(sys.argv[3])
began = time.monotonic()
mail = Mail(MailServer("127.0.0.1", int(sys.argv[1]), "plain", "novbe@hall.example"))
webhook = Webhook(KeySigner(bytes(32)), LOOPBACK)
address = f"http://127.0.0.1:{sys.argv[2]}/"
to = Receiver("slow", "village", "duty", AlertWay.WEBHOOK, address, "en", ())
found = [sender.attempt(way.send, to, message) for way in (mail, webhook)]
assert time.monotonic() - began < 10
print(*found)
"""


def test_an_attempt_ends_though_bytes_drip(box: Box) -> None:
    _, message = tried_message(box)
    with endless(b"220-", b"a") as mail, endless(b"HTTP/1.1 200 OK\r\nX-A: ", b"a") as webhook:
        command = [sys.executable, "-c", SLOW, str(mail), str(webhook), message.model_dump_json()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.split() == ["unreachable", "unreachable"]


@pytest.mark.parametrize("sign", ["\n", "\x0b", "\x1c", "\x85", "\u2028", "\u2029", "\0"])
def test_a_name_of_any_signs_stops_no_mail(box: Box, mail: MailReceiver, sign: str) -> None:
    to, message = tried_message(box)
    hostile = message.model_copy(
        update={"centre_name": f"Vil{sign}lage", "sentence": f"Vil{sign}lage", "contact": sign}
    )
    assert attempt(Mail(server_of(mail)).send, to, hostile) is None
    assert mail.mails[0]["Subject"].startswith("Vil")


@pytest.mark.databases("sqlite", "postgresql")
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
    assert len(said) == 4
    for text in said:
        for private in ("Aysel", person, claimed["id"], claimed["number"]):
            assert private not in text
    assert "guessing the password of a member of staff" in "".join(said)


@pytest.mark.databases("sqlite", "postgresql")
def test_waiting_messages_are_limited_and_expire_after_a_day(box: Box, webhook: Hook) -> None:
    webhook.statuses += [500] * 100
    to, message = tried_message(box, webhook.url)

    def fill(queue: OutboxRows) -> None:
        for _ in range(QUEUED_AT_MOST):
            queue.add(to, message)

    box.store.on_connection(lambda each: fill(OutboxRows(each)), write=True)
    ((one, waiting),) = known_recipients(box.hall, box.centre)
    assert (waiting, one.given_up) == (QUEUED_AT_MOST, 1)
    for _ in range(27):
        pass_by(box, hours=1)
    ((one, waiting),) = known_recipients(box.hall, box.centre)
    assert (waiting, one.given_up) == (0, QUEUED_AT_MOST + 1)
    box.give(c.RemoveRecipient, recipient=to.id)
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
        ("messenger", "json://127.0.0.1:8080"),
        ("messenger", "xmls://town.example"),
        ("messenger", "custom://town.example"),
        ("messenger", "mailto://user:secret@town.example"),
        ("messenger", "https://hooks.slack.com/services/A/B/C"),
        ("messenger", "ntfy://town.example/topic"),
        ("messenger", "ntfys://user:secret@topic"),
        # By its options apprise reads files, and takes another host.
        ("messenger", "msteams://team/a/b/c?template=/etc/passwd"),
        ("messenger", "tgram://123456789:token/12?template=/etc/passwd"),
        ("messenger", "ntfy://topic?mode=private"),
    ):
        with box.refuses(ProblemType.MALFORMED):
            recipient(box, address, way=way)


def test_the_reason_of_a_refused_mail_is_reported(box: Box, mail: MailReceiver) -> None:
    to, message = tried_message(box)

    def sent(server: MailServer) -> AlertFailure | None:
        return attempt(Mail(server).send, to, message)

    mail.refusals.append("554 5.7.1 refused")
    assert sent(server_of(mail)) is AlertFailure.REFUSED
    # STARTTLS that is not offered is not done without.
    assert sent(server_of(mail, "starttls")) is AlertFailure.CERTIFICATE
    assert sent(replace(server_of(mail), port=1)) is AlertFailure.UNREACHABLE
    assert mail.mails == []
    box.hall = replace(box.hall, mail_server=None)
    deliver(box.hall)
    assert known(box).failure == AlertFailure.NO_MAIL_SERVER


def test_mail_and_webhooks_refuse_an_untrusted_certificate(
    box: Box, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to, message = tried_message(box)
    authority = certificates.make(tmp_path, "authority", authority=True)
    own = certificates.make(tmp_path, "mail", by=authority)
    with mail_receiver(own.context()) as mail, hook(own.context()) as webhook:

        def sent(**more: str) -> AlertFailure | None:
            server = server_of(mail, **({"security": "starttls", "user": USER} | more))
            return attempt(Mail(server).send, to, message)

        def posted() -> AlertFailure | None:
            by_webhook = Webhook(box.hall.signer, LOOPBACK)
            return attempt(by_webhook.send, replace(to, address=webhook.url), message)

        assert sent(password=PASSWORD) is AlertFailure.CERTIFICATE
        assert posted() is AlertFailure.CERTIFICATE
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.chain))
        assert posted() is None
        assert sent(password="wrong") is AlertFailure.SIGN_IN
        assert sent(password=PASSWORD) is None
        # Without STARTTLS this server takes nothing.
        assert attempt(Mail(server_of(mail)).send, to, message) is not None
        assert (len(mail.mails), len(webhook.taken)) == (1, 1)


def test_a_webhook_reaches_no_address_inside(box: Box, tmp_path: Path) -> None:
    with hook() as webhook:
        here = "http://localhost:" + webhook.url.split(":")[2]
        for address in (webhook.url, here, webhook.url.replace("127.0.0.1", "[::ffff:127.0.0.1]")):
            identity = recipient(box, address)
            box.give(c.SendTestAlert, recipient=identity)
            deliver(box.hall)
            assert known(box).failure == AlertFailure.UNUSABLE
            box.give(c.RemoveRecipient, recipient=identity)
        assert webhook.posted == []
    for address in [
        "10.1.2.3",
        "100.64.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "fd00::1",
        "fe80::1",
        "64:ff9b::7f00:1",
    ]:
        assert not is_allowed(address, LOOPBACK)
    assert is_allowed("10.1.2.3", (ip_network("10.1.0.0/16"),))
    assert is_allowed("2606:4700::1111", ())
    assert not is_allowed("169.254.169.254", (ip_network("0.0.0.0/0"),))
    with pytest.raises(WrongSettings, match="webhook_networks"):
        settings_from(data=tmp_path, webhook_networks="inside")


def test_a_messenger_is_reached_through_the_proxy(
    box: Box, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = certificates.make(tmp_path, "authority", authority=True)
    own = certificates.make(tmp_path, "ntfy.sh", names=("ntfy.sh",), by=authority)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.chain))
    with hook(own.context()) as service, proxy(port_of(service)) as (url, asked):
        monkeypatch.setenv("HTTPS_PROXY", url)
        recipient(box, "ntfys://hall-7", way="messenger", language="ru")
        call_for_help(box)
        pass_by(box)
        assert asked == ["ntfy.sh:443"]
        service.statuses.append(500)
        answer(box)
        for _ in range(2):
            pass_by(box, minutes=2)
        assert known(box).failure == AlertFailure.REFUSED
    taken, refused, *_ = (posted.message for posted in service.posted)
    assert taken["topic"] == "hall-7"
    assert "Нужна помощь" in taken["message"]
    assert refused["message"].startswith("Village: ")


def test_the_process_of_a_messenger_connects_to_no_address_inside() -> None:
    with hook() as webhook:
        given = json.dumps([webhook.url.replace("http:", "json:"), "text"])
        done = subprocess.run(
            [sys.executable, "-m", "server.outbox.messenger"], input=given, text=True
        )
        assert done.returncode != 0
        assert webhook.posted == []


def test_every_messenger_has_a_host_of_its_own() -> None:
    """By what apprise says of its services; that of ntfy is the topic alone."""
    services = apprise.Apprise().details()["schemas"]
    known = {
        scheme: service["details"]["templates"]
        for service in services
        for scheme in (*(service["protocols"] or ()), *(service["secure_protocols"] or ()))
    }
    for scheme in MESSENGERS - {"ntfy", "ntfys"}:
        assert not any("{host" in template for template in known[scheme]), scheme


def test_what_was_erased_is_in_no_message_that_is_sent_later(box: Box, webhook: Hook) -> None:
    recipient(box, webhook.url, AlarmKind.HELP_CALL, AlarmKind.ALERTS_FAILED)
    away = recipient(box, f"{webhook.url}/away", label="Aysel at home")
    box.give(c.SetContacts, contacts=[{"kind": "help_call", "line": "Nigar, 14"}])
    webhook.statuses += [500] * 2
    call_for_help(box)
    pass_by(box)
    assert b"Nigar" in webhook.posted[0].body
    box.give(c.SetContacts, contacts=[{"kind": "help_call", "line": "reception, 12"}])
    webhook.statuses += [503] * 8
    pass_by(box, minutes=2)
    box.give(c.RemoveRecipient, recipient=away)
    webhook.statuses.clear()
    before = len(webhook.posted)
    pass_by(box, hours=1)
    later = b"".join(posted.body for posted in webhook.posted[before:])
    assert b"reception, 12" in later
    assert b"alerts_failed" in later
    for erased in (b"Nigar", b"Aysel"):
        assert erased not in later


def test_the_digest_of_a_day_is_a_message_when_it_is_closed(box: Box, mail: MailReceiver) -> None:
    recipient(box, "duty@town.example", digest=True)
    recipient(box, "other@town.example")
    box.give(c.CloseDay)
    pass_by(box)
    (text,) = mail.texts()
    (digest,) = box.store.digests(box.centre)
    assert f"Digest of the record of 23 November 2026, up to event {digest.last_revision}" in text
    assert digest.head in text
    assert "Since" not in text


def test_a_working_receiver_gets_each_message_while_others_fail_and_servers_die(
    tmp_path: Path,
) -> None:
    reached = "NOVBE_WEBHOOK_NETWORKS"
    with (
        endless(b"HTTP/1.1 200 OK\r\nX-A: ", b"a") as slow,
        hook() as webhook,
        RunningServer(
            VILLAGE, data=tmp_path, await_day=False, variables={reached: "127.0.0.0/8"}
        ) as server,
    ):
        manager, path = server.token(Role.MANAGER), f"centres/{server.centre}/recipients"
        more: dict[str, Any] = {"way": "webhook", "language": "en", "kinds": ["help_call"]}
        added, sent = "", []
        # The last one is the good one.
        for address in ("http://127.0.0.1:1/", f"http://127.0.0.1:{slow}/", webhook.url):
            added = give(server, path, manager, label="duty", address=address, **more).json()["id"]
            give(server, f"{path}/{added}/test", manager)
        until(lambda: len(webhook.taken) == 1, 15)
        for _ in range(3):
            for _ in range(5):
                command = str(uuid4())
                give(server, f"{path}/{added}/test", manager, command_id=command)
                sent.append(command)
            until(lambda: any(sent[-5] == taken["id"] for taken in webhook.taken), 15)
            server.kill()
            server.start()
        until(lambda: sent[-1] in [taken["id"] for taken in webhook.taken], 15)
    first_times = list(dict.fromkeys(taken["id"] for taken in webhook.taken))
    assert first_times[1:] == sent
    assert all(posted.headers["webhook-id"] == posted.message["id"] for posted in webhook.posted)
