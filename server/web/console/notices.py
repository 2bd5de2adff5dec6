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
from server.domain.principal import permitted_to
from server.web import authorization
from server.web.console.actions import end_of_day, later_today
from server.web.pages.forms import Form, field, fields_in, texts_in
from server.web.pages.frame import Part, Route

ENDS = ("taken_down", "day", "time")
"""The end of a notice: by hand, with the day, at a time."""

PROPOSED = timedelta(hours=1)
"""The default duration of a new notice."""


class _NoticeForm(Form):
    ends = field(RadioField, default=ENDS[0])
    until = TimeField(validators=[Optional()])


class Notices(Part):
    """The page of the notices."""

    def _routes(self) -> Iterable[Route]:
        yield ("console/notices", Page.STEERING, {"GET": self._shown, "POST": self._do})

    def _languages(self) -> Sequence[str]:
        return self.layout().config.centre.languages

    def _form(self, *, sent: bool, notice: Notice | None = None) -> _NoticeForm:
        texts = {f"text_{code}": TextAreaField() for code in self._languages()}
        kind: type[_NoticeForm] = type("NoticeInLanguages", (_NoticeForm,), texts)
        known = notice.texts if notice is not None else {}
        filled = {f"text_{code}": known.get(code, "") for code in known}
        form = kind() if sent else kind(formdata=None, **filled, **self._end_of(notice))
        say = self.say()
        form.ends.choices = [(one, say("console-notice-ends", ends=one)) for one in ENDS]
        return form

    def _shown(self, form: _NoticeForm | None = None) -> Response:
        up = self.context().notices
        wanted = request.form.get("notice") or request.args.get("change")
        changed = next((one for one in up if one.id == wanted), None)
        form = form or self._form(sent=False, notice=changed)
        return self.page(
            "console/notices.html",
            form=form,
            changed=changed,
            up=up,
            languages_of_hall=fields_in(form, "text", self._languages()),
            may_post=permitted_to(authorization.who(), c.PostNotice.name),
        )

    def _do(self) -> Response:
        sent = None if request.form.get("act") == "take_down" else self._form(sent=True)
        form, notice = sent or Form(), request.form.get("notice") or None
        with self.submitted(form, lambda: self._shown(sent)):
            if sent is None:
                self.give(c.PostNotice, form, notice=notice, texts={})
                return self.done("notice_down", "console/notices")
            texts = texts_in(sent, "text", self._languages())
            if not texts:
                raise malformed_field(f"text_{self._languages()[0]}", "is needed")
            self.give(c.PostNotice, form, notice=notice, texts=texts, until=self._until(sent))
            return self.done("notice_up", "console/notices")

    def _end_of(self, notice: Notice | None) -> dict[str, Any]:
        # A notice that is not removed by hand is likely outdated an hour from now.
        end = notice.until if notice is not None else self.app.clock.now() + PROPOSED
        if end is None:
            return {}
        if end >= end_of_day(self):
            return {"ends": "day"}
        return {"ends": "time", "until": end.astimezone(self.zone()).time()}

    def _until(self, form: _NoticeForm) -> datetime | None:
        """When the notice expires; `malformed` if a time is chosen but not given."""
        if form.ends.data == "day":
            return end_of_day(self)
        if form.ends.data == "time":
            return later_today(self, "until", form.until.data)
        return None
