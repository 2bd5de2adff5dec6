"""Notices on boards, kiosks and phones: posting, changing, removing."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from flask import Response, request
from wtforms import RadioField, TextAreaField, TimeField
from wtforms.validators import Optional

from contract import commands as c
from contract.errors import malformed_field
from contract.operations import Page
from contract.snapshots import Notice
from contract.texts import pick
from server.domain.principal import permitted_to
from server.web import authorization
from server.web.console.actions import end_of_day, later_today
from server.web.pages.forms import Form, field, fields_in, texts_in
from server.web.pages.frame import Part, Route

ENDS = ("taken_down", "day", "time")
"""The end of a notice: by hand, with the day, at a time."""

PROPOSED = timedelta(hours=1)
"""The default duration of a new notice."""


class NoticeForm(Form):
    """A notice; the page adds a text for each language of the hall."""

    ends = field(RadioField, default=ENDS[0])
    until = TimeField(validators=[Optional()])


class Notices(Part):
    """The page of the notices."""

    def _routes(self) -> Iterable[Route]:
        yield ("console/notices", Page.STEERING, {"GET": self._shown, "POST": self._do})

    def _languages(self) -> Sequence[str]:
        return self.layout().config.centre.languages

    def _form(self, *, sent: bool, notice: Notice | None = None) -> NoticeForm:
        """The form with a text in each language of the hall: as submitted, or with current
        values."""
        texts = {f"text_{code}": TextAreaField() for code in self._languages()}
        kind: type[NoticeForm] = type("NoticeInLanguages", (NoticeForm,), texts)
        known = notice.texts if notice is not None else {}
        filled = {f"text_{code}": known.get(code, "") for code in known}
        form = kind() if sent else kind(formdata=None, **filled, **self._end_of(notice))
        say = self.say()
        form.ends.choices = [(one, say("console-notice-ends", ends=one)) for one in ENDS]
        return form

    def _shown(self, form: NoticeForm | None = None) -> Response:
        say = self.say()
        up = self.context().notices
        wanted = request.form.get("notice") or request.args.get("change")
        changed = next((one for one in up if one.id == wanted), None)
        form = form or self._form(sent=False, notice=changed)
        return self.page(
            "console/notices.html",
            form=form,
            changed=changed,
            up=[
                (
                    one.id,
                    pick(one.texts, say.language),
                    self.hall_time(one.until, say) if one.until else "",
                )
                for one in up
            ],
            languages_of_hall=fields_in(form, "text", self._languages()),
            may_post=permitted_to(authorization.who(), c.PostNotice.name),
        )

    def _do(self) -> Response:
        take_down = request.form.get("act") == "take_down"
        form = Form() if take_down else self._form(sent=True)

        def act() -> Response:
            if take_down:
                self.give(c.PostNotice, form, notice=request.form.get("notice"), texts={})
                return self.done("notice_down", "console/notices")
            assert isinstance(form, NoticeForm)
            self.give(
                c.PostNotice,
                form,
                notice=request.form.get("notice") or None,
                texts=self._texts(form),
                until=self._until(form),
            )
            return self.done("notice_up", "console/notices")

        sent = form if isinstance(form, NoticeForm) else None
        return self.submitted(form, act, lambda: self._shown(sent))

    def _end_of(self, notice: Notice | None) -> dict[str, Any]:
        """The end of a notice, as chosen in the form."""
        # A notice that is not removed by hand is likely outdated an hour from now.
        end = notice.until if notice is not None else self.app.clock.now() + PROPOSED
        if end is None:
            return {}
        if end >= end_of_day(self):
            return {"ends": "day"}
        return {"ends": "time", "until": end.astimezone(self.zone()).time()}

    def _texts(self, form: NoticeForm) -> dict[str, str]:
        """The texts by language; `malformed` if there is none at all."""
        texts = texts_in(form, "text", self._languages())
        if not texts:
            first = f"text_{self._languages()[0]}"
            raise malformed_field(first, "is needed")
        return texts

    def _until(self, form: NoticeForm) -> datetime | None:
        """When the notice expires; `malformed` if a time is chosen but not given."""
        if form.ends.data == "day":
            return end_of_day(self)
        if form.ends.data == "time":
            if form.until.data is None:
                raise malformed_field("until", "is needed")
            return later_today(self, "until", form.until.data)
        return None
