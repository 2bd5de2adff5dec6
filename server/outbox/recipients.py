"""Commands of managers on the recipients of alerts, and the messages that commands cause."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date

from contract import commands as c
from contract import events as e
from contract.alerts import Alert, AlertEvent, is_address
from contract.dates import locale_of
from contract.errors import malformed_field
from contract.texts import PROGRAM_LANGUAGES, pick, wording
from server.context import Answer, AppContext
from server.domain.setup import Setup
from server.engine.unit_of_work import UnitOfWork
from server.outbox.queue import OutboxRows
from server.outbox.receivers import Receiver
from server.sentences import TEXTS

RECIPIENTS_AT_MOST = 50
"""The maximum number of recipients of a centre."""


def set_recipient(app: AppContext, unit: UnitOfWork, command: c.SetRecipient) -> Answer:
    """Add a recipient, or change one; earlier failures are reset, and delivery is retried at
    once. `malformed` for an invalid address, an unknown language, one end of quiet hours without
    the other, or more than `RECIPIENTS_AT_MOST`; `not_found`."""
    if command.language not in PROGRAM_LANGUAGES:
        raise malformed_field("language", f"is none of {', '.join(PROGRAM_LANGUAGES)}")
    if (command.quiet_from is None) is not (command.quiet_until is None):
        missing = "quiet_from" if command.quiet_from is None else "quiet_until"
        raise malformed_field(missing, "is needed: quiet hours have a beginning and an end")
    queue, centre = unit.on_connection(OutboxRows), unit.centre.id
    before = None
    if command.recipient is not None:
        before = queue.receiver(centre, command.recipient)
    elif len(queue.receivers(centre)) >= RECIPIENTS_AT_MOST:
        raise malformed_field("recipient", f"would exceed the maximum of {RECIPIENTS_AT_MOST}")
    address = command.address
    if address is None and before is not None and before.way is command.way:
        address = before.address
    if address is None or not is_address(command.way, address):
        raise malformed_field("address", f"is not an address of a {command.way}")
    hours = (command.quiet_from, command.quiet_until)
    quiet_from, quiet_until = (f"{at:%H:%M}" if at is not None else "" for at in hours)
    after = Receiver(
        id=command.recipient or f"alert-{app.signer.id_of(centre, command.command_id)}",
        centre=centre,
        label=command.label,
        way=command.way,
        address=address,
        language=command.language,
        kinds=command.kinds,
        digest=command.digest,
        quiet_from=quiet_from,
        quiet_until=quiet_until,
        told_at=before.told_at if before is not None else None,
    )
    queue.save(before, after)
    unit.append(e.RecipientSet(recipient=after.id))
    return {"id": after.id}


def remove_recipient(unit: UnitOfWork, command: c.RemoveRecipient) -> Answer:
    """Delete a recipient and its unsent messages, or `not_found`."""
    queue = unit.on_connection(OutboxRows)
    queue.remove(queue.receiver(unit.centre.id, command.recipient))
    unit.append(e.RecipientRemoved(recipient=command.recipient))
    return {"id": command.recipient}


def send_test_alert(app: AppContext, unit: UnitOfWork, command: c.SendTestAlert) -> Answer:
    """Send a test message to a recipient at once, also after failures, or `not_found`."""
    queue = unit.on_connection(OutboxRows)
    receiver = queue.receiver(unit.centre.id, command.recipient)
    said = {
        "id": str(command.command_id),
        "event": AlertEvent.TEST,
        "at": app.machine.now(),
        "sentence": wording(TEXTS, receiver.language)("alert-test"),
    }
    queue.add(receiver, alert_to(app, receiver, unit.setup, **said))
    queue.retry(receiver)
    return {"id": command.recipient}


def set_contacts(unit: UnitOfWork, command: c.SetContacts) -> None:
    """Set the contact lines; the hall's readers see them with the event."""
    lines = {contact.kind: contact.line for contact in command.contacts}
    unit.on_connection(OutboxRows).set_contacts(unit.centre.id, lines)
    unit.append(e.ContactsSet())


def queue_digest(app: AppContext, unit: UnitOfWork, day: date) -> None:
    """Queue the digest of the day that the last event closed, for the recipients that want it."""
    queue, now, zone = unit.on_connection(OutboxRows), app.machine.now(), zone_of(unit.setup)
    for receiver in queue.receivers(unit.centre.id):
        if not receiver.digest:
            continue
        said = {
            "id": f"{receiver.id}-{unit.centre.revision}",
            "event": AlertEvent.DIGEST,
            "at": now,
            "sentence": wording(TEXTS, receiver.language)(
                "alert-digest",
                day=format_date(day, "long", locale=locale_of(receiver.language)),
                revision=str(unit.centre.revision),
                sha256=unit.centre.head,
            ),
        }
        message = alert_to(app, receiver, unit.setup, **said)
        queue.add(receiver, message, receiver.quiet_end(now, zone))


def alert_to(app: AppContext, receiver: Receiver, setup: Setup, **said: Any) -> Alert:
    """A message to a receiver; `said` has the fields of `Alert` that are not the same in all."""
    centre = setup.config.centre
    return Alert(
        centre=centre.slug,
        centre_name=pick(centre.names, receiver.language),
        language=receiver.language,
        time_zone=centre.time_zone,
        console=f"{app.public_url}/console" if app.public_url else "",
        **said,
    )


def zone_of(setup: Setup) -> ZoneInfo:
    """The time zone of a centre."""
    return ZoneInfo(setup.config.centre.time_zone)


def known_recipients(app: AppContext, centre: str) -> list[tuple[Receiver, int]]:
    """The recipients of a centre, in the order of their names, with the number of their unsent
    messages."""
    return app.store.on_connection(lambda connection: OutboxRows(connection).known(centre))
