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
from server.web.pages.forms import (
    PageForm,
    execute,
    field,
    fields_in,
    language_fields,
    submitted,
    texts_in,
    with_fields,
)
from server.web.pages.frame import Pages, Views

ENDS = ("taken_down", "day", "time")
"""The end of a notice: by hand, with the day, at a time."""

PROPOSED = timedelta(hours=1)
"""The default duration of a new notice."""


@with_fields(language_fields("text"), TextAreaField)
class _NoticeForm(PageForm):
    ends = field(RadioField, default=ENDS[0])
    until = TimeField(validators=[Optional()])


class NoticePages(Pages):
    """The page of the notices."""

    def routes(self) -> Iterable[Views]:
        yield Views("console/notices", Page.STEERING, self.show_notices, self.change_notice)

    def _languages(self) -> Sequence[str]:
        return self.frame.config().centre.languages

    def _form(self, *, sent: bool, notice: Notice | None = None) -> _NoticeForm:
        texts = notice.texts if notice is not None else {}
        values = {f"text_{code}": text for code, text in texts.items()} | self._end_of(notice)
        form = _NoticeForm() if sent else _NoticeForm(formdata=None, **values)
        say = self.frame.say()
        form.ends.choices = [(end, say("console-notice-ends", ends=end)) for end in ENDS]
        return form

    def show_notices(self, form: _NoticeForm | None = None) -> Response:
        up = self.frame.context().notices
        wanted = request.form.get("notice") or request.args.get("change")
        changed = next((notice for notice in up if notice.id == wanted), None)
        form = form or self._form(sent=False, notice=changed)
        return self.frame.page(
            "console/notices.html",
            form=form,
            changed=changed,
            up=up,
            languages_of_hall=fields_in(form, "text", self._languages()),
            may_post=permitted_to(authorization.who(), c.PostNotice.name),
        )

    def change_notice(self) -> Response:
        sent = None if request.form.get("act") == "take_down" else self._form(sent=True)
        form, notice = sent or PageForm(), request.form.get("notice") or None
        with submitted(self.frame, form, lambda: self.show_notices(sent)):
            if sent is None:
                execute(self.app, c.PostNotice, form, notice=notice, texts={})
                return self.frame.done("notice_down", "console/notices")
            texts = texts_in(sent, "text", self._languages())
            if not texts:
                raise malformed_field(f"text_{self._languages()[0]}", "is needed")
            execute(
                self.app, c.PostNotice, form, notice=notice, texts=texts, until=self._until(sent)
            )
            return self.frame.done("notice_up", "console/notices")

    def _end_of(self, notice: Notice | None) -> dict[str, Any]:
        # A notice that is not removed by hand is likely outdated an hour from now.
        end = notice.until if notice is not None else self.app.clock.now() + PROPOSED
        if end is None:
            return {}
        if end >= end_of_day(self.frame):
            return {"ends": "day"}
        return {"ends": "time", "until": end.astimezone(self.frame.zone()).time()}

    def _until(self, form: _NoticeForm) -> datetime | None:
        """When the notice expires; `malformed` if a time is chosen but not given."""
        if form.ends.data == "day":
            return end_of_day(self.frame)
        if form.ends.data == "time":
            return later_today(self.frame, "until", form.until.data)
        return None
