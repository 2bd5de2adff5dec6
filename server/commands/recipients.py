"""Commands of managers on the recipients of alarms."""

import base64
from dataclasses import replace
from datetime import datetime

from contract import commands as c
from contract import events as e
from contract.alerts import Alert, AlertEvent, is_address
from contract.errors import ProblemType, Refusal, malformed_field
from contract.texts import PROGRAM_LANGUAGES, pick, wording
from server.context import Answer, AppContext
from server.domain.alerts import Recipient
from server.domain.layout import Layout
from server.engine.unit_of_work import UnitOfWork
from server.sentences import TEXTS
from server.store.alerts import Alerts

RECIPIENTS_AT_MOST = 50
"""The maximum number of recipients of a centre."""


def set_recipient(app: AppContext, unit: UnitOfWork, command: c.SetRecipient) -> Answer:
    """Add a recipient, or change one; earlier failures are reset, and delivery is retried at
    once. `malformed` for an invalid address, an unknown language, one end of quiet hours without
    the other, or more than `RECIPIENTS_AT_MOST`; `not_found`."""
    if not is_address(command.way, command.address):
        raise malformed_field("address", f"is not an address of a {command.way}")
    if command.language not in PROGRAM_LANGUAGES:
        raise malformed_field("language", f"is none of {', '.join(PROGRAM_LANGUAGES)}")
    if (command.quiet_from is None) is not (command.quiet_until is None):
        missing = "quiet_from" if command.quiet_from is None else "quiet_until"
        raise malformed_field(missing, "is needed: quiet hours have a beginning and an end")
    identity = command.recipient or f"alert-{app.signer.id_of(unit.centre.id, command.command_id)}"
    hours = (command.quiet_from, command.quiet_until)
    quiet_from, quiet_until = (f"{at:%H:%M}" if at is not None else "" for at in hours)
    after = Recipient(
        id=identity,
        centre=unit.centre.id,
        label=command.label,
        way=command.way,
        address=command.address,
        language=command.language,
        kinds=command.kinds,
        quiet_from=quiet_from,
        quiet_until=quiet_until,
    )

    def write(alerts: Alerts) -> None:
        alerts.lock()
        before = None
        if command.recipient is not None:
            before = _found(alerts, unit.centre.id, identity)
        elif len(alerts.recipients(unit.centre.id)) >= RECIPIENTS_AT_MOST:
            raise malformed_field("recipient", f"would exceed the maximum of {RECIPIENTS_AT_MOST}")
        own = after
        if before is not None:
            # A process that is sending to it continues.
            own = replace(after, claimed_until=before.claimed_until, told_at=before.told_at)
        alerts.save(before, own)

    unit.on_connection(lambda connection: write(Alerts(connection)))
    unit.append(e.RecipientSet(recipient=identity))
    return {"id": identity}


def remove_recipient(app: AppContext, unit: UnitOfWork, command: c.RemoveRecipient) -> Answer:
    """Delete a recipient and its unsent messages, or `not_found`."""
    centre, identity = unit.centre.id, command.recipient
    if not unit.on_connection(lambda connection: Alerts(connection).remove(centre, identity)):
        raise Refusal(ProblemType.NOT_FOUND, {"what": "recipient", "id": identity})
    unit.append(e.RecipientRemoved(recipient=identity))
    return {"id": identity}


def send_test_alert(app: AppContext, unit: UnitOfWork, command: c.SendTestAlert) -> Answer:
    """Send a test message to a recipient at once, also after failures, or `not_found`."""
    now = app.machine.now()

    def write(alerts: Alerts) -> None:
        alerts.lock()
        one = _found(alerts, unit.centre.id, command.recipient)
        sentence = wording(TEXTS, one.language)("alert-test")
        alert = alert_to(
            app, one, unit.layout, str(command.command_id), AlertEvent.TEST, now, sentence
        )
        alerts.queue(one.id, [alert])
        alerts.save(one, replace(one, next_at=None))

    unit.on_connection(lambda connection: write(Alerts(connection)))
    return {"id": command.recipient}


def set_contacts(app: AppContext, unit: UnitOfWork, command: c.SetContacts) -> None:
    """Set the contact lines; the hall's readers see them with the event."""
    lines = {one.kind: one.line for one in command.contacts}
    unit.on_connection(lambda connection: Alerts(connection).set_contacts(unit.centre.id, lines))
    unit.append(e.ContactsSet())


def alert_to(
    app: AppContext,
    recipient: Recipient,
    layout: Layout,
    identity: str,
    event: AlertEvent,
    at: datetime,
    sentence: str,
) -> Alert:
    """The text of a message to a recipient, apart from the alarm itself."""
    centre = layout.config.centre
    return Alert(
        id=identity,
        event=event,
        centre=centre.slug,
        centre_name=pick(centre.names, recipient.language),
        language=recipient.language,
        time_zone=centre.time_zone,
        at=at,
        sentence=sentence,
        console=f"{app.public_url}/console" if app.public_url else "",
    )


def known_recipients(app: AppContext, centre: str) -> list[tuple[Recipient, int]]:
    """The recipients of a centre, in the order of their names, with the number of their unsent
    messages."""
    return app.store.on_connection(lambda connection: Alerts(connection).known(centre))


def key_of(app: AppContext, recipient: str) -> bytes:
    """The key of a webhook: derived from the server's, so that none is stored."""
    return app.signer.derive_key(f"webhook\n{recipient}")


def secret_of(app: AppContext, recipient: str) -> str:
    """The secret of a webhook as receivers expect it: `whsec_` and the Base64 of its key."""
    return f"whsec_{base64.b64encode(key_of(app, recipient)).decode()}"


def _found(alerts: Alerts, centre: str, identity: str) -> Recipient:
    found = alerts.recipient(centre, identity)
    if found is None:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "recipient", "id": identity})
    return found
