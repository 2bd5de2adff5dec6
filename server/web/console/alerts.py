"""The recipients of alerts, and the contact lines for staff."""

from collections.abc import Iterable
from typing import Final

from flask import Response, request, session
from wtforms import BooleanField, RadioField, SelectMultipleField, StringField, TimeField
from wtforms.validators import AnyOf, InputRequired, Length, Optional

from contract import commands as c
from contract.alerts import AlarmKind, AlertWay, shown_address
from contract.operations import Page
from contract.texts import PROGRAM_LANGUAGES
from server.outbox.queue import OutboxRows
from server.outbox.receivers import Receiver
from server.outbox.recipients import known_recipients
from server.outbox.webhook import secret_of
from server.web import authorization
from server.web.pages.forms import (
    LANGUAGE_CHOICES,
    PageForm,
    execute,
    field,
    submitted,
    with_fields,
)
from server.web.pages.frame import Pages, Views

FOR_ENGINEERS: Final = (
    AlarmKind.LOG_STOPPED,
    AlarmKind.STATE_DIFFERED,
    AlarmKind.BACKUP_OLD,
    AlarmKind.CLOCK_IN_DOUBT,
    AlarmKind.PRINTER,
    AlarmKind.DEVICE_OFFLINE,
    AlarmKind.SOUND,
    AlarmKind.COUNTER_SILENT,
    AlarmKind.ALERTS_FAILED,
)
"""The alarms that are preselected for a new recipient."""

_PATH: Final = "console/set-up/alerts"
_NEW: Final = "new"
"""In the address, in place of a recipient's id."""

_SECRET: Final = "webhook"
"""In the session, the recipient whose secret the next page shows once."""


class _RecipientForm(PageForm):
    label = field()
    way = field(RadioField)
    address = field(needed=False)
    language = field(StringField, AnyOf(PROGRAM_LANGUAGES))
    kinds = field(SelectMultipleField)
    digest = BooleanField()
    quiet_from = TimeField(validators=[Optional()])
    quiet_until = TimeField(validators=[Optional()])


@with_fields(
    [f"line_{kind}" for kind in AlarmKind],
    filters=[lambda line: (line or "").strip()],
    validators=[Length(max=c.CONTACT_SIGNS)],
)
class ContactsForm(PageForm):
    """The contact lines, by the kind of alarm."""


class AlertPages(Pages):
    """The pages of the recipients."""

    def routes(self) -> Iterable[Views]:
        yield Views(_PATH, Page.ALERTS, self.show_alerts, self.save_contacts)
        yield Views(f"{_PATH}/<recipient>", Page.ALERTS, self.show_recipient, self.save_recipient)

    # Showing.

    def show_alerts(self, contacts: ContactsForm | None = None) -> Response:
        centre = authorization.own_centre()
        known = known_recipients(self.app, centre)
        stored = self.app.store.access(lambda access: access.contact_lines(centre))
        lines = {f"line_{kind}": line for kind, line in stored.items()}
        added = session.pop(_SECRET, None)
        return self.frame.page(
            "console/alerts.html",
            form=PageForm(formdata=None),
            contacts=contacts or ContactsForm(formdata=None, **lines),
            kinds=self._kinds(),
            secret=secret_of(self.app.signer, added) if added is not None else "",
            lacks_mail=self.app.mail_server is None
            and any(receiver.way is AlertWay.MAIL for receiver, _ in known),
            recipients=[(receiver, self._lines(receiver, waiting)) for receiver, waiting in known],
            shown=shown_address,
        )

    def _kinds(self) -> list[tuple[str, str]]:
        say = self.frame.say()
        return [(kind.value, say("console-alarm-kind", kind=kind)) for kind in AlarmKind]

    def _lines(self, recipient: Receiver, waiting: int) -> list[tuple[str, str]]:
        """The lines about a recipient: their urgency, and their text."""
        time, say = self.frame.moment, self.frame.say()
        lines = [("", " · ".join(name for kind, name in self._kinds() if kind in recipient.kinds))]
        if recipient.quiet_from:
            hours = {"from": recipient.quiet_from, "until": recipient.quiet_until}
            lines.append(("", say("console-alert-quiet", **hours)))
        if recipient.told_at is not None:
            lines.append(("good", say("console-alert-told", time=time(recipient.told_at))))
        if recipient.failed_since is not None:
            why = say("console-alert-failure", reason=recipient.failure)
            since = time(recipient.failed_since)
            lines.append(("bad", say("console-alert-failed", time=since, reason=why)))
        if recipient.next_at is not None:
            lines.append(("", say("console-alert-next", time=time(recipient.next_at))))
        if waiting:
            lines.append(("", say("console-alert-waiting", count=waiting)))
        if recipient.given_up:
            lines.append(("bad", say("console-alert-given-up", count=recipient.given_up)))
        return lines

    def show_recipient(self, recipient: str, form: _RecipientForm | None = None) -> Response:
        known = self._known(recipient)
        return self.frame.page(
            "console/alert_recipient.html",
            form=form or self._form_of(known),
            language_choices=LANGUAGE_CHOICES,
            recipient=known,
        )

    # Commands.

    def save_contacts(self) -> Response:
        if request.form.get("act") == "contacts":
            contacts = ContactsForm()
            with submitted(self.frame, contacts, lambda: self.show_alerts(contacts)):
                lines = {kind: contacts[f"line_{kind}"].data for kind in AlarmKind}
                given = [{"kind": kind, "line": line} for kind, line in lines.items() if line]
                execute(self.app, c.SetContacts, contacts, contacts=given)
                return self.frame.done("contacts_set", _PATH)
        form = PageForm()
        with submitted(self.frame, form, self.show_alerts):
            execute(self.app, c.SendTestAlert, form, recipient=request.form.get("recipient", ""))
            return self.frame.done("test_alert", _PATH)

    def save_recipient(self, recipient: str) -> Response:
        known = self._known(recipient)
        if request.form.get("act") == "remove":
            plain = PageForm()
            with submitted(self.frame, plain, lambda: self.show_recipient(recipient)):
                execute(self.app, c.RemoveRecipient, plain, recipient=recipient)
                return self.frame.done("recipient_removed", _PATH)
        form = self._filled(_RecipientForm())
        if known is None or known.way is AlertWay.MAIL:
            form.address.validators = [InputRequired()]
        with submitted(self.frame, form, lambda: self.show_recipient(recipient, form)):
            identity = known.id if known is not None else None
            fields = {"recipient": identity, **form.values()}
            answer = execute(self.app, c.SetRecipient, form, **fields)
            if known is None and form.way.data == AlertWay.WEBHOOK:
                session[_SECRET] = answer["id"]
            return self.frame.done("recipient_set", _PATH)

    # The forms.

    def _form_of(self, recipient: Receiver | None) -> _RecipientForm:
        """The form of a recipient; for a new one with default values."""
        if recipient is None:
            proposed = {"way": AlertWay.MAIL, "kinds": list(FOR_ENGINEERS)}
            language = self.frame.say().language
            return self._filled(_RecipientForm(formdata=None, language=language, **proposed))
        names = ["label", "way", "language", "kinds", "digest"]
        if recipient.way is AlertWay.MAIL:
            # What may be a secret is not shown again; left empty, it stays.
            names.append("address")
        form = _RecipientForm(formdata=None, **{name: getattr(recipient, name) for name in names})
        for name in ("quiet_from", "quiet_until"):
            form[name].process_formdata(list(filter(None, [getattr(recipient, name)])))
        return self._filled(form)

    def _filled(self, form: _RecipientForm) -> _RecipientForm:
        say = self.frame.say()
        form.way.choices = [(way.value, say("console-alert-way", way=way)) for way in AlertWay]
        form.kinds.choices = self._kinds()
        return form

    def _known(self, recipient: str) -> Receiver | None:
        """A recipient of the centre; None for a new one. `not_found` for another."""
        if recipient == _NEW:
            return None
        centre = authorization.own_centre()
        return self.app.store.on_connection(
            lambda each: OutboxRows(each).receiver(centre, recipient)
        )
