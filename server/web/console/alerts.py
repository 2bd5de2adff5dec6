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
from server.web.pages.forms import TONGUES, Form, field
from server.web.pages.frame import Part, Route

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

_ADDRESS: Final = "console/set-up/alerts"
_NEW: Final = "new"
"""In the address, in place of a recipient's id."""

_SECRET: Final = "webhook"
"""In the session, the recipient whose secret the next page shows once."""


class _RecipientForm(Form):
    label = field()
    way = field(RadioField)
    address = field(needed=False)
    language = field(StringField, AnyOf(PROGRAM_LANGUAGES))
    kinds = field(SelectMultipleField)
    digest = BooleanField()
    quiet_from = TimeField(validators=[Optional()])
    quiet_until = TimeField(validators=[Optional()])


_LINES: Final = {
    f"line_{kind}": StringField(
        filters=[lambda line: (line or "").strip()], validators=[Length(max=c.CONTACT_SIGNS)]
    )
    for kind in AlarmKind
}
ContactsForm: Final[type[Form]] = type("ContactsForm", (Form,), _LINES)
"""The contact lines, by the kind of alarm."""


class Alerts(Part):
    """The pages of the recipients."""

    def _routes(self) -> Iterable[Route]:
        yield (_ADDRESS, Page.ALERTS, {"GET": self._shown, "POST": self._do})
        one = f"{_ADDRESS}/<recipient>"
        yield (one, Page.ALERTS, {"GET": self._one_shown, "POST": self._do_to_one})

    # Showing.

    def _shown(self, contacts: Form | None = None) -> Response:
        centre = authorization.own_centre()
        known = known_recipients(self.app, centre)
        stored = self.app.store.access(lambda access: access.contact_lines(centre))
        lines = {f"line_{kind}": line for kind, line in stored.items()}
        added = session.pop(_SECRET, None)
        return self.page(
            "console/alerts.html",
            form=Form(formdata=None),
            contacts=contacts or ContactsForm(formdata=None, **lines),
            kinds=self._kinds(),
            secret=secret_of(self.app.signer, added) if added is not None else "",
            lacks_mail=self.app.mail_server is None
            and any(found.way is AlertWay.MAIL for found, _ in known),
            recipients=[(found, self._lines(found, waiting)) for found, waiting in known],
            shown=shown_address,
        )

    def _kinds(self) -> list[tuple[str, str]]:
        return [(one.value, self.say()("console-alarm-kind", kind=one)) for one in AlarmKind]

    def _lines(self, one: Receiver, waiting: int) -> list[tuple[str, str]]:
        """The lines about a recipient: their urgency, and their text."""
        time, say = self.moment, self.say()
        lines = [("", " · ".join(name for kind, name in self._kinds() if kind in one.kinds))]
        if one.quiet_from:
            quiet = say("console-alert-quiet", **{"from": one.quiet_from, "until": one.quiet_until})
            lines.append(("", quiet))
        if one.told_at is not None:
            lines.append(("good", say("console-alert-told", time=time(one.told_at))))
        if one.failed_since is not None:
            why = say("console-alert-failure", reason=one.failure)
            since = time(one.failed_since)
            lines.append(("bad", say("console-alert-failed", time=since, reason=why)))
        if one.next_at is not None:
            lines.append(("", say("console-alert-next", time=time(one.next_at))))
        if waiting:
            lines.append(("", say("console-alert-waiting", count=waiting)))
        if one.given_up:
            lines.append(("bad", say("console-alert-given-up", count=one.given_up)))
        return lines

    def _one_shown(self, recipient: str, form: _RecipientForm | None = None) -> Response:
        one = self._found(recipient)
        return self.page(
            "console/alert_recipient.html",
            form=form or self._form_of(one),
            tongues=TONGUES,
            recipient=one,
        )

    # Commands.

    def _do(self) -> Response:
        if request.form.get("act") == "contacts":
            contacts = ContactsForm()
            with self.submitted(contacts, lambda: self._shown(contacts)):
                lines = {kind: contacts[f"line_{kind}"].data for kind in AlarmKind}
                given = [{"kind": kind, "line": line} for kind, line in lines.items() if line]
                self.give(c.SetContacts, contacts, contacts=given)
                return self.done("contacts_set", _ADDRESS)
        form = Form()
        with self.submitted(form, self._shown):
            self.give(c.SendTestAlert, form, recipient=request.form.get("recipient", ""))
            return self.done("test_alert", _ADDRESS)

    def _do_to_one(self, recipient: str) -> Response:
        one = self._found(recipient)
        if request.form.get("act") == "remove":
            plain = Form()
            with self.submitted(plain, lambda: self._one_shown(recipient)):
                self.give(c.RemoveRecipient, plain, recipient=recipient)
                return self.done("recipient_removed", _ADDRESS)
        form = self._filled(_RecipientForm())
        if one is None or one.way is AlertWay.MAIL:
            form.address.validators = [InputRequired()]
        with self.submitted(form, lambda: self._one_shown(recipient, form)):
            known = one.id if one is not None else None
            answer = self.give(c.SetRecipient, form, recipient=known, **form.values())
            if one is None and form.way.data == AlertWay.WEBHOOK:
                session[_SECRET] = answer["id"]
            return self.done("recipient_set", _ADDRESS)

    # The forms.

    def _form_of(self, one: Receiver | None) -> _RecipientForm:
        """The form of a recipient; for a new one with default values."""
        if one is None:
            proposed = {"way": AlertWay.MAIL, "kinds": list(FOR_ENGINEERS)}
            language = self.say().language
            return self._filled(_RecipientForm(formdata=None, language=language, **proposed))
        names = ["label", "way", "language", "kinds", "digest"]
        if one.way is AlertWay.MAIL:
            # What may be a secret is not shown again; left empty, it stays.
            names.append("address")
        form = _RecipientForm(formdata=None, **{name: getattr(one, name) for name in names})
        for name in ("quiet_from", "quiet_until"):
            form[name].process_formdata([getattr(one, name)] if getattr(one, name) else [])
        return self._filled(form)

    def _filled(self, form: _RecipientForm) -> _RecipientForm:
        say = self.say()
        form.way.choices = [(way.value, say("console-alert-way", way=way)) for way in AlertWay]
        form.kinds.choices = self._kinds()
        return form

    def _found(self, recipient: str) -> Receiver | None:
        """A recipient of the centre; None for a new one. `not_found` for another."""
        if recipient == _NEW:
            return None
        centre = authorization.own_centre()
        return self.app.store.on_connection(
            lambda each: OutboxRows(each).receiver(centre, recipient)
        )
