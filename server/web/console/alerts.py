"""The recipients of alerts, and the contact lines for staff."""

from collections.abc import Iterable
from typing import Final

from flask import Response, request, session
from wtforms import RadioField, SelectMultipleField, StringField, TimeField
from wtforms.validators import AnyOf, Optional

from contract import commands as c
from contract.alerts import AlarmKind, AlertWay
from contract.errors import ProblemType, Refusal, malformed_field
from contract.operations import Page
from contract.texts import PROGRAM_LANGUAGES, Wording
from server.commands.recipients import KnownRecipient, known_recipients, secret_of
from server.domain.alerts import Recipient
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


class RecipientForm(Form):
    """A recipient."""

    label = field()
    way = field(RadioField)
    address = field()
    language = field(StringField, AnyOf(PROGRAM_LANGUAGES))
    kinds = field(SelectMultipleField)
    quiet_from = TimeField(validators=[Optional()])
    quiet_until = TimeField(validators=[Optional()])


class ContactsForm(Form):
    """The contact lines, by the kind of alarm."""


for _kind in AlarmKind:
    setattr(ContactsForm, f"line_{_kind}", StringField())


class Alerts(Part):
    """The pages of the recipients."""

    def _routes(self) -> Iterable[Route]:
        yield (_ADDRESS, Page.ALERTS, {"GET": self._shown, "POST": self._do})
        one = f"{_ADDRESS}/<recipient>"
        yield (one, Page.ALERTS, {"GET": self._one_shown, "POST": self._do_to_one})

    # Showing.

    def _shown(self, contacts: Form | None = None) -> Response:
        frame, say = self, self.say()
        known = known_recipients(frame.app, authorization.own_centre())
        return frame.page(
            "console/alerts.html",
            form=Form(formdata=None),
            contacts=contacts or self._contacts_form(),
            kinds=[(kind, say("console-alarm-kind", kind=kind)) for kind in AlarmKind],
            secret=self._told_secret(),
            lacks_mail=frame.app.mail_server is None
            and any(each.one.way is AlertWay.MAIL for each in known),
            recipients=[(each.one, self._lines(each, say)) for each in known],
        )

    def _lines(self, known: KnownRecipient, say: Wording) -> list[tuple[str, str]]:
        """The lines about a recipient: their urgency, and their text."""
        one, time = known.one, self.moment
        kinds = [say("console-alarm-kind", kind=kind) for kind in AlarmKind if kind in one.kinds]
        lines = [("", " · ".join(kinds))]
        if one.quiet_from:
            quiet = say("console-alert-quiet", **{"from": one.quiet_from, "until": one.quiet_until})
            lines.append(("", quiet))
        if one.told_at is not None:
            lines.append(("good", say("console-alert-told", time=time(one.told_at, say))))
        if one.failed_since is not None:
            reason, _, code = one.failure.partition(" ")
            why = say("console-alert-failure", reason=reason, code=code)
            since = time(one.failed_since, say)
            lines.append(("bad", say("console-alert-failed", time=since, reason=why)))
        if one.next_at is not None:
            lines.append(("", say("console-alert-next", time=time(one.next_at, say))))
        if known.waiting:
            lines.append(("", say("console-alert-waiting", count=known.waiting)))
        if one.given_up:
            lines.append(("bad", say("console-alert-given-up", count=one.given_up)))
        return lines

    def _one_shown(self, recipient: str, form: RecipientForm | None = None) -> Response:
        one, say = self._found(recipient), self.say()
        return self.page(
            "console/alert_recipient.html",
            form=form or self._form_of(one, say),
            tongues=TONGUES,
            recipient=one,
        )

    # Commands.

    def _do(self) -> Response:
        """Send a test message, or set the contact lines."""
        if request.form.get("act") == "contacts":
            contacts = ContactsForm()
            return self.submitted(
                contacts, lambda: self._set_contacts(contacts), lambda: self._shown(contacts)
            )
        form, recipient = Form(), request.form.get("recipient", "")

        def test() -> Response:
            self.give(c.SendTestAlert, form, recipient=recipient)
            return self.done("test_alert", _ADDRESS)

        return self.submitted(form, test, self._shown)

    def _do_to_one(self, recipient: str) -> Response:
        """Add a recipient, change one, or delete it."""
        one = self._found(recipient)
        if request.form.get("act") == "remove":
            plain = Form()

            def remove() -> Response:
                self.give(c.RemoveRecipient, plain, recipient=recipient)
                return self.done("recipient_removed", _ADDRESS)

            return self.submitted(plain, remove, lambda: self._one_shown(recipient))
        form = self._filled(RecipientForm(), self.say())

        def change() -> Response:
            known = one.id if one is not None else None
            answer = self.give(c.SetRecipient, form, recipient=known, **form.values())
            if one is None and form.way.data == AlertWay.WEBHOOK:
                session[_SECRET] = answer["id"]
            return self.done("recipient_set", _ADDRESS)

        return self.submitted(form, change, lambda: self._one_shown(recipient, form))

    def _set_contacts(self, form: ContactsForm) -> Response:
        lines = {kind: (form[f"line_{kind}"].data or "").strip() for kind in AlarmKind}
        long = [f"line_{kind}" for kind, line in lines.items() if len(line) > c.CONTACT_SIGNS]
        if long:
            raise malformed_field(long[0], "is needed")
        contacts = [{"kind": kind, "line": line} for kind, line in lines.items() if line]
        self.give(c.SetContacts, form, contacts=contacts)
        return self.done("contacts_set", _ADDRESS)

    # The forms.

    def _form_of(self, one: Recipient | None, say: Wording) -> RecipientForm:
        """The form of a recipient; for a new one with default values."""
        if one is None:
            proposed = {"way": AlertWay.MAIL, "kinds": list(FOR_ENGINEERS)}
            return self._filled(
                RecipientForm(formdata=None, language=say.language, **proposed), say
            )
        names = ("label", "way", "address", "language", "kinds")
        form = RecipientForm(formdata=None, **{name: getattr(one, name) for name in names})
        for name in ("quiet_from", "quiet_until"):
            form[name].process_formdata([getattr(one, name)] if getattr(one, name) else [])
        return self._filled(form, say)

    @staticmethod
    def _filled(form: RecipientForm, say: Wording) -> RecipientForm:
        """A form with the labels of its choices."""
        form.way.choices = [(way.value, say("console-alert-way", way=way)) for way in AlertWay]
        form.kinds.choices = [
            (kind.value, say("console-alarm-kind", kind=kind)) for kind in AlarmKind
        ]
        return form

    def _contacts_form(self) -> ContactsForm:
        centre = authorization.own_centre()
        lines = self.app.store.access(lambda access: access.contact_lines(centre))
        return ContactsForm(formdata=None, **{f"line_{kind}": line for kind, line in lines.items()})

    # Look-ups.

    def _told_secret(self) -> str:
        """The secret of the webhook that was just added; shown once."""
        recipient = session.pop(_SECRET, None)
        return secret_of(self.app, recipient) if recipient is not None else ""

    def _found(self, recipient: str) -> Recipient | None:
        """A recipient of the centre; None for a new one. `not_found` for another."""
        if recipient == _NEW:
            return None
        for known in known_recipients(self.app, authorization.own_centre()):
            if known.one.id == recipient:
                return known.one
        raise Refusal(ProblemType.NOT_FOUND, {"what": "recipient", "id": recipient})
